import type { Structure } from '../structure/analyse-structure.ts';
import { FIELD, WORDS } from '../structure/forest.ts';
import { STATUS } from '../structure/partition.ts';
import { NONE } from './layout.ts';

/** The numbers ("indexes") that accounts have in a structure file. */
export interface FileOrder {
  /** Row of each account. */
  readonly rowAt: Uint32Array;
  /** Account of each row; -1 for rows that are none. */
  readonly indexOf: Int32Array;
  /** Where the accounts recommended by each begin; `NONE` without any. */
  readonly firstChild: Uint32Array;
  /** Accounts on a line; the others come behind them. */
  readonly lined: number;
  readonly roots: number;
}

/** Numbers the accounts: biggest line first within each recommender, ties by order of appearance. O(rows). */
export function orderAccounts(structure: Structure): FileOrder {
  const { links, forest } = structure;
  const stranded = strandedRows(links.status);
  const rowAt = new Uint32Array(forest.count + stranded.length);
  const indexOf = new Int32Array(links.status.length).fill(-1);
  const firstChild = new Uint32Array(rowAt.length).fill(NONE);
  const order = { rowAt, indexOf, firstChild, lined: forest.count, roots: countRoots(structure) };
  numberLines(structure, order);
  numberStranded(structure, order, stranded);
  return order;
}

function strandedRows(status: Uint8Array): number[] {
  const rows: number[] = [];
  for (let row = 0; row < status.length; row += 1)
    if (status[row] === STATUS.cycle || status[row] === STATUS.belowCycle) rows.push(row);
  return rows;
}

function countRoots({ forest }: Structure): number {
  let roots = 0;
  while (roots < forest.count && forest.parent[roots] === -1) roots += 1;
  return roots;
}

function numberLines(structure: Structure, { rowAt, indexOf, firstChild, roots }: FileOrder): void {
  const { links, forest } = structure;
  const { siblings, starts } = groupSiblings(structure, roots);
  const nodes = new Uint32Array(forest.count);
  nodes.set(siblings.subarray(0, roots));
  let end = roots;
  for (let index = 0; index < forest.count; index += 1) {
    const node = nodes[index] as number;
    const row = forest.order[node] as number;
    const direct = links.kids[row * 2 + 1] as number;
    rowAt[index] = row;
    indexOf[row] = index;
    if (direct > 0) firstChild[index] = end;
    const from = starts[node] as number;
    for (let at = from; at < from + direct; at += 1, end += 1) nodes[end] = siblings[at] as number;
  }
}

/** Roots, then the children of each node of the forest, biggest line first. */
function groupSiblings(
  structure: Structure,
  roots: number,
): { readonly siblings: Uint32Array; readonly starts: Uint32Array } {
  const { links, forest } = structure;
  const starts = new Uint32Array(forest.count);
  let start = roots;
  for (let node = 0; node < forest.count; node += 1) {
    starts[node] = start;
    start += links.kids[(forest.order[node] as number) * 2 + 1] as number;
  }
  const next = starts.slice();
  const siblings = new Uint32Array(forest.count);
  let root = 0;
  for (const node of biggestFirst(structure)) {
    const above = forest.parent[node] as number;
    const at = above < 0 ? root : (next[above] as number);
    siblings[at] = node;
    if (above < 0) root += 1;
    else next[above] = at + 1;
  }
  return { siblings, starts };
}

/** Nodes by accounts below, descending, then by row: a counting sort, which keeps the order of rows. */
function biggestFirst({ links, forest }: Structure): Uint32Array {
  const { count, figures, place } = forest;
  const next = new Uint32Array(count + 1);
  const slot = (node: number): number => count - 1 - (figures[node * WORDS + FIELD.downline] as number);
  for (let node = 0; node < count; node += 1) next[slot(node) + 1] = (next[slot(node) + 1] as number) + 1;
  for (let at = 1; at <= count; at += 1) next[at] = (next[at] as number) + (next[at - 1] as number);
  const sorted = new Uint32Array(count);
  for (let row = 0; row < links.status.length; row += 1) {
    const node = place[row] as number;
    if (node < 0) continue;
    const at = next[slot(node)] as number;
    sorted[at] = node;
    next[slot(node)] = at + 1;
  }
  return sorted;
}

/** Each of these was recommended by another of them, so going through what each recommended meets every one once. */
function numberStranded(
  { links }: Structure,
  { rowAt, indexOf, firstChild, lined }: FileOrder,
  stranded: readonly number[],
): void {
  let end = lined;
  const begins: [row: number, index: number][] = [];
  for (const row of stranded) {
    const from = links.kids[row * 2] as number;
    const direct = links.kids[row * 2 + 1] as number;
    if (direct > 0) begins.push([row, end]);
    for (let at = from; at < from + direct; at += 1, end += 1) {
      const child = links.children[at] as number;
      rowAt[end] = child;
      indexOf[child] = end;
    }
  }
  for (const [row, begin] of begins) firstChild[indexOf[row] as number] = begin;
}
