import type { TextColumn } from '../reading/cells.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import type { Times } from './growth.ts';
import { NO_TIME } from './read-time.ts';

/** Rows `order[from … to)` of one recommender, in row order. */
export interface Siblings {
  readonly parent: number;
  readonly from: number;
  readonly to: number;
}

/** Accounts with the same recommender, one stretch of the forest after the other. */
export function* siblingStretches({ forest }: Structure): Generator<Siblings> {
  for (let from = 0; from < forest.count;) {
    const parent = forest.parent[from] as number;
    let to = from + 1;
    while (to < forest.count && forest.parent[to] === parent) to += 1;
    yield { parent, from, to };
    from = to;
  }
}

/**
 * Runs of siblings with consecutive numbers who joined in the same minute, paid nothing and were never active. None when
 * the table does not say who paid. O(rows).
 */
export function* findBursts(structure: Structure, times: Times, least: number): Generator<Siblings> {
  const { table, forest } = structure;
  const paid = table.paidIn;
  if (paid === undefined) return;
  const idle = (node: number): boolean => {
    const row = forest.order[node] as number;
    return (times.joined[row] as number) >= 0 && paid.fen[row] === 0 && times.active[row] === NO_TIME;
  };
  const follows = (node: number): boolean => {
    const row = forest.order[node] as number;
    const before = forest.order[node - 1] as number;
    return times.joined[row] === times.joined[before] && isNextId(table.ids, before, row);
  };
  for (const { parent, from, to } of siblingStretches(structure)) {
    if (to - from < least) continue;
    for (let start = from; start < to;) {
      let end = start + 1;
      if (idle(start)) while (end < to && idle(end) && follows(end)) end += 1;
      if (end - start >= least) yield { parent, from: start, to: end };
      start = end;
    }
  }
}

const MOST_DIGITS = 15;

/** Whether two ids of equal length are alike but for a number at their end that is one more in the second. */
export function isNextId({ bytes, offsets }: TextColumn, row: number, next: number): boolean {
  const [from, to] = [offsets[row] as number, offsets[row + 1] as number];
  const [other, end] = [offsets[next] as number, offsets[next + 1] as number];
  if (to - from !== end - other) return false;
  let digits = 0;
  while (
    digits < Math.min(MOST_DIGITS, to - from) &&
    isDigit(bytes[to - 1 - digits]) &&
    isDigit(bytes[end - 1 - digits])
  )
    digits += 1;
  for (let at = 0; at < to - from - digits; at += 1) if (bytes[from + at] !== bytes[other + at]) return false;
  let [value, following] = [0, 0];
  for (let at = digits; at > 0; at -= 1) {
    value = value * 10 + (bytes[to - at] as number) - 0x30;
    following = following * 10 + (bytes[end - at] as number) - 0x30;
  }
  return following === value + 1;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
