import { PAY_KINDS, type PayKind } from '../reading/member-table.ts';
import { ACCOUNT, PAY_BYTES } from '../structure-file/layout.ts';
import { type FileSections, readRecords } from '../structure-file/sections.ts';
import { type InsightFile, SUM_BLOCK, type SumColumn } from './insight-file.ts';
import { NO_DAY, UNREADABLE_DAY } from './read-time.ts';

/** An account with all below it. Money is in fen, days are since 1970. */
export interface LineFigures {
  /** Accounts by level below the account; place 0 is the account itself. */
  readonly levels: readonly number[];
  readonly accounts: number;
  readonly days: readonly (readonly [day: number, accounts: number])[];
  readonly undated: number;
  readonly firstActive: number | null;
  readonly lastActive: number | null;
  /** Null when the table has no such column. */
  readonly paidIn: bigint | null;
  readonly paidOut: bigint | null;
  readonly pay: readonly { readonly kind: PayKind; readonly own: bigint; readonly line: bigint }[];
}

/** Both files of one analysis. */
export interface AnalysisFiles {
  readonly sections: FileSections;
  readonly insight: InsightFile;
}

/** Accounts `[from, to)`. */
type Stretch = readonly [from: number, to: number];

/**
 * Figures of a line. Accounts stand breadth-first, so each level of a line is one stretch of the files: two reads a level
 * for its place, two for a sum, and one walk over its days (four bytes an account). O(levels + accounts of the line / 4 kB
 * pages). Undefined for accounts outside every line. Throws RangeError when there is no such account.
 */
export async function lineFigures(files: AnalysisFiles, index: number): Promise<LineFigures | undefined> {
  const { sections, insight } = files;
  if (!Number.isInteger(index) || index < 0 || index >= sections.accounts)
    throw new RangeError(`there is no account ${index}; there are ${sections.accounts}`);
  if (index >= sections.lined) return undefined;
  const levels = await levelStretches(files, index);
  const stretches = joined(levels);
  const days = await histogram(insight, 'joined', stretches);
  const activity = await histogram(insight, 'active', stretches);
  const sum = async (column: SumColumn, parts: readonly Stretch[]): Promise<bigint | null> =>
    insight.has(column) ? sumOf(files, column, parts) : null;
  const pay: { kind: PayKind; own: bigint; line: bigint }[] = [];
  for (const kind of PAY_KINDS) {
    const line = await sum(kind, stretches);
    if (line !== null) pay.push({ kind, line, own: (await sum(kind, [[index, index + 1]])) ?? 0n });
  }
  const active = entries(activity);
  return {
    levels: levels.map(([from, to]) => to - from),
    accounts: levels.reduce((total, [from, to]) => total + to - from, 0),
    days: entries(days),
    undated: (days[NO_DAY] as number) + (days[UNREADABLE_DAY] as number),
    firstActive: active[0]?.[0] ?? null,
    lastActive: active.at(-1)?.[0] ?? null,
    paidIn: await sum('paid_in', stretches),
    paidOut: await sum('paid_out', stretches),
    pay,
  };
}

async function levelStretches({ insight }: AnalysisFiles, index: number): Promise<Stretch[]> {
  const levels: Stretch[] = [];
  for (let stretch: Stretch = [index, index + 1]; stretch[1] > stretch[0];) {
    levels.push(stretch);
    const [from, to]: Stretch = stretch;
    const [first, last] = await Promise.all([
      insight.words('childStart', from, from + 1),
      insight.words('childStart', to, to + 1),
    ]);
    stretch = [first[0] ?? 0, last[0] ?? 0];
  }
  return levels;
}

/** Levels that follow each other without a gap, as where the line is nearly everything, become one stretch. */
function joined(levels: readonly Stretch[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [from, to] of levels) {
    const last = stretches.at(-1);
    if (last !== undefined && last[1] === from) stretches[stretches.length - 1] = [last[0], to];
    else stretches.push([from, to]);
  }
  return stretches;
}

const PART = 1 << 19;

async function histogram(
  insight: InsightFile,
  column: 'joined' | 'active',
  stretches: readonly Stretch[],
): Promise<Uint32Array> {
  const counts = new Uint32Array(UNREADABLE_DAY + 1);
  for (const [from, to] of stretches)
    for (let at = from; at < to; at += PART)
      for (const day of await insight.halves(column, at, Math.min(to, at + PART)))
        counts[day] = (counts[day] as number) + 1;
  return counts;
}

function entries(counts: Uint32Array): [day: number, accounts: number][] {
  const found: [number, number][] = [];
  for (let day = NO_DAY + 1; day < UNREADABLE_DAY; day += 1)
    if ((counts[day] as number) > 0) found.push([day, counts[day] as number]);
  return found;
}

async function sumOf(files: AnalysisFiles, column: SumColumn, stretches: readonly Stretch[]): Promise<bigint> {
  let sum = 0n;
  for (const [from, to] of stretches)
    sum += to - from < SUM_BLOCK ? await plainSum(files, column, [from, to]) : await bySums(files, column, [from, to]);
  return sum;
}

async function bySums(files: AnalysisFiles, column: SumColumn, [from, to]: Stretch): Promise<bigint> {
  return (await sumUpTo(files, column, to)) - (await sumUpTo(files, column, from));
}

async function sumUpTo(files: AnalysisFiles, column: SumColumn, index: number): Promise<bigint> {
  const block = Math.floor(index / SUM_BLOCK);
  return (await files.insight.sumBefore(column, block)) + (await plainSum(files, column, [block * SUM_BLOCK, index]));
}

async function plainSum({ sections }: AnalysisFiles, column: SumColumn, [from, to]: Stretch): Promise<bigint> {
  if (to <= from) return 0n;
  const [section, width, field] =
    column === 'paid_in'
      ? (['accounts', ACCOUNT.bytes, ACCOUNT.paidIn] as const)
      : column === 'paid_out'
        ? (['accounts', ACCOUNT.bytes, ACCOUNT.paidOut] as const)
        : ([column, PAY_BYTES, 0] as const);
  const view = await readRecords(sections, section, { from, to, width });
  let sum = 0n;
  for (let at = 0; at < to - from; at += 1) sum += view.getBigInt64(at * width + field, true);
  return sum;
}
