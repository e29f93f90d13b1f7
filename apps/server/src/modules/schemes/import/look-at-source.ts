import type { ColumnNames, MemberColumn, SourcePreview, TextEncoding } from '@qingyuan/contract/scheme-source';
import { TextEncoding as Encodings } from '@qingyuan/contract/scheme-source';
import {
  type ColumnMapping,
  MEMBER_HEADERS,
  MEMBER_ROLES,
  recogniseColumns,
} from '@qingyuan/core/scheme/reading/columns';
import { type ColumnProposal, proposeColumns } from '@qingyuan/core/scheme/reading/propose-columns';
import { invalid } from '../../../platform/access/errors.ts';
import { listTables, previewTable } from '../../../platform/tabular/index.ts';
import type { ByteSource, TableSource } from '../../../platform/tabular/table-source.ts';
import { maskRows } from '../masking.rules.ts';

const SHOWN_ROWS = 50;
/** Rows whose content is looked at for what columns mean. */
const SAMPLED_ROWS = 1000;

export interface SourceWish {
  readonly encoding?: TextEncoding | undefined;
  readonly table?: string | undefined;
}

/** What the bytes of a file say, without what its registration says. */
export type SourceLook = Omit<SourcePreview, 'evidenceId' | 'caseId' | 'fileName' | 'size' | 'sha256' | 'sm3'>;

/** What the file holds. @throws TabularError, DomainError in words when it is no table. */
export async function lookAtSource(source: ByteSource, wish: SourceWish): Promise<SourceLook> {
  const tables = await listTables(source, {
    knownColumns: MEMBER_HEADERS,
    ...(wish.encoding === undefined ? {} : { encoding: wish.encoding }),
  });
  const table = chooseTable(tables, wish.table);
  const sample = await previewTable(table, SAMPLED_ROWS);
  const { mapping, unmatched, proposals } = proposeColumns(table.columns, sample);
  return {
    tables: tables.map(({ name, format, columns: all, rows }) => ({
      name,
      format,
      columns: [...all],
      rows: rows ?? null,
    })),
    table: table.name,
    columns: [...table.columns],
    encoding: table.encoding,
    encodings: table.encoding === null ? [] : Encodings.options.filter((one) => one !== table.encoding),
    rows: maskRows(sample.slice(0, SHOWN_ROWS), rolesOf(table.columns.length, proposals)),
    mapping: namesOf(mapping, table.columns),
    proposals: proposals.map((one) => ({ ...one, column: table.columns[one.column] ?? '' })),
    unmatched: [...unmatched],
    missing: missingOf(mapping),
  };
}

/** The one asked for; otherwise the first in which members and recommenders are recognised, or simply the first. */
export function chooseTable(tables: readonly TableSource[], name: string | undefined): TableSource {
  const chosen =
    name === undefined
      ? (tables.find(({ columns }) => missingOf(recogniseColumns(columns).mapping).length === 0) ?? tables[0])
      : tables.find((table) => table.name === name);
  if (chosen !== undefined) return chosen;
  const found = tables.map((table) => table.name).join('、');
  throw invalid('no-such-table', `文件中没有所选的表。文件中有：${found}。`, [
    { path: 'table', message: '请从列表中选择' },
  ]);
}

function missingOf(mapping: ColumnMapping): MemberColumn[] {
  return (['member_id', 'recommender_id'] as const).filter((role) => mapping[role] === undefined);
}

function namesOf(mapping: ColumnMapping, columns: readonly string[]): ColumnNames {
  const names: ColumnNames = {};
  for (const role of MEMBER_ROLES) {
    const at = mapping[role];
    const name = at === undefined ? undefined : columns[at];
    if (name !== undefined) names[role] = name;
  }
  return names;
}

/** What each column holds as far as anybody can tell, for masking. */
function rolesOf(width: number, proposals: readonly ColumnProposal[]): (MemberColumn | undefined)[] {
  return Array.from({ length: width }, (_, at) => proposals.find(({ column }) => column === at)?.role);
}
