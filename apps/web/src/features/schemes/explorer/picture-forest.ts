import type { PictureNode } from '@qingyuan/contract/scheme-explorer';

/** The nodes of a picture with what stands below each; places are places in the list of nodes. */
export interface PictureForest {
  readonly nodes: readonly PictureNode[];
  readonly tops: readonly number[];
  readonly children: readonly (readonly number[])[];
  /** Levels below the top of the picture. */
  readonly depths: readonly number[];
  /** Places of one depth, from one end of the picture to the other. */
  readonly rows: readonly (readonly number[])[];
}

/** Parents stand before children in the list. Without recursion: a picture may be forty levels deep. */
export function forestOf(nodes: readonly PictureNode[]): PictureForest {
  const children = nodes.map((): number[] => []);
  const tops: number[] = [];
  const depths: number[] = [];
  for (const [at, { parent }] of nodes.entries()) {
    (parent === null ? tops : children[parent])?.push(at);
    depths.push(parent === null ? 0 : (depths[parent] ?? 0) + 1);
  }
  const rows: number[][] = [];
  for (const at of inDrawingOrder({ tops, children })) (rows[depths[at] ?? 0] ??= []).push(at);
  return { nodes, tops, children, depths, rows };
}

/** Each line whole before the next one. */
export function* inDrawingOrder({ tops, children }: Pick<PictureForest, 'tops' | 'children'>): Generator<number> {
  const stack = tops.toReversed();
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    yield at;
    stack.push(...(children[at] ?? []).toReversed());
  }
}

/** Towards the top, away from it, to the one before, to the one after. */
export type PictureStep = 'up' | 'down' | 'before' | 'after' | 'first' | 'last';

/** The place that a step leads to; undefined where there is none. Steps aside go on to the neighbours of other lines. */
export function stepInPicture(forest: PictureForest, at: number, step: PictureStep): number | undefined {
  const row = forest.rows[forest.depths[at] ?? 0] ?? [];
  const steps: Readonly<Record<PictureStep, number | undefined>> = {
    up: forest.nodes[at]?.parent ?? undefined,
    down: forest.children[at]?.[0],
    before: row[row.indexOf(at) - 1],
    after: row[row.indexOf(at) + 1],
    first: forest.rows[0]?.[0],
    last: row.at(-1),
  };
  return steps[step];
}
