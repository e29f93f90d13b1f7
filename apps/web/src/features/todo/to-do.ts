import type { ToDo } from '@qingyuan/contract/todo';

interface Cut {
  readonly kind: string | undefined;
  readonly page: number;
  readonly size: number;
}

/** One page of what waits, of one kind or of all; the order is the server's: most urgent first. */
export function cutToDo(
  rows: readonly ToDo[],
  { kind, page, size }: Cut,
): { readonly total: number; readonly rows: readonly ToDo[] } {
  const wanted = kind === undefined ? rows : rows.filter((row) => row.kind === kind);
  return { total: wanted.length, rows: wanted.slice((page - 1) * size, page * size) };
}

export function sumOf(counts: Readonly<Record<string, number | undefined>>): number {
  return Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
