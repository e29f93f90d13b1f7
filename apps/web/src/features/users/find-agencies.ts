import type { Agency } from '@qingyuan/contract/jurisdictions';
import type { FilterValues } from '@qingyuan/ui/list/types';

/** Agencies of a kind whose name or area has the text. */
export function findAgencies(all: readonly Agency[], { text = '', kind }: FilterValues): readonly Agency[] {
  const sought = text.trim();
  return all.filter(
    (one) => (kind === undefined || one.kind === kind) && (one.name.includes(sought) || one.areaName.includes(sought)),
  );
}
