import { ImportState, ListKind } from '@qingyuan/contract/screening';
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { ScreeningImport as Row } from '../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';

/** An imported list as stored. */
export interface StoredImport {
  readonly id: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly kind: ListKind;
  readonly source: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly sm3: string;
  readonly vaultId: string;
  readonly state: ImportState;
  readonly jobId: string;
  readonly columns: Readonly<Record<string, string>> | null;
  readonly rows: number | null;
  readonly badRows: number | null;
  readonly badFile: string | null;
  readonly rules: string | null;
  readonly findings: number | null;
  readonly importedBy: string;
  readonly importedAt: Date;
}

function imports(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('screening_import as i')
    .innerJoin('area as a', 'a.code', 'i.area_code')
    .where(inScope(scope, 'i.area_code'));
}

function toImport(row: Selectable<Row> & { readonly area_name: string }): StoredImport {
  return {
    id: row.id,
    areaCode: row.area_code,
    areaName: row.area_name,
    kind: ListKind.parse(row.kind),
    source: row.source,
    name: row.name,
    size: Number(row.size),
    sha256: row.sha256.toString('hex'),
    sm3: row.sm3.toString('hex'),
    vaultId: row.vault_id,
    state: ImportState.parse(row.state),
    jobId: row.job_id,
    columns: z.record(z.string(), z.string()).nullable().parse(row.columns),
    rows: row.row_count,
    badRows: row.bad_rows,
    badFile: row.bad_file,
    rules: row.rules,
    findings: row.findings,
    importedBy: row.imported_by,
    importedAt: row.imported_at,
  };
}

export async function listImports(
  db: ScopedDb,
  scope: Scope,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly total: number; readonly rows: readonly StoredImport[] }> {
  const found = imports(db, scope);
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll('i')
    .select('a.name as area_name')
    .orderBy('i.imported_at', 'desc')
    .orderBy('i.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { total, rows: rows.map(toImport) };
}

/** @throws DomainError when there is no such list within the scope. */
export async function getImport(db: ScopedDb, scope: Scope, id: string): Promise<StoredImport> {
  const row = await imports(db, scope)
    .selectAll('i')
    .select('a.name as area_name')
    .where('i.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw notFound('该筛查清单');
  return toImport(row);
}

/** The list, locked until the transaction ends. */
export async function lockImport(db: ScopedDb, scope: Scope, id: string): Promise<StoredImport> {
  await db.selectFrom('screening_import').select('id').where('id', '=', id).where(inScope(scope)).forUpdate().execute();
  return getImport(db, scope, id);
}

export type NewImport = Pick<
  StoredImport,
  | 'id'
  | 'areaCode'
  | 'kind'
  | 'source'
  | 'name'
  | 'size'
  | 'sha256'
  | 'sm3'
  | 'vaultId'
  | 'jobId'
  | 'importedBy'
  | 'importedAt'
>;

export async function insertImport(db: ScopedDb, _scope: Scope, one: NewImport): Promise<void> {
  await db
    .insertInto('screening_import')
    .values({
      id: one.id,
      area_code: one.areaCode,
      kind: one.kind,
      source: one.source,
      name: one.name,
      size: one.size,
      sha256: Buffer.from(one.sha256, 'hex'),
      sm3: Buffer.from(one.sm3, 'hex'),
      vault_id: one.vaultId,
      state: 'checking',
      job_id: one.jobId,
      imported_by: one.importedBy,
      imported_at: one.importedAt,
    })
    .execute();
}

export type ImportChange =
  | {
      readonly state: 'checked';
      readonly columns: object;
      readonly rows: number;
      readonly badRows: number;
      readonly badFile: string | null;
    }
  | { readonly state: 'screening'; readonly jobId: string }
  | {
      readonly state: 'done';
      readonly rules: string;
      readonly dictionary: string;
      readonly findings: number;
      readonly at: Date;
    }
  | { readonly state: 'discarded' };

export async function changeImport(db: ScopedDb, scope: Scope, id: string, change: ImportChange): Promise<void> {
  await db
    .updateTable('screening_import')
    .set({
      state: change.state,
      ...(change.state === 'checked'
        ? {
            columns: JSON.stringify(change.columns),
            row_count: change.rows,
            bad_rows: change.badRows,
            bad_file: change.badFile,
          }
        : {}),
      ...(change.state === 'screening' ? { job_id: change.jobId } : {}),
      ...(change.state === 'done'
        ? { rules: change.rules, dictionary: change.dictionary, findings: change.findings, screened_at: change.at }
        : {}),
    })
    .where('id', '=', id)
    .where(inScope(scope))
    .execute();
}

/** Codes of all areas in force within an area. */
export async function listAreaCodes(db: ScopedDb, scope: Scope, area: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('area')
    .select('code')
    .where('valid_to', 'is', null)
    .where(sql<boolean>`code ^@ (SELECT w.scope FROM area w WHERE w.code = ${area})`)
    .where(inScope(scope, 'code'))
    .execute();
  return new Set(rows.map(({ code }) => code));
}
