import type { ColumnValues } from '@qingyuan/contract/scheme-import';
import type { TextEncoding } from '@qingyuan/contract/scheme-source';
import { findColumn, MEMBER_HEADERS } from '@qingyuan/core/scheme/reading/columns';
import { listTables, readRows } from '../../../platform/tabular/index.ts';
import type { ByteSource } from '../../../platform/tabular/table-source.ts';
import { maskCell } from '../masking.rules.ts';
import { chooseTable } from './look-at-source.ts';

export interface ValuesWanted {
  readonly encoding?: TextEncoding | undefined;
  readonly table: string;
  readonly column: string;
}

/** Enough to meet every kind and state of a log, and soon read. */
const MOST_ROWS = 200_000;
const MOST_VALUES = 50;
/** A column with more different values is no column of kinds. */
const MOST_DISTINCT = 10_000;

/** Which values a column has, the most frequent first, among the first rows. @throws TabularError, DomainError for faults of the file */
export async function columnValues(source: ByteSource, wanted: ValuesWanted): Promise<ColumnValues> {
  const tables = await listTables(source, {
    knownColumns: MEMBER_HEADERS,
    ...(wanted.encoding === undefined ? {} : { encoding: wanted.encoding }),
  });
  const table = chooseTable(tables, wanted.table);
  const at = findColumn(wanted.column, table.columns);
  const counts = new Map<string, number>();
  let rows = 0;
  let more = false;
  for await (const row of readRows(table)) {
    if (rows === MOST_ROWS || counts.size > MOST_DISTINCT) {
      more = true;
      break;
    }
    rows += 1;
    const value = (row[at] ?? '').trim().slice(0, 200);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const frequent = [...counts].toSorted(([, some], [, other]) => other - some).slice(0, MOST_VALUES);
  return {
    values: frequent.map(([value, count]) => ({ value: maskCell(value, undefined), rows: count })),
    rows,
    more,
  };
}
