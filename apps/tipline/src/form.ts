import { randomUUID } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import { TIP_FILE_LIMITS, TIP_FILE_TYPES } from '@qingyuan/contract/tips-files';
import { fileTypeOf } from '@qingyuan/core/identifiers/file-type';
import type { FastifyRequest } from 'fastify';
import { newOfficeBox } from './office-box.ts';
import type { Site } from './site.ts';
import type { HandedFile } from './tipline.sql.ts';

/** Why files were not taken: of a kind that is not, too large, too many, no room just now. */
export type FileFault = 'kind' | 'size' | 'many' | 'full';

/** A form as a browser sends it, with or without files. */
export interface SentForm {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Sealed and on their way to the office; nobody has claimed them yet. */
  readonly files: readonly HandedFile[];
  readonly fault?: FileFault | undefined;
}

const PIECE_BYTES = 2 ** 20;

/**
 * Reads a form. Files are sealed while they come in, a piece at a time, and never touch a disk here.
 * @param mayHand whether the fields that stand before the files earn their files being taken at all.
 */
export async function readForm(
  site: Site,
  request: FastifyRequest,
  mayHand: (fields: Readonly<Record<string, unknown>>) => boolean | Promise<boolean>,
): Promise<SentForm> {
  if (!request.isMultipart()) return { fields: plainFields(request.body), files: [] };
  const fields: Record<string, unknown> = {};
  const files: HandedFile[] = [];
  let fault: FileFault | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        fields[part.fieldname] = part.value;
        continue;
      }
      const wanted = fault === undefined && part.filename !== '' && (await mayHand(fields));
      const taken = wanted ? await take(site, part) : drop(part);
      if (typeof taken === 'string') fault = taken;
      else if (taken !== undefined) files.push(taken);
    }
  } catch (error) {
    // Whatever else breaks while a form is read, the form was broken: nothing here depends on the database.
    if (!isTooMany(error)) throw Object.assign(new Error('broken form', { cause: error }), { statusCode: 400 });
    fault = 'many';
  }
  return { fields, files, fault };
}

function plainFields(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

/** The rest must still be read, or the browser never gets an answer. */
function drop(part: MultipartFile): undefined {
  part.file.resume();
  return undefined;
}

function isTooMany(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT';
}

async function take(site: Site, part: MultipartFile): Promise<HandedFile | FileFault | undefined> {
  const id = randomUUID();
  const box = newOfficeBox(site.officeKey, { purpose: 'file', record: id });
  const file = { id, type: '', size: 0, pieces: 0 };
  for await (const { bytes, last } of piecesOf(part.file)) {
    if (file.pieces === 0) file.type = fileTypeOf(bytes) ?? '';
    if (bytes.length > 0 && !(file.type in TIP_FILE_TYPES)) return skipRest(part, 'kind');
    if (bytes.length === 0) return undefined;
    const sealed = box.seal(bytes, last);
    const piece = file.pieces === 0 ? Buffer.concat([box.header, sealed]) : sealed;
    const room = await site.tips.putPiece(id, file.pieces, piece).catch(() => false);
    if (!room) return skipRest(part, 'full');
    file.size += bytes.length;
    file.pieces += 1;
  }
  return part.file.truncated || file.size > TIP_FILE_LIMITS.fileBytes ? 'size' : file;
}

function skipRest(part: MultipartFile, fault: FileFault): FileFault {
  part.file.resume();
  return fault;
}

interface Piece {
  readonly bytes: Buffer;
  readonly last: boolean;
}

/** The stream in pieces of one size, the last of them marked; an empty stream is one empty piece. */
async function* piecesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  let held = Buffer.alloc(0);
  // Not ended by the consumer's early return: what is left is read and thrown away.
  for await (const chunk of unbroken(stream)) {
    held = Buffer.concat([held, chunk]);
    while (held.length > PIECE_BYTES) {
      yield { bytes: held.subarray(0, PIECE_BYTES), last: false };
      held = held.subarray(PIECE_BYTES);
    }
  }
  yield { bytes: held, last: true };
}

/** Iterating without `return`: leaving the loop early must not destroy the request's stream. */
function unbroken(stream: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const iterator = stream[Symbol.asyncIterator]();
  return { [Symbol.asyncIterator]: () => ({ next: () => iterator.next() }) };
}
