import { sharedFloat64, sharedInt32, sharedUint32 } from '../reading/cells.ts';
import type { Links } from './link-accounts.ts';
import type { Persons } from './group-persons.ts';
import type { MoneyColumn } from '../reading/cells.ts';
import { isWideMoney, MONEY_BASE } from './money-total.ts';
import { STATUS } from './partition.ts';

/**
 * All accounts that hang on a root, numbered breadth-first ("nodes"): parents before children, the children of a node
 * side by side, levels one after the other. Every pass over the forest is then a walk through memory in one direction.
 */
export interface Forest {
  readonly count: number;
  /** Row of each node. */
  readonly order: Uint32Array;
  /** Node of each row; -1 for rows outside every line. */
  readonly place: Int32Array;
  /** Parent node; -1 for roots. */
  readonly parent: Int32Array;
  /** Eight words a node, see `FIELD`; the last two are one float64, reached through `money`. */
  readonly figures: Int32Array;
  /** The same memory; the line's money of node `i` is `money[4i + 3]` fen (its low part when `moneyHigh` is there). */
  readonly money: Float64Array;
  /** Only when sums may leave ±2^53: money is `moneyHigh[i] × MONEY_BASE + money[4i + 3]`. */
  readonly moneyHigh: Float64Array | undefined;
}

/** Places of the figures of a node; `root` is a row, `levelsBelow` counts levels under the node. */
export const FIELD = { level: 0, root: 1, downline: 2, levelsBelow: 3, people: 4, personLevels: 5 } as const;
export const WORDS = 8;

/** Numbers the forest. O(rows). */
export function growForest(links: Links): Forest {
  const rows = links.status.length;
  const order = sharedUint32(rows);
  const place = sharedInt32(rows).fill(-1);
  const parent = sharedInt32(rows);
  let count = 0;
  for (let row = 0; row < rows; row += 1) {
    const status = links.status[row] as number;
    if (status < STATUS.root || status > STATUS.selfReference) continue;
    order[count] = row;
    place[row] = count;
    parent[count] = -1;
    count += 1;
  }
  const { kids, children } = links;
  for (let node = 0; node < count; node += 1) {
    const row = order[node] as number;
    const first = kids[row * 2] as number;
    const end = first + (kids[row * 2 + 1] as number);
    for (let at = first; at < end; at += 1, count += 1) {
      const child = children[at] as number;
      order[count] = child;
      place[child] = count;
      parent[count] = node;
    }
  }
  const figures = sharedInt32(count * WORDS);
  const money = new Float64Array(figures.buffer);
  return {
    count,
    order: order.subarray(0, count),
    place,
    parent: parent.subarray(0, count),
    figures,
    money,
    moneyHigh: undefined,
  };
}

/** Fills in everything but `people`: levels and roots downwards, then downlines, levels below and money upwards. O(nodes). */
export function measureForest(bare: Forest, persons: Persons, paidIn: MoneyColumn | undefined): Forest {
  const forest = withMoney(bare, paidIn);
  levelDown(forest, persons);
  sumUp(forest);
  return forest;
}

function withMoney(forest: Forest, paidIn: MoneyColumn | undefined): Forest {
  if (paidIn === undefined) return forest;
  const { count, order, money } = forest;
  const { fen } = paidIn;
  if (!isWideMoney(paidIn)) {
    for (let node = 0; node < count; node += 1) money[node * 4 + 3] = fen[order[node] as number] as number;
    return forest;
  }
  const moneyHigh = sharedFloat64(count);
  const put = (node: number, high: number, low: number): void => {
    moneyHigh[node] = high;
    money[node * 4 + 3] = low;
  };
  for (let node = 0; node < count; node += 1) {
    const amount = fen[order[node] as number] as number;
    const high = Math.floor(amount / MONEY_BASE);
    put(node, high, amount - high * MONEY_BASE);
  }
  for (const amount of paidIn.wide) {
    const node = forest.place[amount.row] as number;
    const low = BigInt.asUintN(24, amount.fen);
    if (node >= 0) put(node, Number((amount.fen - low) / BigInt(MONEY_BASE)), Number(low));
  }
  return { ...forest, moneyHigh };
}

/**
 * Level and root of every node, and its level on the person basis, which own accounts do not raise. Until the sums are
 * there, `personLevels` holds the latter and `people` the person: whoever looks at a node has both at hand.
 */
function levelDown({ count, order, parent, figures }: Forest, { groupOf }: Persons): void {
  for (let node = 0; node < count; node += 1) {
    const row = order[node] as number;
    const above = parent[node] as number;
    const own = groupOf[row] as number;
    const at = node * WORDS;
    figures[at + FIELD.people] = own;
    if (above < 0) {
      figures[at + FIELD.level] = 1;
      figures[at + FIELD.root] = row;
      figures[at + FIELD.personLevels] = 1;
    } else {
      const up = above * WORDS;
      figures[at + FIELD.level] = (figures[up + FIELD.level] as number) + 1;
      figures[at + FIELD.root] = figures[up + FIELD.root] as number;
      const same = own >= 0 && own === figures[up + FIELD.people];
      figures[at + FIELD.personLevels] = (figures[up + FIELD.personLevels] as number) + (same ? 0 : 1);
    }
  }
}

/** Before a node's own turn, `people` holds the deepest level on the person basis that was met below it, or 0. */
function sumUp({ count, parent, figures, money, moneyHigh }: Forest): void {
  for (let node = 0; node < count; node += 1) figures[node * WORDS + FIELD.people] = 0;
  for (let node = count - 1; node >= 0; node -= 1) {
    const at = node * WORDS;
    const personLevel = figures[at + FIELD.personLevels] as number;
    const deepest = Math.max(personLevel, figures[at + FIELD.people] as number);
    figures[at + FIELD.personLevels] = 1 + deepest - personLevel;
    figures[at + FIELD.people] = (figures[at + FIELD.downline] as number) + 1;
    const above = parent[node] as number;
    if (above < 0) continue;
    const up = above * WORDS;
    figures[up + FIELD.downline] =
      (figures[up + FIELD.downline] as number) + (figures[at + FIELD.downline] as number) + 1;
    const below = (figures[at + FIELD.levelsBelow] as number) + 1;
    if (below > (figures[up + FIELD.levelsBelow] as number)) figures[up + FIELD.levelsBelow] = below;
    if (deepest > (figures[up + FIELD.people] as number)) figures[up + FIELD.people] = deepest;
    money[above * 4 + 3] = (money[above * 4 + 3] as number) + (money[node * 4 + 3] as number);
    if (moneyHigh !== undefined) moneyHigh[above] = (moneyHigh[above] as number) + (moneyHigh[node] as number);
  }
}
