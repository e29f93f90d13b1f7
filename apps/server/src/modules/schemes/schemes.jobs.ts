import type { ColumnNames } from '@qingyuan/contract/scheme-source';
import type { TreeFigures } from '@qingyuan/contract/schemes';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { MEMBER_ROLES } from '@qingyuan/core/scheme/reading/columns';
import { FINDING_KINDS } from '@qingyuan/core/scheme/results/findings';
import { parseThresholdRules } from '@qingyuan/core/scheme/threshold-rules';
import { z } from 'zod';
import { execute } from '../../platform/command/execute.ts';
import { withScope } from '../../platform/db/scope.ts';
import type { JobContext, JobKind } from '../../platform/jobs/worker.ts';
import { ANALYSE_JOB } from './ask-for-analysis.ts';
import { type OpenChoice, openChoices } from './choices/choices.read.ts';
import { type AnalysedTable, analyseTable } from './engine/analyse-table.ts';
import type { TableFigures } from './engine/analyse-table.messages.ts';
import type { ChosenTable } from './engine/member-tables.ts';
import type { Original } from './import/open-members.ts';
import { openOriginals } from './import/open-originals.ts';
import { type ImportThread, withImportThread } from './import/thread/import-thread.ts';
import { insightRules } from './insight/insight.rules.ts';
import { recordAnalysis } from './record-analysis.command.ts';
import type { SchemeFigures } from './schemes.figures.ts';
import { getAnalysis, type StoredAnalysis } from './schemes.sql.ts';
import { explainSourceFault } from './source-fault.ts';
import { appliedThresholds } from './thresholds.rules.ts';

/** The rule that schemes are compared with (公通字〔2013〕37号). */
const THRESHOLD_RULE = 'organise-lead-2013-37';

const Input = z.object({ analysisId: z.uuid() });

/**
 * Analyses a sealed member table on a thread of its own, keeps structure and findings in the vault,
 * then records the result. Run again after a crash it puts out the same and records once.
 */
export const analyseJob: JobKind = { name: ANALYSE_JOB, run: analyse };

async function analyse(job: JobContext): Promise<{ schemeId: string; digest: string }> {
  const { platform, actor } = job;
  const { analysisId } = Input.parse(job.input);
  const { figures, structureFile, placementFile, insightFile, findingsFile, placementFindingsFile } =
    await reckonAnalysis(job, {
      analysisId,
      on: platform.clock(),
      keep: (pieces) => platform.vault.putDerived(pieces),
    });
  const input = {
    analysisId,
    figures,
    structureId: structureFile.id,
    placementId: placementFile?.id ?? null,
    insightId: insightFile.id,
    findingsId: findingsFile.id,
    placementFindingsId: placementFindingsFile?.id ?? null,
  };
  const { id, digest } = await execute(platform.spine, recordAnalysis, { actor, input, key: `job:${job.id}:record` });
  return { schemeId: id, digest };
}

interface Reckoning<Kept> {
  readonly analysisId: string;
  /** The day whose rules are applied. */
  readonly on: Date;
  readonly keep: (pieces: AsyncIterable<Uint8Array>) => Promise<Kept>;
}

interface Reckoned<Kept> {
  readonly figures: SchemeFigures;
  readonly structureFile: Kept;
  /** Undefined when the table has no placements. */
  readonly placementFile: Kept | undefined;
  readonly insightFile: Kept;
  readonly findingsFile: Kept;
  /** Undefined when the table has no placements. */
  readonly placementFindingsFile: Kept | undefined;
}

/** Reads the sealed original of an analysis and reckons everything from what was chosen for it. @throws DomainError for faults of the source. */
export async function reckonAnalysis<Kept>(job: JobContext, asked: Reckoning<Kept>): Promise<Reckoned<Kept>> {
  const { platform, actor, signal } = job;
  const opened = await withScope(platform.db, actor.scope, async (db) => {
    const analysis = await getAnalysis(db, actor.scope, asked.analysisId);
    const { evidence, others } = await openOriginals(platform, db, { scope: actor.scope, analysis });
    const choices = await openChoices(platform.keys, { db, scope: actor.scope }, analysis);
    return { analysis, originals: [evidence, ...others], evidence, choices };
  });
  const hearing = { onTable: () => job.progress(0, 'joining') };
  try {
    return await withImportThread({ originals: opened.originals, signal, hearing }, (thread) =>
      reckonOpened(job, asked, { ...opened, thread }),
    );
  } catch (error) {
    throw explainSourceFault(error);
  }
}

interface Opened {
  readonly analysis: StoredAnalysis;
  readonly evidence: Original;
  readonly choices: readonly OpenChoice[];
  readonly thread: ImportThread;
}

async function reckonOpened<Kept>(
  { platform, signal, progress }: JobContext,
  asked: Reckoning<Kept>,
  { analysis, evidence, choices, thread }: Opened,
): Promise<Reckoned<Kept>> {
  const { joined, ...sent } = await thread.ask('members', analysis.options);
  const chosen = thread.tableOf(sent);
  const day = shanghaiDate(asked.on.getTime());
  const rule = platform.law.thresholds(THRESHOLD_RULE, day);
  const { name, sha256, sm3, source } = evidence;
  const seal = { name, bytes: source.size, sha256, sm3 };
  const { persons, activeValues } = analysis.options;
  const analysed = await analyseTable({
    ...chosen,
    persons,
    choices: choices.map(({ choice }) => choice),
    activeWords: activeValues,
    rules: parseThresholdRules(rule),
    insightRules: insightRules(platform.law, day),
    source: seal,
    signal,
    onProgress: progress,
    keep: asked.keep,
  });
  signal.throwIfAborted();
  const applied = (id: string): boolean => analysed.choices.some((one) => one.id === id && one.applied);
  const figures = toFigures(analysed, {
    source: { evidenceId: evidence.id, ...seal },
    table: chosen.table.name,
    encoding: chosen.table.encoding,
    mapping: columnNames(chosen),
    ...(joined === undefined ? {} : { joined: [...joined] }),
    persons,
    ...(activeValues === undefined ? {} : { activeValues }),
    ...(choices.length === 0
      ? {}
      : { choices: choices.map((one) => ({ ...one.seal, applied: applied(one.seal.id) })) }),
    thresholds: appliedThresholds(rule),
  });
  const { structureFile, insightFile, findingsFile, placement } = analysed;
  return {
    figures,
    structureFile,
    placementFile: placement?.file,
    insightFile,
    findingsFile,
    placementFindingsFile: placement?.findingsFile,
  };
}

/** What was taken for what, by the names of the columns. */
function columnNames({ table, mapping }: ChosenTable): ColumnNames {
  const names: ColumnNames = {};
  for (const role of MEMBER_ROLES) {
    const at = mapping[role];
    const name = at === undefined ? undefined : table.columns[at];
    if (name !== undefined) names[role] = name;
  }
  return names;
}

type Given = Omit<SchemeFigures, 'engine' | 'placement' | keyof TreeFigures>;

function toFigures(analysed: AnalysedTable<unknown>, given: Given): SchemeFigures {
  const { placement } = analysed;
  return {
    ...given,
    engine: analysed.summary.engine,
    ...toTree(analysed),
    ...(placement === undefined ? {} : { placement: toTree(placement.figures) }),
  };
}

function toTree({ summary, bases, levels, findings }: TableFigures): TreeFigures {
  return {
    totals: {
      rows: summary.rows,
      accounts: summary.accounts,
      persons: summary.persons,
      roots: summary.roots,
      orphans: summary.orphans,
      selfReferences: summary.self_references,
      cycleAccounts: summary.cycle_accounts,
      belowCycleAccounts: summary.below_cycle_accounts,
      duplicates: summary.duplicates,
      missingIds: summary.missing_ids,
      maxLevel: summary.max_level,
      paidInFen: summary.paid_in_fen,
      paidOutFen: summary.paid_out_fen,
    },
    bases: bases.map((one) => ({ ...one, meets: { ...one.meets } })),
    levels: [...levels],
    findings: FINDING_KINDS.map((kind) => ({ kind, count: findings[kind] })),
  };
}
