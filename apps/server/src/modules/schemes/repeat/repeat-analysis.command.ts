import * as contract from '@qingyuan/contract/scheme-report';
import { z } from 'zod';
import { anyOf, followsOnly } from '../../../platform/access/actor.ts';
import { conflict } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { recordUse } from '../../evidence/index.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { EXPORT_REPORTS } from '../schemes.policy.ts';
import { getAnalysis, getScheme, lockScheme } from '../schemes.sql.ts';
import { getRepeat, insertRepeat, insertRepeatResult, listRepeats } from './repeats.sql.ts';

export const REPEAT_JOB = 'scheme.repeat';

/** Asks for the last finished analysis once more: the work itself is a job, which changes nothing of it. */
export const repeatAnalysis = command({
  name: 'scheme.repeat',
  input: contract.repeatAnalysis.params,
  load: ({ db, scope, actor }, input) => getAnalysedScheme(db, scope, { actor, id: input.id }),
  policy: anyOf(...EXPORT_REPORTS),
  run: async ({ db, scope, actor, now, services }, { scheme, result }) => {
    await lockScheme(db, scope, scheme.id);
    const known = await listRepeats(db, scope, scheme.id);
    if (known.some(({ state }) => state === 'queued' || state === 'running'))
      throw conflict('repeat-running', '正在重复分析，请等待完成。');
    const { evidenceId } = result.figures.source;
    const item = await recordUse(db, scope, { evidenceId, actor, at: now, purpose: '重复分析组织结构' });
    const jobId = crypto.randomUUID();
    const { analysisId } = result;
    await insertRepeat(db, scope, {
      id: jobId,
      schemeId: scheme.id,
      analysisId,
      area: scheme.areaCode,
      actor,
      at: now,
    });
    await services.jobs.enqueue(db, scope, {
      id: jobId,
      kind: REPEAT_JOB,
      title: `重复分析：${scheme.name}`,
      area: scheme.areaCode,
      at: now,
      subject: { type: 'scheme', id: scheme.id },
      input: { repeatId: jobId },
    });
    return {
      result: { id: scheme.id, jobId },
      area: scheme.areaCode,
      streams: [
        { type: 'scheme', id: scheme.id },
        { type: 'case', id: scheme.caseId },
        { type: 'evidence', id: item.id },
      ],
      data: { schemeId: scheme.id, name: scheme.name, version: result.version, digest: result.digest },
    };
  },
});

/** Takes in what a repetition came to. */
export const recordRepeat = command({
  name: 'scheme.record-repeat',
  input: z.object({ repeatId: z.uuid(), result: contract.RepeatResult.omit({ recordedAt: true }) }),
  load: async ({ db, scope }, input) => {
    const repeat = await getRepeat(db, scope, input.repeatId);
    const { version } = await getAnalysis(db, scope, repeat.analysisId);
    return { version, scheme: await getScheme(db, scope, repeat.schemeId) };
  },
  policy: followsOnly,
  run: async ({ db, scope, now }, { scheme, version }, { repeatId, result }) => {
    await insertRepeatResult(db, scope, { repeatId, area: scheme.areaCode, result, at: now });
    const { outcome, digest, source, differencesTotal, fault } = result;
    return {
      result: { id: scheme.id, outcome },
      area: scheme.areaCode,
      streams: [
        { type: 'scheme', id: scheme.id },
        { type: 'case', id: scheme.caseId },
      ],
      data: {
        schemeId: scheme.id,
        name: scheme.name,
        version,
        outcome,
        digest,
        sha256: source?.sha256 ?? null,
        differences: differencesTotal,
        fault: fault?.id ?? null,
      },
    };
  },
});
