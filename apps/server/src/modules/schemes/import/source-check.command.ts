import * as contract from '@qingyuan/contract/scheme-import';
import { anyOf } from '../../../platform/access/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { requireWorkableCase } from '../../cases/index.ts';
import { openEvidence, recordUse } from '../../evidence/index.ts';
import { ANALYSE_SCHEMES } from '../schemes.policy.ts';

export const CHECK_JOB = 'scheme.check-source';

/** Asks for a look through a member table before it is analysed: the work itself is a job, which changes nothing. */
export const checkSource = command({
  name: 'scheme.check-source',
  input: contract.checkSource.body.safeExtend(contract.checkSource.params.shape),
  load: async ({ db, scope, services }, { evidenceId }) => {
    const { caseId } = await openEvidence(services, db, { scope, id: evidenceId });
    return requireWorkableCase(db, scope, caseId);
  },
  policy: anyOf(...ANALYSE_SCHEMES),
  run: async ({ db, scope, actor, now, services }, kase, { evidenceId, table, encoding, mapping }) => {
    const item = await recordUse(db, scope, { evidenceId, actor, at: now, purpose: '分析前检查数据' });
    const jobId = crypto.randomUUID();
    await services.jobs.enqueue(db, scope, {
      id: jobId,
      kind: CHECK_JOB,
      title: `检查数据：${item.name}`,
      area: kase.area,
      at: now,
      subject: { type: 'evidence', id: evidenceId },
      input: { evidenceId, table, encoding, mapping },
    });
    return {
      result: { jobId },
      area: kase.area,
      streams: [
        { type: 'case', id: kase.id },
        { type: 'evidence', id: evidenceId },
      ],
      data: { evidenceId, file: item.name, table, sha256: item.sha256 },
    };
  },
});
