import * as contract from '@qingyuan/contract/schemes';
import { anyOf } from '../../platform/access/actor.ts';
import { conflict, notFound } from '../../platform/access/errors.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { requireWorkableCase } from '../cases/index.ts';
import { recordUse } from '../evidence/index.ts';
import { otherEvidence } from './import/open-originals.ts';
import { ANALYSE_SCHEMES } from './schemes.policy.ts';
import { findScheme, insertAnalysis, insertScheme, listLatestRuns, lockScheme } from './schemes.sql.ts';

export const ANALYSE_JOB = 'scheme.analyse';

/** Asks for the analysis of a member table: the work itself is a job, which starts after the commit. */
export const analyseScheme = command({
  name: 'scheme.analyse',
  input: contract.analyseScheme.body,
  load: ({ db, scope }, input) => requireWorkableCase(db, scope, input.caseId),
  policy: anyOf(...ANALYSE_SCHEMES),
  run: async (ctx, kase, input) => {
    const { db, scope, actor, now, services } = ctx;
    const item = await recordUse(db, scope, { evidenceId: input.evidenceId, actor, at: now, purpose: '分析组织结构' });
    if (item.caseId !== kase.id) throw notFound('本案中的该证据');
    for (const evidenceId of otherEvidence(input)) {
      const other = await recordUse(db, scope, { evidenceId, actor, at: now, purpose: '分析组织结构' });
      if (other.caseId !== kase.id) throw notFound('本案中的该证据');
    }
    const version = await nextVersion(ctx, { id: input.id, caseId: kase.id, areaCode: kase.area, name: input.name });
    const jobId = crypto.randomUUID();
    const { table, encoding, mapping, join, persons } = input;
    const options = { table, encoding, mapping, join, persons };
    await insertAnalysis(db, scope, {
      id: jobId,
      schemeId: input.id,
      evidenceId: item.id,
      version,
      options,
      area: kase.area,
      actor,
      at: now,
    });
    await services.jobs.enqueue(db, scope, {
      id: jobId,
      kind: ANALYSE_JOB,
      title: `分析组织结构：${input.name}`,
      area: kase.area,
      at: now,
      subject: {
        type: 'scheme',
        id: input.id,
      },
      input: { analysisId: jobId },
    });
    return {
      result: { id: input.id, jobId },
      area: kase.area,
      streams: [
        { type: 'scheme', id: input.id },
        { type: 'case', id: kase.id },
        { type: 'evidence', id: item.id },
      ],
      data: { schemeId: input.id, name: input.name, version, file: item.name, sha256: item.sha256, persons },
    };
  },
});

/** Enters the scheme, or takes the known one of the same case, if no analysis of it is under way. */
async function nextVersion(
  { db, scope, actor, now }: CommandContext,
  given: { readonly id: string; readonly caseId: string; readonly areaCode: string; readonly name: string },
): Promise<number> {
  await lockScheme(db, scope, given.id);
  const known = await findScheme(db, scope, given.id);
  if (known === undefined) {
    await insertScheme(db, scope, { ...given, createdAt: now, createdBy: actor.userId });
    return 1;
  }
  if (known.caseId !== given.caseId)
    throw conflict('scheme-of-other-case', '该传销组织属于另一案件，请在该案件中分析。');
  const latest = (await listLatestRuns(db, scope, [given.id])).get(given.id);
  if (latest?.state === 'queued' || latest?.state === 'running') {
    throw conflict('analysis-running', '该组织正在分析，请等待完成，或者取消后再分析。');
  }
  return (latest?.version ?? 0) + 1;
}
