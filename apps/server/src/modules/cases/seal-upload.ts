import { EvidenceFields } from '@qingyuan/contract/evidence';
import { invalid } from '../../platform/access/errors.ts';
import { execute } from '../../platform/command/execute.ts';
import type { RouteRequest, Upload } from '../../platform/http/route.ts';
import { addEvidence } from './add-evidence.command.ts';
import { requireWorkableCase } from './workable-case.ts';

const GIB = 1_073_741_824;
/** Member databases of real cases stay far below; a whole disk image belongs into other hands. */
const LIMIT_BYTES = 20 * GIB;

/**
 * Takes an uploaded original: checks the form and the case before the first byte is stored, seals the
 * stream in the vault, then registers it. Whatever fails on the way, nothing is registered and nothing half stays.
 */
export async function sealUpload(request: RouteRequest, upload: Upload) {
  const fields = parseFields(upload);
  await request.read((db, scope) => requireWorkableCase(db, scope, fields.caseId));
  const name = baseName(upload.fileName);
  const { id, size, sha256, sm3 } = await request.platform.vault.put(notEmpty(upload.stream), {
    name,
    limit: LIMIT_BYTES,
    truncated: upload.truncated,
  });
  const input = { ...fields, name, size, sha256, sm3, vaultId: id };
  return execute(request.platform.spine, addEvidence, { actor: request.actor, input, key: request.key });
}

function parseFields({ fields, stream }: Upload): EvidenceFields {
  const parsed = EvidenceFields.safeParse(parseJson(fields['data']));
  if (parsed.success) return parsed.data;
  // Lets the connection finish instead of waiting for a reader.
  stream.resume();
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  throw invalid('invalid-input', '证据信息填写有误，请按提示修改（信息须在文件之前提交）。', issues);
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
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
