import { TipFileState, type TipFile } from '@qingyuan/contract/tips-files';
import type { Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';

/** A file as stored; its bytes lie in the vault, or sealed in pieces until they do. */
export interface StoredTipFile extends TipFile {
  readonly tipId: string;
  readonly areaCode: string;
  readonly pieces: number;
  readonly previewId: string | null;
}

function files(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('tip_file as f')
    .innerJoin('tip as t', 't.id', 'f.tip_id')
    .select(['f.id', 'f.tip_id', 't.area_code', 'f.type', 'f.size', 'f.pieces'])
    .select(['f.state', 'f.vault_id', 'f.preview_id', 'f.at'])
    .where(inScope(scope, 't.area_code'));
}

type Row = Awaited<ReturnType<ReturnType<typeof files>['executeTakeFirstOrThrow']>>;

function toFile(row: Row): StoredTipFile {
  return {
    id: row.id,
    tipId: row.tip_id,
    areaCode: row.area_code,
    type: row.type,
    size: row.size,
    pieces: row.pieces,
    state: TipFileState.parse(row.state),
    hasPreview: row.preview_id !== null,
    sha256: row.vault_id,
    previewId: row.preview_id,
    at: row.at.toISOString(),
  };
}

/** Files of a tip in the order they came. */
export async function listTipFiles(db: ScopedDb, scope: Scope, tipId: string): Promise<StoredTipFile[]> {
  const rows = await files(db, scope).where('f.tip_id', '=', tipId).orderBy('f.at').orderBy('f.id').execute();
  return rows.map(toFile);
}

/** @throws DomainError when the tip has no such file within the scope. */
export async function getTipFile(
  db: ScopedDb,
  scope: Scope,
  of: { readonly tipId: string; readonly fileId: string },
): Promise<StoredTipFile> {
  const row = await files(db, scope).where('f.tip_id', '=', of.tipId).where('f.id', '=', of.fileId).executeTakeFirst();
  if (row === undefined) throw notFound('该文件');
  return toFile(row);
}

/** One sealed piece; undefined when it is not there. Row-level security asks for the tip. */
export async function findPiece(db: ScopedDb, _scope: Scope, fileId: string, n: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('tip_file_piece')
    .select('bytes')
    .where('file_id', '=', fileId)
    .where('n', '=', n)
    .executeTakeFirst();
  return row?.bytes;
}

export interface KeptFile {
  readonly id: string;
  readonly vaultId: string;
  readonly sm3: string;
  readonly previewId: string | null;
}

/** The file lies in the vault now: its pieces go. */
export async function setKept(db: ScopedDb, _scope: Scope, kept: KeptFile): Promise<void> {
  const set = { state: 'kept', vault_id: kept.vaultId, sm3: kept.sm3, preview_id: kept.previewId };
  await db.updateTable('tip_file').set(set).where('id', '=', kept.id).execute();
  await db.deleteFrom('tip_file_piece').where('file_id', '=', kept.id).execute();
}

/** The pieces do not open; they stay for whoever looks into it. */
export async function setDamaged(db: ScopedDb, _scope: Scope, id: string): Promise<void> {
  await db.updateTable('tip_file').set({ state: 'damaged' }).where('id', '=', id).execute();
}
