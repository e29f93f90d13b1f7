import type { Localized } from '@qingyuan/contract/law';
import type { JoinedTable } from '@qingyuan/contract/scheme-join';
import type { RepeatDifference, RepeatResult } from '@qingyuan/contract/scheme-report';
import { z } from 'zod';
import { DomainError } from '../../../platform/access/errors.ts';
import { execute } from '../../../platform/command/execute.ts';
import { type Digests, digestAll } from '../../../platform/crypto/digest.ts';
import { withScope } from '../../../platform/db/scope.ts';
import type { JobContext, JobKind } from '../../../platform/jobs/worker.ts';
import { openEvidence } from '../../evidence/index.ts';
import { type AnalysisOutputs, outputsDigest } from '../digests.ts';
import { reckonAnalysis } from '../schemes.jobs.ts';
import { getResult, type StoredResult } from '../schemes.sql.ts';
import { compareOutputs } from './compare-outputs.ts';
import { REPEAT_JOB, recordRepeat } from './repeat-analysis.command.ts';
import { getRepeat } from './repeats.sql.ts';

const Input = z.object({ repeatId: z.uuid() });

/** Differences kept one by one; how many there are in all is kept too. */
const LISTED = 500;

type Found = Omit<RepeatResult, 'recordedAt'>;
type Checked = Found['source'];

/** Reads the sealed originals anew, takes their hashes, reckons everything once more and records what is not as it was. */
export const repeatJob: JobKind = { name: REPEAT_JOB, run: repeat };

async function repeat(job: JobContext): Promise<{ outcome: string; digest: string | null }> {
  const { platform, actor } = job;
  const { repeatId } = Input.parse(job.input);
  const recorded = await withScope(platform.db, actor.scope, async (db) => {
    const { analysisId } = await getRepeat(db, actor.scope, repeatId);
    return getResult(db, actor.scope, analysisId);
  });
  const result = await reckonAgain(job, recorded);
  const input = { repeatId, result };
  await execute(platform.spine, recordRepeat, { actor, input, key: `job:${job.id}:record` });
  return { outcome: result.outcome, digest: result.digest };
}

async function reckonAgain(job: JobContext, recorded: StoredResult): Promise<Found> {
  let source: Checked = null;
  try {
    const now = await rehash(job, recorded.figures.source.evidenceId);
    source = now;
    const tampered = originalDifferences({ at: 'source', label: ORIGINAL }, recorded.figures.source, now);
    for (const other of otherOriginals(recorded)) {
      const { bytes: _, ...digests } = await rehash(job, other.evidenceId);
      const label = { zh: `原始数据：${other.file}`, en: `Original: ${other.file}` };
      tampered.push(...originalDifferences({ at: `joined.${other.evidenceId}`, label }, other, digests));
    }
    if (tampered.length > 0) return refused(source, tampered, ALTERED);
    const { figures, structureFile, placementFile, insightFile, ...faults } = await reckonAnalysis(job, {
      analysisId: recorded.analysisId,
      on: recorded.recordedAt,
      keep: digestAll,
    });
    return compared(recorded, source, {
      figures,
      structureId: structureFile.sha256,
      placementId: placementFile?.sha256 ?? null,
      // A result from before there was such a file is compared without it.
      insightId: recorded.insightId === null ? null : insightFile.sha256,
      findingsId: faults.findingsFile.sha256,
      // The same.
      placementFindingsId:
        recorded.placementFindingsId === null ? null : (faults.placementFindingsFile?.sha256 ?? null),
    });
  } catch (error) {
    // Faults that explain themselves are what the repetition found; all others are faults of the server.
    if (!(error instanceof DomainError)) throw error;
    return refused(source, [], { id: error.id, message: error.message });
  }
}

const ALTERED = { id: 'source-altered', message: '原始数据的校验值与分析时不一致，原始数据可能被改动，不再重复计算。' };

function refused(source: Checked, differences: RepeatDifference[], fault: NonNullable<Found['fault']>): Found {
  const nothing = { digest: null, engine: null, rule: null };
  return { outcome: 'refused', source, ...nothing, differences, differencesTotal: differences.length, fault };
}

function compared(recorded: StoredResult, source: Checked, outputs: AnalysisOutputs): Found {
  const digest = outputsDigest(outputs);
  const all = compareOutputs(recorded, outputs);
  if (all.length === 0 && digest !== recorded.digest) all.push(otherDigest(recorded.digest, digest));
  return {
    outcome: all.length === 0 ? 'same' : 'differs',
    source,
    digest,
    engine: outputs.figures.engine,
    rule: outputs.figures.thresholds.rule,
    differences: all.slice(0, LISTED),
    differencesTotal: all.length,
    fault: null,
  };
}

/** The figures are those recorded, their digest is not: somebody has changed it. */
function otherDigest(before: string, after: string): RepeatDifference {
  return { topic: 'file', at: 'digest', label: { zh: '分析结果的校验值', en: 'Digest of the result' }, before, after };
}

/** Hashes of the original from its first byte to its last. @throws DomainError when it is missing or damaged. */
async function rehash(
  { platform, actor, signal, progress }: JobContext,
  evidenceId: string,
): Promise<NonNullable<Checked>> {
  const { source } = await withScope(platform.db, actor.scope, (db) =>
    openEvidence(platform, db, { scope: actor.scope, id: evidenceId }),
  );
  progress(0, 'checking');
  const { sha256, sm3, size }: Digests = await digestAll(untilStopped(source.stream(), signal));
  return { bytes: size, sha256, sm3 };
}

async function* untilStopped(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    signal.throwIfAborted();
    yield chunk;
  }
}

const ORIGINAL = { zh: '原始数据', en: 'Original' };

/** The originals of joined tables besides that of the members, each once. */
function otherOriginals({ figures }: StoredResult): JoinedTable[] {
  const others = (figures.joined ?? []).filter(({ evidenceId }) => evidenceId !== figures.source.evidenceId);
  return [...new Map(others.map((one) => [one.evidenceId, one])).values()];
}

type Sizes = Partial<NonNullable<Checked>>;

/** What of an original is not as it was, of what is known of it now. */
function originalDifferences(
  { at, label }: { readonly at: string; readonly label: Localized },
  before: Sizes,
  now: Sizes,
): RepeatDifference[] {
  return (['bytes', 'sha256', 'sm3'] as const).flatMap((field) =>
    now[field] === undefined || before[field] === now[field]
      ? []
      : [{ topic: 'source', at: `${at}.${field}`, label, before: String(before[field]), after: String(now[field]) }],
  );
}
