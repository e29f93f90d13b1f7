import { DomainError } from '../access/errors.ts';

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const CLOSED = ['EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ELOOP'];

/** What a failed file operation means to the user; what is not about storage stays as it was. */
export function toStorageFault(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.includes(code)) return diskFull();
  if (CLOSED.includes(code)) return storageClosed(code);
  return error;
}

export function diskFull(): DomainError {
  return new DomainError({
    id: 'disk-full',
    status: 507,
    detail: '服务器磁盘空间不足，文件没有保存。请联系系统管理员清理空间后重新上传。',
  });
}

export function fileTooLarge(name: string, limit: number): DomainError {
  const megabytes = (limit / 1_048_576).toLocaleString('zh-CN', { maximumFractionDigits: 1 });
  return new DomainError({
    id: 'file-too-large',
    status: 413,
    detail: `文件“${name}”超过允许的大小（${megabytes} MB），没有保存。请拆分后分别上传。`,
  });
}

export function fileMissing(id: string): DomainError {
  return new DomainError({
    id: 'file-missing',
    status: 404,
    detail: `文件库中没有编号为 ${shortened(id)} 的文件。请联系系统管理员从备份恢复。`,
  });
}

/** The bytes on disk are not those that were stored. */
export function fileDamaged(id: string): DomainError {
  return new DomainError({
    id: 'file-damaged',
    status: 500,
    detail: `编号为 ${shortened(id)} 的文件已损坏或被改动，不能使用。请联系系统管理员从备份恢复。`,
  });
}

function storageClosed(code: string): DomainError {
  return new DomainError({
    id: 'storage-read-only',
    status: 507,
    detail: `文件库不能写入（${code}），文件没有保存。请联系系统管理员检查数据目录的权限。`,
  });
}

function shortened(id: string): string {
  return id.length > 16 ? `${id.slice(0, 16)}…` : id;
}
