import { GroupKind, InsightRowsQuery, SnapshotChange } from '@qingyuan/contract/scheme-insight';
import type { z } from 'zod';

/** Which accounts are open beside the figures. */
export type RowsOf = Pick<z.output<typeof InsightRowsQuery>, 'by' | 'kind'> & { readonly value?: string };

/** What is open beside the figures: accounts, or the groups of a kind. */
export interface InsightSearch {
  readonly by?: RowsOf['by'];
  readonly kind?: GroupKind;
  readonly value?: string;
  readonly groups?: GroupKind;
}

/** Whatever is not understood is dropped, so that an address sent on never breaks the page. */
export function parseInsightSearch(search: Readonly<Record<string, unknown>>): InsightSearch {
  const groups = GroupKind.safeParse(search['groups']).data;
  const { by, kind, value } = search;
  // The router takes values of digits for numbers.
  const text = typeof value === 'number' ? String(value) : value;
  const rows = InsightRowsQuery.safeParse({ by, kind, value: text }).data;
  return {
    ...(groups === undefined ? {} : { groups }),
    ...(rows === undefined ? {} : { by: rows.by, value: rows.value }),
    ...(rows?.kind === undefined ? {} : { kind: rows.kind }),
  };
}

export function rowsOf({ by, kind, value }: InsightSearch): RowsOf | undefined {
  return by === undefined
    ? undefined
    : { by, ...(kind === undefined ? {} : { kind }), ...(value === undefined ? {} : { value }) };
}

/** Address of the page with these accounts open. */
export function rowsHref(id: string, { by, kind, value = '' }: RowsOf): string {
  const search = new URLSearchParams({ by, value, ...(kind === undefined ? {} : { kind }) });
  return `/schemes/${id}/insight?${search}`;
}

export const groupsHref = (id: string, kind: GroupKind): string => `/schemes/${id}/insight?groups=${kind}`;

export interface ComparisonSearch {
  readonly before?: number;
  readonly after?: number;
  readonly change?: SnapshotChange;
}

export function parseComparisonSearch(search: Readonly<Record<string, unknown>>): ComparisonSearch {
  const version = (name: string) => {
    const value = Number(search[name]);
    return Number.isInteger(value) && value > 0 ? { [name]: value } : {};
  };
  const change = SnapshotChange.safeParse(search['change']).data;
  return { ...version('before'), ...version('after'), ...(change === undefined ? {} : { change }) };
}
