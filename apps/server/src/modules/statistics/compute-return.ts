import type { Month, MonthlyReturn, ReturnCell } from '@qingyuan/contract/statistics';
import type { ReturnForm } from '@qingyuan/contract/law';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import type { Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import type { Law } from '../../platform/law/law.ts';
import { getArea } from '../jurisdictions/index.ts';
import { dueOn, isLate, spansOf } from './month.rules.ts';
import { countColumns, findReturn, listCounted, listFrozen, type ReturnRow, type SpanName } from './statistics.sql.ts';

/** Which form the returns use; its versions follow the day they are for. */
const FORM = 'monthly-1';

export interface ReturnAt {
  readonly area: string;
  readonly month: Month;
}

/** The form in force in the month of the return. */
export function formOf(law: Law, month: Month): ReturnForm {
  return law.returnForm(FORM, shanghaiDate(spansOf(month).month.from.getTime()));
}

function computedColumns(form: ReturnForm) {
  return form.columns.filter((column) => column.computed);
}

/** The return as it stands: counted from the records now, or as frozen. */
export async function readReturn(
  db: ScopedDb,
  scope: Scope,
  at: ReturnAt & { readonly law: Law; readonly now: Date },
): Promise<MonthlyReturn> {
  const area = await getArea(db, scope, at.area);
  const form = formOf(at.law, at.month);
  const row = await findReturn(db, scope, at.area, at.month);
  const figures =
    row?.state === 'frozen'
      ? await frozenFigures(db, scope, row)
      : await countColumns(db, scope, { areaScope: area.scope, spans: spansOf(at.month) });
  const due = dueOn(at.month, form.dueDay);
  return {
    area: { code: area.code, name: area.name },
    month: at.month,
    form: { id: form.id, version: form.version, title: form.title.zh },
    dueOn: due,
    late: isLate(due, row?.submittedAt ?? null, at.now),
    ...(row === undefined ? UNTOUCHED : stepsOf(row)),
    cells: computedColumns(form).map((column) => toCell(form, column, figures.get(column.id))),
  };
}

/** A return that nobody has acted on yet. */
const UNTOUCHED = {
  state: 'draft',
  version: 0,
  submittedAt: null,
  submittedBy: null,
  frozenAt: null,
  frozenBy: null,
} as const;

function stepsOf({ state, version, submittedAt, submittedBy, frozenAt, frozenBy }: ReturnRow) {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return { state, version, submittedAt: text(submittedAt), submittedBy, frozenAt: text(frozenAt), frozenBy };
}

type Figures = { readonly month: number; readonly cumulative: number; readonly previousMonth: number };

function toCell(form: ReturnForm, column: ReturnForm['columns'][number], figures: Figures | undefined): ReturnCell {
  return {
    column: column.id,
    group: form.groups.find((group) => group.id === column.group)?.name.zh ?? column.group,
    name: column.name,
    unit: column.unit.zh,
    definition: column.definition?.zh ?? '',
    ...(figures ?? { month: 0, cumulative: 0, previousMonth: 0 }),
  };
}

async function frozenFigures(
  db: ScopedDb,
  scope: Scope,
  { id, version }: ReturnRow,
): Promise<ReadonlyMap<string, Figures>> {
  const figures = new Map<string, { month: number; cumulative: number; previousMonth: number }>();
  for (const cell of await listFrozen(db, scope, id, version)) {
    const found = figures.get(cell.column) ?? { month: 0, cumulative: 0, previousMonth: 0 };
    figures.set(cell.column, { ...found, [cell.span]: cell.figure });
  }
  return figures;
}

/** The records behind one figure: as they are now, or as they stood when the return was frozen. */
export async function readCell(
  db: ScopedDb,
  scope: Scope,
  at: ReturnAt & { readonly column: string; readonly span: SpanName },
) {
  const area = await getArea(db, scope, at.area);
  const row = await findReturn(db, scope, at.area, at.month);
  if (row?.state === 'frozen') {
    const frozen = await listFrozen(db, scope, row.id, row.version);
    return frozen.find((cell) => cell.column === at.column && cell.span === at.span)?.records ?? [];
  }
  return listCounted(db, scope, { column: at.column, areaScope: area.scope, span: spansOf(at.month)[at.span] });
}

/** Every computed cell with its records, for freezing. */
export async function collectCells(db: ScopedDb, scope: Scope, at: ReturnAt & { readonly law: Law }) {
  const area = await getArea(db, scope, at.area);
  const spans = spansOf(at.month);
  const names: readonly SpanName[] = ['month', 'cumulative', 'previousMonth'];
  const cells = [];
  for (const column of computedColumns(formOf(at.law, at.month))) {
    for (const span of names) {
      const records = await listCounted(db, scope, { column: column.id, areaScope: area.scope, span: spans[span] });
      cells.push({ column: column.id, span, records });
    }
  }
  return cells;
}
