import { decode } from './decoder.ts';
import { TabularError } from './errors.ts';
import { passingPieces } from './file-source.ts';
import type { ByteSource, TextEncoding } from './table-source.ts';

/** The encoding of a text and how many bytes its mark (BOM) takes. */
export interface FoundEncoding {
  readonly encoding: TextEncoding;
  readonly bom: number;
  /** Every byte was checked while looking. */
  readonly verified: boolean;
}

const HEAD = 1 << 16;
const WINDOW = 1 << 20;
/** So many characters of UTF-8 in front of a bad byte do not come about by chance. */
const CLEARLY_UTF8 = 16;

const MARKS: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/**
 * Finds the encoding of a text: mark, then zero bytes of UTF-16, then strict UTF-8 over the whole file, then strict
 * GB18030. @throws TabularError `wrong-encoding` with the first byte that does not fit.
 */
export async function findEncoding(source: ByteSource, chosen?: TextEncoding): Promise<FoundEncoding> {
  const head = await source.read(0, HEAD);
  const mark = findMark(head);
  if (chosen !== undefined) {
    return { encoding: chosen, bom: mark?.encoding === chosen ? mark.bom : 0, verified: false };
  }
  if (mark !== undefined && mark.encoding !== 'utf-8') return { ...mark, verified: false };
  const wide = mark === undefined ? findUtf16(head) : undefined;
  if (wide !== undefined) return { encoding: wide, bom: 0, verified: false };
  return findByContent(source, mark);
}

async function findByContent(source: ByteSource, mark: Mark | undefined): Promise<FoundEncoding> {
  const bad = await findFault(source, 'utf-8');
  if (bad === undefined) return { encoding: 'utf-8', bom: mark?.bom ?? 0, verified: true };
  if (mark !== undefined || (await isUtf8Before(source, bad))) throw wrongEncoding('utf-8', bad);
  const tried = decode(await source.read(0, WINDOW), 'gb18030');
  if (tried.bad) throw wrongEncoding('gb18030', tried.used);
  return { encoding: 'gb18030', bom: 0, verified: false };
}

/** A byte order mark. */
export interface Mark {
  readonly encoding: TextEncoding;
  readonly bom: number;
}

/** The mark at the start of a text, if any. */
export function findMark(head: Uint8Array): Mark | undefined {
  const found = MARKS.find(([, mark]) => mark.every((byte, at) => head[at] === byte));
  return found && { encoding: found[0], bom: found[1].length };
}

/** UTF-16 without a mark shows by zero bytes on one side only: separators, digits and line ends have them. */
export function findUtf16(head: Uint8Array): TextEncoding | undefined {
  if (!head.includes(0)) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  if (Math.max(even, odd) * 50 < head.length || Math.min(even, odd) * 10 > Math.max(even, odd)) return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const { text, bad } = decode(head, encoding);
  return bad || text.some((byte) => byte < 0x09) ? undefined : encoding;
}

/** The offset of the first byte that is not of the encoding, or undefined when all is well. Reads everything. */
export async function findFault(source: ByteSource, encoding: TextEncoding): Promise<number | undefined> {
  const bytes = source.path === undefined ? source.stream() : passingPieces(source.path);
  const parts = toUtf8(bytes, encoding, 0);
  try {
    while ((await parts.next()).done !== true);
    return undefined;
  } catch (error) {
    if (error instanceof TabularError) return error.where?.byte;
    throw error;
  }
}

/** Whether there is plainly UTF-8 before a bad byte: then the file is damaged rather than in another encoding. */
export async function isUtf8Before(source: ByteSource, bad: number): Promise<boolean> {
  const from = Math.max(0, bad - WINDOW);
  let leads = 0;
  for (const byte of await source.read(from, bad - from)) if (byte >= 0xc0) leads += 1;
  return leads >= CLEARLY_UTF8;
}

/**
 * Turns a stream of text bytes into UTF-8, strictly. `offset` is where in the file the stream begins; errors name the
 * offending byte of the file. @throws TabularError `wrong-encoding`
 */
export async function* toUtf8(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  offset: number,
): AsyncGenerator<Uint8Array> {
  let at = offset;
  let rest: Uint8Array = new Uint8Array(0);
  for await (const chunk of bytes) {
    const joined = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const { text, used, bad } = decode(joined, encoding);
    if (bad) throw wrongEncoding(encoding, at + used);
    if (text.length > 0) yield text;
    at += used;
    // Copied, since the piece may be overwritten by the next.
    rest = Uint8Array.from(joined.subarray(used));
  }
  if (rest.length > 0) throw wrongEncoding(encoding, at);
}

const NAMES: Readonly<Record<TextEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  gb18030: 'GB18030',
};

function wrongEncoding(encoding: TextEncoding, byte: number): TabularError {
  const other = encoding === 'gb18030' ? 'UTF-8' : 'GB18030';
  const name = NAMES[encoding];
  return new TabularError({
    id: 'wrong-encoding',
    zh: `文件第 ${byte} 字节处（从 0 起）不是有效的 ${name} 文本`,
    en: `byte ${byte} of the file (from 0) is not valid ${name} text`,
    hint: `请改选编码 ${other} 再试；仍不行时用记事本另存为 UTF-8`,
    hintEn: `choose the encoding ${other} and try again, or save the file as UTF-8`,
    where: { byte },
  });
}
