import { SchemeTree } from '@qingyuan/contract/schemes';
import { z } from 'zod';

/** outline = lines as rows; icicle = levels × share of accounts; links = who stands under whom, drawn. */
export const ExplorerView = z.enum(['outline', 'icicle', 'links']);
export type ExplorerView = z.infer<typeof ExplorerView>;

/** `from` is where the view begins, `account` the member that is shown beside it; both are addresses within the tree. */
export interface ExplorerSearch {
  readonly tree?: SchemeTree;
  readonly view?: ExplorerView;
  readonly from?: number;
  readonly account?: number;
}

const isIndex = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

/** Whatever is not understood is dropped, so that an address sent on never breaks the page; what is usual is left out. */
export function parseExplorerSearch(search: Readonly<Record<string, unknown>>): ExplorerSearch {
  const tree = SchemeTree.safeParse(search['tree']).data;
  const view = ExplorerView.safeParse(search['view']).data;
  return {
    ...(tree === undefined || tree === 'recommender' ? {} : { tree }),
    ...(view === undefined || view === 'outline' ? {} : { view }),
    ...(isIndex(search['from']) ? { from: search['from'] } : {}),
    ...(isIndex(search['account']) ? { account: search['account'] } : {}),
  };
}
