import type { ListKind } from '@qingyuan/contract/screening';
import { invalid } from '../../platform/access/errors.ts';
import type { Vault } from '../../platform/files/vault.ts';
import { listTables, readRows } from '../../platform/tabular/index.ts';
import type { ByteSource, TableSource } from '../../platform/tabular/table-source.ts';
import { findColumns, knownHeaders, type ListColumns, NEEDED_FIELD, templateColumns } from './list-columns.rules.ts';

/** A sealed list, opened: its table and which column is which. */
export interface OpenList {
  readonly table: TableSource;
  readonly columns: ListColumns;
  /** Share of the file read since the last call of `rows`, 0 to 1. */
  readonly share: () => number;
  /** A fresh pass over its rows; the first data row is 1. */
  readonly rows: (signal: AbortSignal) => AsyncGenerator<{ readonly row: number; readonly cells: readonly string[] }>;
}

/** @throws DomainError when no table of the file has the column that is needed. */
export async function openList(
  vault: Vault,
  list: { readonly kind: ListKind; readonly vaultId: string; readonly name: string },
): Promise<OpenList> {
  return openTable(list.kind, await vault.openByteSource(list.vaultId, list.name));
}

/** The same for a file that lies anywhere. */
export async function openTable(kind: ListKind, source: ByteSource): Promise<OpenList> {
  const counted = countReads(source);
  const tables = await listTables(counted.source, { knownColumns: knownHeaders(kind) });
  const known = tables.map((table) => ({ table, columns: findColumns(kind, table.columns) }));
  const best = known.toSorted((a, b) => Object.keys(b.columns).length - Object.keys(a.columns).length)[0];
  if (best === undefined || best.columns[NEEDED_FIELD[kind]] === undefined) throw noColumn(kind, best?.table);
  const { table, columns } = best;
  return {
    table,
    columns,
    share: counted.share,
    rows: async function* (signal) {
      counted.reset();
      let row = 0;
      for await (const cells of readRows(table, signal)) {
        row += 1;
        yield { row, cells };
        // Other work of the server gets its turn.
        if (row % 2_000 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

function noColumn(kind: ListKind, table: TableSource | undefined) {
  const needed = templateColumns(kind).find(({ field }) => field === NEEDED_FIELD[kind])?.header ?? '';
  const found = table === undefined ? '' : `，表中的列是：${table.columns.slice(0, 20).join('、')}`;
  return invalid('column-missing', `没有找到“${needed}”一列${found}。请对照模板修改表头后重新上传。`);
}

function countReads(source: ByteSource) {
  let read = 0;
  const counting: ByteSource = {
    name: source.name,
    size: source.size,
    read: async (offset, length) => {
      const bytes = await source.read(offset, length);
      read += bytes.length;
      return bytes;
    },
    stream: async function* (offset) {
      for await (const bytes of source.stream(offset)) {
        read += bytes.length;
        yield bytes;
      }
    },
  };
  return {
    source: counting,
    share: () => Math.min(read / source.size, 1),
    reset: () => {
      read = 0;
    },
  };
}
