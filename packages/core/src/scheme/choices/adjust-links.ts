import { sharedUint32 } from '../reading/cells.ts';
import type { Links } from '../structure/link-accounts.ts';
import { STATUS } from '../structure/partition.ts';
import type { PlacedChoice, SchemeTree } from './choice.ts';

/**
 * Cuts and sets links as decided for this tree; of several decisions about one account the last counts. `links` is
 * changed in place where it can be; use what comes back. O(rows), nothing without such decisions.
 */
export function adjustLinks(links: Links, placed: readonly PlacedChoice[], tree: SchemeTree): Links {
  let changed = false;
  for (const { choice, row, otherRow } of placed) {
    if ((choice.kind !== 'cut_link' && choice.kind !== 'set_link') || choice.tree !== tree) continue;
    links.parent[row] = choice.kind === 'cut_link' ? -1 : otherRow;
    links.status[row] = choice.kind === 'cut_link' ? STATUS.root : STATUS.ok;
    changed = true;
  }
  return changed ? { ...links, ...layChildren(links) } : links;
}

/** The children of every row side by side, in row order. */
function layChildren({ status, parent }: Links): Pick<Links, 'kids' | 'children'> {
  const kids = sharedUint32(status.length * 2);
  let linked = 0;
  for (let row = 0; row < status.length; row += 1) {
    if (status[row] !== STATUS.ok) continue;
    const count = (parent[row] as number) * 2 + 1;
    kids[count] = (kids[count] as number) + 1;
    linked += 1;
  }
  const next = new Uint32Array(status.length);
  let start = 0;
  for (let row = 0; row < status.length; row += 1) {
    kids[row * 2] = start;
    next[row] = start;
    start += kids[row * 2 + 1] as number;
  }
  const children = sharedUint32(linked);
  for (let row = 0; row < status.length; row += 1) {
    if (status[row] !== STATUS.ok) continue;
    const above = parent[row] as number;
    children[next[above] as number] = row;
    next[above] = (next[above] as number) + 1;
  }
  return { kids, children };
}
