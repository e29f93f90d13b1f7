import type { MoneyColumn } from '../reading/cells.ts';

/** Exact sums of fen in groups. */
export interface MoneySums {
  add(group: number, row: number): void;
  /** Fen, as text. */
  text(group: number): string;
}

const NEAR = 2 ** 52;

/** Sums over a column; a sum that would leave the exact numbers is carried on as a big one. */
export function moneySums(column: MoneyColumn | undefined, groups: number): MoneySums {
  const low = new Float64Array(groups);
  const high = new Map<number, bigint>();
  const wide = new Map(column?.wide.map(({ row, fen }) => [row, fen]));
  const carry = (group: number, fen: bigint): void => void high.set(group, (high.get(group) ?? 0n) + fen);
  return {
    add: (group, row) => {
      const fen = column?.fen[row] ?? 0;
      const large = wide.size === 0 ? undefined : wide.get(row);
      if (large !== undefined) carry(group, large);
      const sum = (low[group] as number) + fen;
      if (Math.abs(sum) > NEAR) {
        carry(group, BigInt(low[group] as number) + BigInt(fen));
        low[group] = 0;
      } else low[group] = sum;
    },
    text: (group) => String(BigInt(low[group] as number) + (high.get(group) ?? 0n)),
  };
}
