import { CountTable } from '@qingyuan/core/screening/count-table';
import { checkRow, type CheckedRow, type RowCheck } from './check-row.rules.ts';
import type { OpenList } from './open-list.ts';

export interface NumberedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly checked: CheckedRow;
}

/** A pass over the list: each row checked, blank ones left out, the second of two alike refused. */
export async function* checkedRows(
  list: OpenList,
  check: Omit<RowCheck, 'columns'>,
  signal: AbortSignal,
): AsyncGenerator<NumberedRow> {
  const seen = new CountTable();
  for await (const { row, cells } of list.rows(signal)) {
    const checked = checkRow(cells, { ...check, columns: list.columns });
    if (checked === undefined) continue;
    if (checked.ok && seen.count(checked.subject) > 0) {
      yield { row, cells, checked: { ok: false, faults: ['与前面的行重复'] } };
      continue;
    }
    if (checked.ok) seen.add(checked.subject);
    yield { row, cells, checked };
  }
}
