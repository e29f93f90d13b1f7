import type { SchemeTree } from '@qingyuan/contract/schemes';
import { useQueries } from '@tanstack/react-query';
import { linesQuery } from '../queries/lines.ts';
import { wantedPages, type KnownLines, type OpenedLines } from '../tree-rows.ts';

/** The lines of every opened account of a tree as far as they are known, and a way to ask again for what failed. */
export function useLines(schemeId: string, tree: SchemeTree, opened: OpenedLines) {
  const wanted = wantedPages(opened);
  const results = useQueries({ queries: wanted.map((page) => linesQuery(schemeId, tree, page)) });
  const known = new Map<number, KnownLines>();
  for (const [at, { parent }] of wanted.entries()) {
    const result = results[at];
    const before = known.get(parent)?.rows ?? [];
    if (result?.data === undefined)
      known.set(parent, { rows: before, rest: null, state: result?.isError === true ? 'failed' : 'loading' });
    else known.set(parent, { rows: [...before, ...result.data.rows], rest: result.data.rest, state: 'ready' });
  }
  const retry = (parent: number) => {
    for (const [at, page] of wanted.entries())
      if (page.parent === parent && results[at]?.isError === true) void results[at].refetch();
  };
  return { known, retry };
}
