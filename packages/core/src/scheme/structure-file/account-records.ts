import { COUNTING_BASES } from '../bases/basis.ts';
import type { Reckoning } from '../bases/count-bases.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import type { MoneyColumn } from '../reading/cells.ts';
import { FIELD, WORDS } from '../structure/forest.ts';
import { joinFen } from '../structure/money-total.ts';
import { ACCOUNT, NONE, putInt64 } from './layout.ts';
import type { FileOrder } from './account-order.ts';

/** Writes the record of an account, by index, into a zeroed view. Prepares in O(accounts). */
export function accountWriter(
  structure: Structure,
  { counts }: Reckoning,
  { order, personOf }: { readonly order: FileOrder; readonly personOf: Uint32Array },
): (view: DataView, at: number, index: number) => void {
  const { links, table, forest } = structure;
  const { figures } = forest;
  const { rowAt, indexOf, firstChild } = order;
  const above = parentsOf(structure, order);
  const jumps = jumpsOf(structure, order, above);
  const writePaid = [moneyWriter(table.paidIn), moneyWriter(table.paidOut)] as const;
  const writeLines = lineWriter(structure, order, above);
  return (view, at, index) => {
    const row = rowAt[index] as number;
    const node = forest.place[row] as number;
    const put = (field: number, value: number): void => view.setUint32(at + field, value, true);
    put(ACCOUNT.row, row);
    put(ACCOUNT.parent, above[index] as number);
    put(ACCOUNT.firstChild, firstChild[index] as number);
    put(ACCOUNT.direct, links.kids[row * 2 + 1] as number);
    put(ACCOUNT.person, personOf[index] as number);
    put(ACCOUNT.status, links.status[row] as number);
    writePaid[0](view, at + ACCOUNT.paidIn, row);
    writePaid[1](view, at + ACCOUNT.paidOut, row);
    if (node < 0) {
      for (const field of [ACCOUNT.jump, ACCOUNT.root]) put(field, NONE);
      return;
    }
    put(ACCOUNT.jump, jumps[index] as number);
    put(ACCOUNT.root, indexOf[figures[node * WORDS + FIELD.root] as number] as number);
    put(ACCOUNT.level, figures[node * WORDS + FIELD.level] as number);
    put(ACCOUNT.downline, figures[node * WORDS + FIELD.downline] as number);
    put(ACCOUNT.levels, (figures[node * WORDS + FIELD.levelsBelow] as number) + 1);
    COUNTING_BASES.forEach((basis, place) => {
      const { people, levels } = counts[basis].counts;
      put(ACCOUNT.bases + place * 8, people[node] as number);
      put(ACCOUNT.bases + place * 8 + 4, levels[node] as number);
    });
    writeLines(view, at, index);
  };
}

function parentsOf({ links }: Structure, { rowAt, indexOf }: FileOrder): Uint32Array {
  return rowAt.map((row) => {
    const above = links.parent[row] as number;
    return above < 0 ? NONE : (indexOf[above] as number);
  });
}

/**
 * For each account on a line one above it to jump to: as far up as the two jumps of its parent together when those are
 * equally long, else its parent (Myers, "An applicative random-access stack", 1983). Roots jump to themselves.
 */
function jumpsOf({ forest }: Structure, { rowAt, lined }: FileOrder, above: Uint32Array): Uint32Array {
  const jumps = new Uint32Array(lined);
  const level = (index: number): number =>
    forest.figures[(forest.place[rowAt[index] as number] as number) * WORDS + FIELD.level] as number;
  for (let index = 0; index < lined; index += 1) {
    const parent = above[index] as number;
    if (parent === NONE) jumps[index] = index;
    else {
      const first = jumps[parent] as number;
      const second = jumps[first] as number;
      jumps[index] = level(parent) - level(first) === level(first) - level(second) ? second : parent;
    }
  }
  return jumps;
}

/** Writes an amount of a row as 64-bit fen. */
export function moneyWriter(column: MoneyColumn | undefined): (view: DataView, at: number, row: number) => void {
  if (column === undefined) return () => undefined;
  const wide = new Map(column.wide.map(({ row, fen }) => [row, fen]));
  return (view, at, row) => {
    const exact = wide.size === 0 ? undefined : wide.get(row);
    if (exact === undefined) putInt64(view, at, column.fen[row] as number);
    else view.setBigInt64(at, exact, true);
  };
}

/** Writes the money of a line, and accounts and money of this line and all later ones of the same recommender. */
function lineWriter(
  { forest }: Structure,
  { rowAt, lined }: FileOrder,
  above: Uint32Array,
): (view: DataView, at: number, index: number) => void {
  const { money, moneyHigh, figures, place } = forest;
  const accounts = new Uint32Array(lined);
  const low = new Float64Array(lined);
  const high = moneyHigh === undefined ? undefined : new Float64Array(lined);
  for (let index = lined - 1; index >= 0; index -= 1) {
    const node = place[rowAt[index] as number] as number;
    const later = index + 1 < lined && above[index + 1] === above[index] ? index + 1 : -1;
    accounts[index] =
      (figures[node * WORDS + FIELD.downline] as number) + 1 + (later < 0 ? 0 : (accounts[later] as number));
    low[index] = (money[node * 4 + 3] as number) + (later < 0 ? 0 : (low[later] as number));
    if (high !== undefined && moneyHigh !== undefined)
      high[index] = (moneyHigh[node] as number) + (later < 0 ? 0 : (high[later] as number));
  }
  return (view, at, index) => {
    const node = place[rowAt[index] as number] as number;
    view.setUint32(at + ACCOUNT.lineAccounts, accounts[index] as number, true);
    const put = (field: number, above64: number | undefined, fen: number): void => {
      if (above64 === undefined) putInt64(view, at + field, fen);
      else view.setBigInt64(at + field, joinFen(above64, fen), true);
    };
    put(ACCOUNT.moneyLine, moneyHigh?.[node], money[node * 4 + 3] as number);
    put(ACCOUNT.lineMoney, high?.[index], low[index] as number);
  };
}
