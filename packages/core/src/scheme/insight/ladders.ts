import type { Structure } from '../structure/analyse-structure.ts';

/** Accounts of one person that stand below one another without a stranger between, the highest first. */
export interface Ladder {
  readonly rows: Uint32Array;
  /** Accounts on its longest way down. */
  readonly levels: number;
}

/** Ladders with at least so many accounts below one another, in the order of their highest accounts. O(rows). */
export function* findLadders({ forest, persons }: Structure, least: number): Generator<Ladder> {
  const { count, parent, order } = forest;
  const head = new Int32Array(count);
  const depth = new Uint32Array(count);
  const size = new Uint32Array(count);
  const levels = new Uint32Array(count);
  for (let node = 0; node < count; node += 1) {
    const above = parent[node] as number;
    const group = persons.groupOf[order[node] as number] as number;
    const same = above >= 0 && group >= 0 && group === persons.groupOf[order[above] as number];
    head[node] = same ? (head[above] as number) : node;
    depth[node] = same ? (depth[above] as number) + 1 : 1;
    const top = head[node] as number;
    size[top] = (size[top] as number) + 1;
    if ((depth[node] as number) > (levels[top] as number)) levels[top] = depth[node] as number;
  }
  const starts = new Map<number, Uint32Array>();
  for (let node = 0; node < count; node += 1)
    if ((levels[node] as number) >= least) starts.set(node, new Uint32Array(size[node] as number));
  const filled = new Map<number, number>();
  for (let node = 0; node < count; node += 1) {
    const rows = starts.get(head[node] as number);
    if (rows === undefined) continue;
    const at = filled.get(head[node] as number) ?? 0;
    rows[at] = order[node] as number;
    filled.set(head[node] as number, at + 1);
  }
  for (const [top, rows] of starts) yield { rows, levels: levels[top] as number };
}
