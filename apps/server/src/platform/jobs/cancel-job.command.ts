import * as contract from '@qingyuan/contract/jobs';
import { conflict } from '../access/errors.ts';
import { command } from '../command/command.ts';
import { mayCancel } from './jobs.policy.ts';
import { getJob } from './jobs.read.ts';
import { askCancel } from './jobs.sql.ts';

/** Asks long work to stop. It ends at its next safe point and leaves nothing of itself. */
export const cancelJob = command({
  name: 'job.cancel',
  input: contract.cancelJob.params,
  load: ({ db, scope }, input) => getJob(db, scope, input.id),
  policy: (actor, job) => mayCancel(actor, job),
  run: async ({ db, scope }, job) => {
    if (!(await askCancel(db, scope, job.id))) throw conflict('job-ended', '该项工作已经结束，不能再取消。');
    return {
      result: { id: job.id },
      area: job.areaCode,
      streams: [{ type: job.subjectType, id: job.subjectId }],
      data: { job: job.kind, title: job.title },
    };
  },
});
