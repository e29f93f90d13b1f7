import * as contract from '@qingyuan/contract/jobs';
import { commandRoute, type Route, route } from '../http/route.ts';
import { cancelJob } from './cancel-job.command.ts';
import { SEE_JOBS } from './jobs.policy.ts';
import { getJob, jobsOf } from './jobs.read.ts';

const readers = { roles: SEE_JOBS };

export const jobRoutes: readonly Route[] = [
  route(contract.listJobs, readers, (request, { query }) =>
    request.read(jobsOf({ type: query.subjectType, id: query.subjectId })),
  ),
  route(contract.getJob, readers, (request, { params }) => request.read((db, scope) => getJob(db, scope, params.id))),
  commandRoute(contract.cancelJob, readers, cancelJob),
];
