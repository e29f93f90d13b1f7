import { conflict, notFound } from '../../platform/access/errors.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { requireWorkableCase } from '../cases/index.ts';
import { recordUse } from '../evidence/index.ts';
import { listChoices } from './choices/choices.sql.ts';
import { otherEvidence } from './import/open-originals.ts';
import type { AnalysisOptions } from './schemes.figures.ts';
import { findScheme, insertAnalysis, insertScheme, listLatestRuns, lockScheme } from './schemes.sql.ts';

export const ANALYSE_JOB = 'scheme.analyse';

type WorkableCase = Awaited<ReturnType<typeof requireWorkableCase>>;

interface Wanted {
  /** Of the scheme. */
  readonly id: string;
  readonly name: string;
  readonly evidenceId: string;
  readonly options: Omit<AnalysisOptions, 'choices'>;
}

/**
 * Enters an analysis with the decisions about the data that are in force, and the job that does it after the commit.
 * @returns what the command that asked for it puts out.
 */
export async function askForAnalysis(ctx: CommandContext, kase: WorkableCase, wanted: Wanted) {
  const { db, scope, actor, now, services } = ctx;
  const { id, name, evidenceId } = wanted;
  const use = async (one: string) => {
    const item = await recordUse(db, scope, { evidenceId: one, actor, at: now, purpose: '分析组织结构' });
    if (item.caseId !== kase.id) throw notFound('本案中的该证据');
    return item;
  };
  const item = await use(evidenceId);
  for (const other of otherEvidence({ evidenceId, join: wanted.options.join })) await use(other);
  const version = await nextVersion(ctx, { id, caseId: kase.id, areaCode: kase.area, name });
  const choices = (await listChoices(db, scope, id)).filter(({ revoked }) => revoked === null).map((one) => one.id);
  const options = { ...wanted.options, choices: choices.length === 0 ? undefined : choices };
  const jobId = crypto.randomUUID();
  await insertAnalysis(db, scope, {
    id: jobId,
    schemeId: id,
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
    title: `分析组织结构：${name}`,
    area: kase.area,
    at: now,
    subject: { type: 'scheme', id },
    input: { analysisId: jobId },
  });
  const { persons } = options;
  return {
    result: { id, jobId },
    area: kase.area,
    streams: [
      { type: 'scheme', id },
      { type: 'case', id: kase.id },
      { type: 'evidence', id: item.id },
    ],
    data: { schemeId: id, name, version, file: item.name, sha256: item.sha256, persons, choices: choices.length },
  };
}

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
