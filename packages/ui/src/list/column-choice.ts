import { remember, remembered } from '../remember.ts';

/** Columns that this browser hides in a list. */
export function hiddenColumns(list: string): ReadonlySet<string> {
  return new Set((remembered(`columns.${list}`) ?? '').split(' ').filter((key) => key !== ''));
}

export function hideColumns(list: string, hidden: ReadonlySet<string>): void {
  remember(`columns.${list}`, [...hidden].join(' '));
}

/** The columns to show: those that are fixed or not hidden, in their own order. */
export function shownColumns<C extends { readonly key: string; readonly fixed?: boolean }>(
  columns: readonly C[],
  hidden: ReadonlySet<string>,
): readonly C[] {
  return columns.filter((column) => column.fixed === true || !hidden.has(column.key));
}
