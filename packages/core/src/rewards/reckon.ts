import { fen, type Fen } from '../kernel/money.ts';
import { type Arrival, orderArrivals } from './arrival.ts';
import type { PercentageAmount, RewardScheme, TableAmount, TableRow, Words } from './scheme.ts';
import * as say from './step-words.ts';

export interface RewardCase {
  /** Of a percentage scheme: the level of the report. */
  readonly level?: number | undefined;
  /** Fines and confiscations, in fen; 0 where none were imposed. */
  readonly penaltyFen: number;
  /** Of a table: what was found. */
  readonly facts: Readonly<Record<string, number>>;
  /** Of a table that leaves it to the office: the amount set where no line applies. */
  readonly setFen?: number | undefined;
  readonly insider: boolean;
  /** The insider's reward after the raise, before the cap. */
  readonly raisedFen?: number | undefined;
  /** Every tip about this conduct that may be rewarded. */
  readonly arrivals: readonly Arrival[];
  /** The tip whose reward is reckoned; one of them. */
  readonly tip: string;
  /** What was decided for other tips about this conduct. */
  readonly decidedElsewhereFen: number;
}

/** A line of the reckoning: what was done, the amount after it, and where it stands. */
export interface RewardStep {
  readonly key: 'rate' | 'minimum' | 'row' | 'set' | 'raise' | 'cap' | 'share' | 'finance';
  readonly text: Words;
  readonly amountFen: number;
  readonly article?: Words | undefined;
}

export type RewardFault =
  | 'level-missing'
  | 'no-row'
  | 'raise-not-allowed'
  | 'raise-too-low'
  | 'tip-unknown'
  | 'later-tip'
  | 'already-rewarded';

export type RewardReckoning =
  | {
      readonly ok: true;
      /** For all tips received first together. */
      readonly totalFen: Fen;
      /** For this tip. */
      readonly shareFen: Fen;
      readonly financeNeeded: boolean;
      readonly steps: readonly RewardStep[];
    }
  | { readonly ok: false; readonly fault: RewardFault; readonly steps: readonly RewardStep[] };

/**
 * The reward for one tip by a scheme, in whole fen, with every step. Nothing is guessed: where the scheme gives no
 * amount, or the tip has no part in it, the fault says why.
 */
export function reckonReward(scheme: RewardScheme, given: RewardCase): RewardReckoning {
  const start =
    scheme.amount.kind === 'percentage' ? byPercentage(scheme.amount, given) : byTable(scheme.amount, given);
  if (typeof start === 'string') return { ok: false, fault: start, steps: [] };
  const raised = raise(scheme, given, start);
  if (typeof raised === 'string') return { ok: false, fault: raised, steps: start };
  const whole = cap(scheme, raised);
  return share(scheme, given, whole);
}

type Steps = readonly RewardStep[];

/** The amount that the steps have come to. */
function last(steps: Steps): number {
  return steps.at(-1)?.amountFen ?? 0;
}

/** A fraction of a fen is dropped. In big integers: five per cent of trillions would leave the exact range on the way. */
function byPercentage({ levels, article }: PercentageAmount, { level, penaltyFen }: RewardCase): Steps | RewardFault {
  const row = levels.find((one) => one.level === level);
  if (row === undefined) return 'level-missing';
  const rated = Number((BigInt(fen(penaltyFen)) * BigInt(row.basisPoints)) / 10_000n);
  const exact = (BigInt(penaltyFen) * BigInt(row.basisPoints)) % 10_000n === 0n;
  const steps: RewardStep[] = [
    { key: 'rate', text: say.rate({ ...row, penaltyFen, exact }), amountFen: rated, article },
  ];
  if (rated >= row.minimumFen) return steps;
  return [...steps, { key: 'minimum', text: say.minimum(row), amountFen: row.minimumFen, article }];
}

function byTable(table: TableAmount, { facts, setFen }: RewardCase): Steps | RewardFault {
  const applying = table.rows
    .filter((row) => applies(row, facts))
    .map((row) => ({ row, amountFen: fen(row.amountFen * timesOf(row, facts)) }));
  const best = applying.reduce<(typeof applying)[number] | undefined>(
    (so, one) => (so === undefined || one.amountFen > so.amountFen ? one : so),
    undefined,
  );
  if (best !== undefined) {
    const text = say.row({
      title: best.row.title,
      amountFen: best.row.amountFen,
      times: timesOf(best.row, facts),
      of: applying.length,
    });
    return [{ key: 'row', text, amountFen: best.amountFen, article: best.row.article ?? table.article }];
  }
  if (!table.discretion || setFen === undefined || setFen <= 0) return 'no-row';
  return [{ key: 'set', text: say.set(), amountFen: fen(setFen), article: table.article }];
}

function applies({ when, each }: TableRow, facts: RewardCase['facts']): boolean {
  return (
    (each === undefined || (facts[each] ?? 0) >= 1) &&
    when.every(({ fact, from, to }) => {
      const value = facts[fact] ?? 0;
      return (from === undefined || value >= from) && (to === undefined || value <= to);
    })
  );
}

function timesOf({ each }: TableRow, facts: RewardCase['facts']): number {
  return each === undefined ? 1 : (facts[each] ?? 0);
}

function raise({ insiderRaise }: RewardScheme, { insider, raisedFen }: RewardCase, steps: Steps): Steps | RewardFault {
  if (raisedFen === undefined) return steps;
  if (!insider || insiderRaise === undefined) return 'raise-not-allowed';
  if (raisedFen <= last(steps)) return 'raise-too-low';
  return [...steps, { key: 'raise', text: say.raise(), amountFen: fen(raisedFen), article: insiderRaise.article }];
}

function cap({ cap: most }: RewardScheme, steps: Steps): Steps {
  if (most === undefined || last(steps) <= most.fen) return steps;
  return [...steps, { key: 'cap', text: say.cap(most.fen), amountFen: most.fen, article: most.article }];
}

/** Equal parts among the tips received first together; what cannot be divided goes fen by fen to the earliest. */
function share(scheme: RewardScheme, given: RewardCase, whole: Steps): RewardReckoning {
  const { sharing } = scheme;
  const order = orderArrivals(given.arrivals, sharing.simultaneousMinutes);
  const own = order.find(({ id }) => id === given.tip);
  if (own === undefined) return { ok: false, fault: 'tip-unknown', steps: whole };
  const first = order.filter((one) => one.first);
  const total = last(whole);
  if (!own.first) return { ok: false, fault: 'later-tip', steps: whole };
  const remainder = total % first.length;
  const shareFen = (total - remainder) / first.length + (own.place <= remainder ? 1 : 0);
  const text = say.share({ among: first.length, of: order.length, minutes: sharing.simultaneousMinutes, remainder });
  const shared: Steps = [...whole, { key: 'share', text, amountFen: shareFen, article: sharing.article }];
  if (given.decidedElsewhereFen + shareFen > total) return { ok: false, fault: 'already-rewarded', steps: shared };
  return { ok: true, totalFen: fen(total), shareFen: fen(shareFen), ...consent(scheme, given, shared) };
}

function consent({ finance }: RewardScheme, given: RewardCase, steps: Steps) {
  const large = finance !== undefined && last(steps) >= finance.fromFen;
  if (!large && given.raisedFen === undefined) return { financeNeeded: false, steps };
  const text = large ? say.finance(finance.fromFen) : say.financeForRaise();
  return {
    financeNeeded: true,
    steps: [...steps, { key: 'finance' as const, text, amountFen: last(steps), article: finance?.article }],
  };
}
