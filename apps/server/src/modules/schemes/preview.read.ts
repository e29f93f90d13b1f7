import type { ColumnNames, MemberColumn, SourcePreview, TextEncoding } from '@qingyuan/contract/scheme-source';
import { TextEncoding as Encodings } from '@qingyuan/contract/scheme-source';
import {
  type ColumnMapping,
  MEMBER_HEADERS,
  MEMBER_ROLES,
  recogniseColumns,
} from '@qingyuan/core/scheme/reading/columns';
import { type ColumnProposal, proposeColumns } from '@qingyuan/core/scheme/reading/propose-columns';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import { invalid } from '../../platform/access/errors.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import type { Services } from '../../platform/platform.ts';
import { listTables, previewTable } from '../../platform/tabular/index.ts';
import type { TableSource } from '../../platform/tabular/table-source.ts';
import { requireReadableCase } from '../cases/index.ts';
import { openEvidence } from '../evidence/index.ts';
import { maskRows } from './masking.rules.ts';
import { explainSourceFault } from './source-fault.ts';

type OpenEvidence = Awaited<ReturnType<typeof openEvidence>>;

const SHOWN_ROWS = 50;
/** Rows whose content is looked at for what columns mean. */
const SAMPLED_ROWS = 1000;

interface Source {
  readonly actor: Actor;
  readonly evidenceId: string;
}

interface Wish {
  readonly encoding?: TextEncoding | undefined;
  readonly table?: string | undefined;
}

/** Opens the source within the scope; reading it may take longer than a transaction should last. */
export function openSource(vault: Services['vault'], { actor, evidenceId }: Source) {
  return async (db: ScopedDb, scope: Scope): Promise<OpenEvidence> => {
    const evidence = await openEvidence({ vault }, db, { scope, id: evidenceId });
    await requireReadableCase(db, scope, { actor, caseId: evidence.caseId });
    return evidence;
  };
}

/** What the file holds. @throws DomainError in words when it is no table. */
export async function previewSource(evidence: OpenEvidence, wish: Wish): Promise<SourcePreview> {
  try {
    const tables = await listTables(evidence.source, {
      knownColumns: MEMBER_HEADERS,
      ...(wish.encoding === undefined ? {} : { encoding: wish.encoding }),
    });
    const table = chooseTable(tables, wish.table);
    const sample = await previewTable(table, SAMPLED_ROWS);
    const { mapping, unmatched, proposals } = proposeColumns(table.columns, sample);
    return {
      evidenceId: evidence.id,
      caseId: evidence.caseId,
      fileName: evidence.name,
      size: evidence.size,
      sha256: evidence.sha256,
      sm3: evidence.sm3,
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
  } catch (error) {
    throw explainSourceFault(error);
  }
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
