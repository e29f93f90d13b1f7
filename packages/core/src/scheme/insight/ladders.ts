import type { Structure } from '../structure/analyse-structure.ts';

/** Accounts of one person that stand below one another without a stranger between, the highest first. */
export interface Ladder {
  readonly rows: Uint32Array;
  /** Accounts on its longest way down. */
  readonly levels: number;
}

interface Chains {
  /** Highest node of the chain that each node belongs to; itself without one. */
  readonly head: Int32Array;
  /** By head: nodes of the chain, and the longest way down. */
  readonly size: Uint32Array;
  readonly levels: Uint32Array;
}

/** Ladders with at least so many accounts below one another, in the order of their highest accounts. O(rows). */
export function* findLadders(structure: Structure, least: number): Generator<Ladder> {
  const { count, order } = structure.forest;
  const { head, size, levels } = chainAccounts(structure);
  const ladders = new Map<number, { readonly rows: Uint32Array; end: number }>();
  for (let node = 0; node < count; node += 1)
    if ((levels[node] as number) >= least) ladders.set(node, { rows: new Uint32Array(size[node] as number), end: 0 });
  for (let node = 0; node < count; node += 1) {
    const ladder = ladders.get(head[node] as number);
    if (ladder === undefined) continue;
    ladder.rows[ladder.end] = order[node] as number;
    ladder.end += 1;
  }
  for (const [top, { rows }] of ladders) yield { rows, levels: levels[top] as number };
}

/** Puts each account that hangs on one of the same person into its chain; parents come before children. */
function chainAccounts({ forest, persons }: Structure): Chains {
  const { count, parent, order } = forest;
  const head = new Int32Array(count);
  const depth = new Uint32Array(count);
  const size = new Uint32Array(count);
  const levels = new Uint32Array(count);
  for (let node = 0; node < count; node += 1) {
    const above = parent[node] as number;
    const group = persons.groupOf[order[node] as number] as number;
    const same = above >= 0 && group >= 0 && group === persons.groupOf[order[above] as number];
    const top = same ? (head[above] as number) : node;
    head[node] = top;
    depth[node] = same ? (depth[above] as number) + 1 : 1;
    size[top] = (size[top] as number) + 1;
    levels[top] = Math.max(levels[top] as number, depth[node] as number);
  }
  return { head, size, levels };
}
