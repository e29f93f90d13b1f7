import type { ColumnNames, MemberColumn, SourcePreview, TextEncoding } from '@qingyuan/contract/schemes';
import { TextEncoding as Encodings } from '@qingyuan/contract/schemes';
import { MEMBER_HEADERS, MEMBER_ROLES, recogniseColumns } from '@qingyuan/core/scheme/reading/columns';
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
    const { names, columns, unmatched, missing } = recognise(table);
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
      rows: maskRows(await previewTable(table, SHOWN_ROWS), columns),
      mapping: names,
      unmatched: [...unmatched],
      missing,
    };
  } catch (error) {
    throw explainSourceFault(error);
  }
}

/** The one asked for; otherwise the first in which members and recommenders are recognised, or simply the first. */
function chooseTable(tables: readonly TableSource[], name: string | undefined): TableSource {
  const chosen =
    name === undefined
      ? (tables.find((table) => recognise(table).missing.length === 0) ?? tables[0])
      : tables.find((table) => table.name === name);
  if (chosen !== undefined) return chosen;
  const found = tables.map((table) => table.name).join('、');
  throw invalid('no-such-table', `文件中没有所选的表。文件中有：${found}。`, [
    { path: 'table', message: '请从列表中选择' },
  ]);
}

function recognise(table: TableSource) {
  const { mapping, unmatched } = recogniseColumns(table.columns);
  const names: ColumnNames = {};
  const columns: (MemberColumn | undefined)[] = table.columns.map(() => undefined);
  for (const role of MEMBER_ROLES) {
    const at = mapping[role];
    const name = at === undefined ? undefined : table.columns[at];
    if (at === undefined || name === undefined) continue;
    names[role] = name;
    columns[at] = role;
  }
  const missing = (['member_id', 'recommender_id'] as const).filter((role) => mapping[role] === undefined);
  return { names, columns, unmatched, missing };
}
