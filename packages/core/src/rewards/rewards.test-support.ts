import type { RewardCase } from './reckon.ts';
import { reckonReward } from './reckon.ts';
import type { RewardScheme } from './scheme.ts';

const yuan = (amount: number) => amount * 100;

/** As the national measures of 2021 have it. */
export const NATIONAL: RewardScheme = {
  amount: {
    kind: 'percentage',
    levels: [
      { level: 1, basisPoints: 500, minimumFen: yuan(5_000) },
      { level: 2, basisPoints: 300, minimumFen: yuan(3_000) },
      { level: 3, basisPoints: 100, minimumFen: yuan(1_000) },
    ],
  },
  cap: { fen: yuan(1_000_000) },
  finance: { fromFen: yuan(500_000) },
  insiderRaise: {},
  sharing: { simultaneousMinutes: 1 },
  questions: [
    { id: 'official', excludes: 'yes' },
    { id: 'insider', excludes: 'never' },
    { id: 'offender', excludes: 'yes', unless: 'insider' },
    { id: 'concrete_facts', excludes: 'no' },
  ],
};

export function oneTip(change: Partial<RewardCase> = {}): RewardCase {
  const arrivals = [{ id: 'a', at: 0 }];
  return { penaltyFen: 0, facts: {}, insider: false, arrivals, tip: 'a', decidedElsewhereFen: 0, ...change };
}

/** The same question answered slowly: yuan and fen by hand, coins dealt out one after the other. */
export function slowReward(scheme: RewardScheme, given: RewardCase): number | undefined {
  const whole = slowTotal(scheme, given);
  if (whole === undefined) return undefined;
  const begun = Math.min(...given.arrivals.map(({ at }) => at));
  const together = given.arrivals.filter(({ at }) => at - begun <= scheme.sharing.simultaneousMinutes * 60_000);
  if (!together.some(({ id }) => id === given.tip)) return undefined;
  const queue = together.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at - b.at));
  const purses = new Map(queue.map(({ id }) => [id, 0]));
  for (let coin = 0; coin < whole; coin += 1) {
    const id = queue[coin % queue.length]?.id ?? '';
    purses.set(id, (purses.get(id) ?? 0) + 1);
  }
  return purses.get(given.tip);
}

function slowTotal(scheme: RewardScheme, given: RewardCase): number | undefined {
  let amount: number | undefined;
  if (scheme.amount.kind === 'percentage') {
    const level = scheme.amount.levels.find((one) => one.level === given.level);
    if (level === undefined) return undefined;
    const tenThousandths = given.penaltyFen * level.basisPoints;
    amount = Math.max((tenThousandths - (tenThousandths % 10_000)) / 10_000, level.minimumFen);
  } else {
    for (const row of scheme.amount.rows) {
      const times = row.each === undefined ? 1 : (given.facts[row.each] ?? 0);
      const holds = row.when.every((one) => {
        const value = given.facts[one.fact] ?? 0;
        if (one.from !== undefined && value < one.from) return false;
        return !(one.to !== undefined && value > one.to);
      });
      if (holds && times > 0 && row.amountFen * times > (amount ?? 0)) amount = row.amountFen * times;
    }
  }
  return amount === undefined ? undefined : Math.min(amount, scheme.cap?.fen ?? amount);
}

/** What the reckoning gives for this tip, in yuan; or why it gives nothing. */
export function shareOf(scheme: RewardScheme, given: RewardCase): number | string {
  const found = reckonReward(scheme, given);
  return found.ok ? found.shareFen / 100 : found.fault;
}
