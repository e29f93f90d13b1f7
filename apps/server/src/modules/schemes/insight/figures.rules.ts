import type { GrowthStep, PayClass, PayShares } from '@qingyuan/contract/scheme-insight';
import { dayText } from '@qingyuan/core/scheme/insight/read-time';

type Days = readonly (readonly [day: number, accounts: number])[];

/** Accounts a day and all up to it. */
export function deriveDays(days: Days): GrowthStep[] {
  return cumulate(days.map(([day, accounts]) => [dayText(day), accounts]));
}

/** Accounts a month and all up to it; months without any in between are 0. */
export function deriveMonths(days: Days): GrowthStep[] {
  const months = new Map<string, number>();
  for (const [day, accounts] of days) {
    const month = dayText(day).slice(0, 7);
    for (let next = following([...months.keys()].at(-1)); next !== undefined && next < month; next = following(next))
      months.set(next, 0);
    months.set(month, (months.get(month) ?? 0) + accounts);
  }
  return cumulate([...months]);
}

function following(month: string | undefined): string | undefined {
  if (month === undefined) return undefined;
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function cumulate(steps: readonly (readonly [at: string, accounts: number])[]): GrowthStep[] {
  let cumulative = 0;
  return steps.map(([at, accounts]) => {
    cumulative += accounts;
    return { at, accounts, cumulative };
  });
}

export const dayOrNull = (day: number | null | undefined): string | null =>
  day === null || day === undefined ? null : dayText(day);

/** Pay for recruiting against pay by sales; `heads` are those recruited. */
export function deriveShares(
  amounts: readonly { readonly class: PayClass; readonly fen: bigint }[],
  heads: number,
): PayShares {
  const sum = (of: PayClass): bigint =>
    amounts.reduce((total, one) => (one.class === of ? total + one.fen : total), 0n);
  const [recruiting, sales] = [sum('recruiting'), sum('sales')];
  const both = recruiting + sales;
  const known = recruiting >= 0n && sales >= 0n && both > 0n;
  return {
    recruitingFen: String(recruiting),
    salesFen: String(sales),
    otherFen: String(sum('other')),
    recruitingShare: known ? Number((recruiting * 10_000n) / both) / 10_000 : null,
    perHeadFen: heads === 0 ? null : String(recruiting / BigInt(heads)),
  };
}

/** Parts by size, in powers of ten. */
export function derivePartSizes(
  parts: readonly { readonly accounts: number; readonly parts: number }[],
): { atLeast: number; atMost: number; parts: number; accounts: number }[] {
  const sizes = new Map<number, { atLeast: number; atMost: number; parts: number; accounts: number }>();
  for (const { accounts, parts: count } of parts) {
    let atMost = 1;
    while (atMost < accounts) atMost *= 10;
    const size = sizes.get(atMost) ?? { atLeast: atMost === 1 ? 1 : atMost / 10 + 1, atMost, parts: 0, accounts: 0 };
    size.parts += count;
    size.accounts += count * accounts;
    sizes.set(atMost, size);
  }
  return [...sizes.values()].toSorted((a, b) => a.atMost - b.atMost);
}
