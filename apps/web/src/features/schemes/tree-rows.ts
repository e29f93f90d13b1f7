import type { Account, AccountLines } from '@qingyuan/contract/scheme-accounts';

/** Stands for the account above the tops, which does not exist. */
export const ROOTS = -1;
export const LINES_PAGE = 20;

/** Account (or ROOTS) → how many pages of its lines are wanted. */
export type OpenedLines = ReadonlyMap<number, number>;

export interface WantedPage {
  readonly parent: number;
  readonly page: number;
}

/** `failed` when a page could not be read; no entry while none has come. */
export interface KnownLines {
  readonly rows: readonly Account[];
  readonly rest: AccountLines['rest'];
  readonly state: 'ready' | 'loading' | 'failed';
}

interface Placed {
  readonly depth: number;
  readonly parent: number;
}

export type TreeRow =
  | (Placed & {
      readonly kind: 'account';
      readonly account: Account;
      readonly open: boolean;
      readonly position: number;
      readonly of: number;
    })
  | (Placed & { readonly kind: 'rest'; readonly rest: NonNullable<AccountLines['rest']> })
  | (Placed & { readonly kind: 'loading' | 'failed' });

export function rowKey(row: TreeRow): string {
  return row.kind === 'account' ? `a${row.account.index}` : `${row.kind}${row.parent}`;
}

export function wantedPages(opened: OpenedLines): WantedPage[] {
  return [...opened].flatMap(([parent, pages]) => Array.from({ length: pages }, (_, page) => ({ parent, page })));
}

/** Opens a closed account with one page of its lines, closes an open one. */
export function toggled(opened: OpenedLines, parent: number): OpenedLines {
  const next = new Map(opened);
  if (!next.delete(parent)) next.set(parent, 1);
  return next;
}

export function withMore(opened: OpenedLines, parent: number): OpenedLines {
  return new Map(opened).set(parent, (opened.get(parent) ?? 0) + 1);
}

/** The rows in sight, from top to bottom. Works without recursion, since lines may be thousands of levels deep. */
export function deriveTreeRows(known: ReadonlyMap<number, KnownLines>, opened: OpenedLines, top?: Account): TreeRow[] {
  const rows: TreeRow[] = [];
  const stack: TreeRow[] =
    top === undefined
      ? below(known.get(ROOTS), { depth: 0, parent: ROOTS }, opened)
      : [{ ...accountRow(top, { depth: 0, parent: ROOTS }, opened), position: 1, of: 1 }];
  for (let row = stack.pop(); row !== undefined; row = stack.pop()) {
    rows.push(row);
    if (row.kind !== 'account' || !row.open) continue;
    stack.push(...below(known.get(row.account.index), { depth: row.depth + 1, parent: row.account.index }, opened));
  }
  return rows;
}

/** Lines of one account, last first: the order in which a stack takes them. */
function below(lines: KnownLines | undefined, place: Placed, opened: OpenedLines): TreeRow[] {
  const accounts = lines?.rows ?? [];
  const of = accounts.length + (lines?.rest?.lines ?? 0);
  const rows: TreeRow[] = accounts.map((account, at) => ({
    ...accountRow(account, place, opened),
    position: at + 1,
    of,
  }));
  if (lines === undefined || lines.state === 'loading') rows.push({ ...place, kind: 'loading' });
  else if (lines.state === 'failed') rows.push({ ...place, kind: 'failed' });
  else if (lines.rest !== null) rows.push({ ...place, kind: 'rest', rest: lines.rest });
  return rows.reverse();
}

function accountRow(account: Account, place: Placed, opened: OpenedLines) {
  return { ...place, kind: 'account' as const, account, open: opened.has(account.index) };
}

export function hasLines(account: Account): boolean {
  return (account.direct ?? 0) > 0;
}

/** What a key does at a row: another row becomes the current one, or an account is opened or closed. */
export type TreeMove = { readonly to: number } | { readonly toggle: number } | undefined;

export function moveInTree(rows: readonly TreeRow[], at: number, key: string): TreeMove {
  const row = rows[at];
  if (row === undefined) return undefined;
  const account = row.kind === 'account' ? row : undefined;
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(at + 1, rows.length - 1) };
    case 'ArrowUp':
      return { to: Math.max(at - 1, 0) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: rows.length - 1 };
    case 'ArrowRight':
      return account === undefined ? undefined : moveInto(account, Math.min(at + 1, rows.length - 1));
    case 'ArrowLeft':
      return account?.open === true ? { toggle: account.account.index } : moveToParent(rows, row);
    default:
      return undefined;
  }
}

function moveInto({ account, open }: Extract<TreeRow, { kind: 'account' }>, below: number): TreeMove {
  if (!hasLines(account)) return undefined;
  return open ? { to: below } : { toggle: account.index };
}

function moveToParent(rows: readonly TreeRow[], row: TreeRow): TreeMove {
  const parent = rows.findIndex((other) => other.kind === 'account' && other.account.index === row.parent);
  return parent === -1 ? undefined : { to: parent };
}
