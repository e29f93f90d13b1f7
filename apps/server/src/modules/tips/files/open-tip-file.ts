import { Readable } from 'node:stream';
import { TIP_FILE_TYPES } from '@qingyuan/contract/tips-files';
import type { Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Vault } from '../../../platform/files/vault.ts';
import type { Download } from '../../../platform/http/route.ts';
import { getTipFile, listTipFiles } from './tip-files.sql.ts';

type Open = (db: ScopedDb, scope: Scope) => Promise<Download>;

interface AtFile {
  readonly id: string;
  readonly fileId: string;
}

/** The picture drawn anew. @throws DomainError when there is none. */
export function openPreview(vault: Vault, { id, fileId }: AtFile): Open {
  return async (db, scope) => {
    const { previewId } = await getTipFile(db, scope, { tipId: id, fileId });
    if (previewId === null) throw notFound('预览图');
    return { ...(await stream(vault, previewId)), fileName: 'preview.jpg', contentType: 'image/jpeg' };
  };
}

/** The original; only after a `tip.export-file` was recorded. Named by its number: its own name was never taken. */
export function openOriginal(vault: Vault, { id, fileId }: AtFile): Open {
  return async (db, scope) => {
    const file = await getTipFile(db, scope, { tipId: id, fileId });
    if (file.sha256 === null) throw notFound('该文件');
    const number = (await listTipFiles(db, scope, id)).findIndex((one) => one.id === fileId) + 1;
    const ending = new Map<string, string>(Object.entries(TIP_FILE_TYPES)).get(file.type) ?? 'bin';
    const fileName = `举报附件-${number}.${ending}`;
    // Never shown by a browser under the console's own address.
    return { ...(await stream(vault, file.sha256)), fileName, contentType: 'application/octet-stream' };
  };
}

async function stream(vault: Vault, id: string): Promise<Pick<Download, 'body'>> {
  const source = await vault.openByteSource(id);
  return { body: Readable.from(source.stream(0)) };
}
