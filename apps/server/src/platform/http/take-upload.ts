import type { z } from 'zod';
import { invalid } from '../access/errors.ts';
import type { SealedUpload } from '../files/sealed-upload.ts';
import type { Vault } from '../files/vault.ts';
import type { Upload } from './route.ts';

/** What was sent with the file as JSON in the form field `data`. @throws DomainError `invalid-input` with `complaint`. */
export function uploadFields<T extends z.ZodType>(upload: Upload, schema: T, complaint: string): z.output<T> {
  const parsed = schema.safeParse(parseJson(upload.fields['data']));
  if (parsed.success) return parsed.data;
  // Lets the connection finish instead of waiting for a reader.
  upload.stream.resume();
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  throw invalid('invalid-input', `${complaint}（信息须在文件之前提交）。`, issues);
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** Seals the uploaded bytes in the vault; nothing stays if that fails or there are none. */
export async function takeUpload(vault: Vault, upload: Upload, limit: number): Promise<SealedUpload> {
  const name = baseName(upload.fileName);
  const { id: vaultId, ...digests } = await vault.put(notEmpty(upload.stream), {
    name,
    limit,
    truncated: upload.truncated,
  });
  return { name, vaultId, ...digests };
}

/** The last part of the name as given: never a path. */
function baseName(given: string): string {
  const name = given.split(/[\\/]/u).at(-1)?.trim() ?? '';
  return name === '' ? '未命名文件' : name.slice(-255);
}

async function* notEmpty(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    yield chunk;
  }
  if (size === 0) throw invalid('file-empty', '文件是空的，没有内容可以封存，请检查后重新选择。');
}
