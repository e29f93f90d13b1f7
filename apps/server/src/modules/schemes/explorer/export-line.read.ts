import { Readable } from 'node:stream';
import type { LineFormat } from '@qingyuan/contract/scheme-explorer';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import { lineAccounts } from '@qingyuan/core/scheme/structure-file/line-accounts';
import type { FileText } from '@qingyuan/core/scheme/structure-file/layout';
import { type FileSections, readTexts } from '@qingyuan/core/scheme/structure-file/sections';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Download } from '../../../platform/http/route.ts';
import type { Services } from '../../../platform/platform.ts';
import { writeXlsx } from '../../../platform/tabular/xlsx-out.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { csvCell } from '../../../platform/tabular/csv-line.rules.ts';
import { structureIdOf } from '../open-structure.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { type LineCell, lineColumns, type LineTexts } from './line-table.rules.ts';
import { openStructureSections } from './open-sections.ts';

export interface LineAsked {
  readonly from?: number | undefined;
  readonly tree: SchemeTree;
  readonly format: LineFormat;
}

const TYPES: Readonly<Record<LineFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const BOM = '\uFEFF';

/** A line as a table, written while it is read. Only to be called after the command that leaves the trace. */
export function lineFile({ vault }: Pick<Services, 'vault'>, asked: SchemeAsked, line: LineAsked) {
  return async (db: ScopedDb, scope: Scope): Promise<Download> => {
    const { scheme, result } = await getAnalysedScheme(db, scope, asked);
    const file = await openStructureSections(vault, structureIdOf(result, line.tree));
    const columns = lineColumns(line.tree);
    const rows = lineRows(file, line);
    const body =
      line.format === 'xlsx'
        ? writeXlsx([{ name: '下线明细', columns, rows }])
        : Readable.from(
            csvOf(
              columns.map(({ title }) => title),
              rows,
            ),
          );
    return { fileName: `${scheme.name}-下线明细.${line.format}`, contentType: TYPES[line.format], body };
  };
}

/** Rows of cells; money in fen. */
async function* lineRows(file: FileSections, { from, tree }: LineAsked): AsyncGenerator<LineCell[]> {
  const columns = lineColumns(tree);
  for await (const { below, accounts } of lineAccounts(file, from)) {
    const [first] = accounts;
    if (first === undefined) continue;
    const texts = await lineTexts(file, [first.index, first.index + accounts.length], tree);
    for (const [at, account] of accounts.entries()) {
      const one = texts[at];
      if (one !== undefined) yield columns.map(({ of }) => of(account, one, below));
    }
  }
}

async function lineTexts(
  file: FileSections,
  stretch: readonly [number, number],
  tree: SchemeTree,
): Promise<LineTexts[]> {
  const names: readonly FileText[] = [
    'phone',
    'id_number',
    'bank_card',
    'area',
    'joined_at',
    tree === 'placement' ? 'placement' : 'recommender',
  ];
  const all = await Promise.all(names.map((name) => readTexts(file, name, stretch)));
  return Array.from({ length: stretch[1] - stretch[0] }, (_, at) => {
    const [phone, idNumber, bankCard, area, joinedAt, above] = all.map((texts) => texts[at] ?? null);
    return {
      phone: phone ?? null,
      idNumber: idNumber ?? null,
      bankCard: bankCard ?? null,
      area: area ?? null,
      joinedAt: joinedAt ?? null,
      above: above ?? null,
    };
  });
}

async function* csvOf(titles: readonly string[], rows: AsyncIterable<readonly LineCell[]>): AsyncGenerator<string> {
  let piece = `${BOM}${titles.map(csvCell).join(',')}\r\n`;
  for await (const row of rows) {
    piece += `${row.map(textOf).join(',')}\r\n`;
    if (piece.length < 1 << 16) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** Money (fen) as yuan without thousands marks; a negative amount is a number, not a formula. */
function textOf(cell: LineCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return csvCell(cell);
  if (typeof cell === 'number') return String(cell);
  const digits = String(cell < 0n ? -cell : cell).padStart(3, '0');
  return `${cell < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
