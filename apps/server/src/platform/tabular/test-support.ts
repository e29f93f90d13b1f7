import { ZipFile } from 'yazl';
import { TabularError } from './errors.ts';
import { type ListOptions, listTables, readRows } from './index.ts';
import type { ByteSource, TableSource, TextEncoding } from './table-source.ts';

/** A file in memory that comes in pieces of `chunk` bytes. */
export function bytesSource(content: string | Uint8Array, name = 'a.csv', chunk = 65_536): ByteSource {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  return {
    name,
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    stream: async function* (offset = 0) {
      for (let at = offset; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

export async function allRows(table: TableSource): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const row of readRows(table)) rows.push(row);
  return rows;
}

/** The error that the work ends with. */
export async function refusal(work: Promise<unknown>): Promise<TabularError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof TabularError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Text in an encoding; Node itself writes no GB18030 and no big-endian UTF-16. */
export function encode(text: string, encoding: TextEncoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'gb18030':
      return Buffer.concat(Array.from(text.matchAll(/[\0-\x7f]+|[^\0-\x7f]/gu), ([run]) => gb18030(run)));
  }
}

let pairs: Map<string, Buffer> | undefined;

/** A run of ASCII or one other character. */
function gb18030(character: string): Buffer {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return Buffer.from(character, 'latin1');
  pairs ??= makePairs();
  const found = pairs.get(character);
  if (found !== undefined) return found;
  if (code < 0x1_0000) throw new Error(`${character} is not among the characters of these tests`);
  return fourBytes(189_000 + code - 0x1_0000);
}

function fourBytes(pointer: number): Buffer {
  const digits = [12_600, 1260, 10, 1].map((size, at) => Math.floor(pointer / size) % (at % 2 === 0 ? 126 : 10));
  return Buffer.from(digits.map((digit, at) => digit + (at % 2 === 0 ? 0x81 : 0x30)));
}

function makePairs(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const made = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const pair = Buffer.of(lead, trail);
      made.set(decoder.decode(pair), pair);
    }
  }
  return made;
}

/** A zip made of these members. */
export async function zipOf(members: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members)) zip.addBuffer(Buffer.from(content as Uint8Array), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** The only table of a file in memory and its rows. */
export async function onlyTable(source: ByteSource, options: ListOptions = {}) {
  const [table, ...others] = await listTables(source, options);
  if (table === undefined || others.length > 0) throw new Error(`${others.length + 1} tables`);
  return { table, rows: await allRows(table) };
}
