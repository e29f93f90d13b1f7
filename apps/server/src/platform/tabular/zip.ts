import { isAscii, isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { decode } from './decoder.ts';
import { TabularError } from './errors.ts';
import type { ByteSource } from './table-source.ts';
import { unsupportedMember, zipBomb, zipBroken, zipEncrypted, zipPath } from './zip-errors.ts';

const MAX_MEMBERS = 10_000;
const MAX_TOTAL = 16 * 2 ** 30;
/** Text does not shrink to less than this, except by design. */
const MAX_RATIO = 250;
const RATIO_FROM = 32 * 2 ** 20;

const UTF8_FLAG = 0x800;
const STORED = 0;
const DEFLATED = 8;

/** A file inside a zip; its bytes can be read again and again, always from the start. */
export interface ZipMember {
  readonly name: string;
  readonly size: number;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** The files of a zip, names, sizes and ratio checked. @throws TabularError */
export async function openZip(source: ByteSource): Promise<ZipMember[]> {
  const zip = await openDirectory(source);
  const entries = await listEntries(zip, source);
  refuseBomb(entries, source);
  return entries.map(({ name, entry }) => ({
    name,
    size: entry.uncompressedSize,
    open: () => unpack(zip, entry, name),
  }));
}

async function openDirectory(source: ByteSource): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };
  try {
    return await fromRandomAccessReaderPromise(new SourceReader(source), source.size, options);
  } catch (cause) {
    throw zipBroken(source.name, cause);
  }
}

interface NamedEntry {
  readonly name: string;
  readonly entry: Entry;
}

async function listEntries(zip: ZipFile, source: ByteSource): Promise<NamedEntry[]> {
  const entries: NamedEntry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const name = safeName(entry);
      if (entries.length >= MAX_MEMBERS) throw zipBomb(name);
      if (!name.endsWith('/')) entries.push({ name, entry });
    }
  } catch (cause) {
    if (cause instanceof TabularError) throw cause;
    if (cause instanceof Error && cause.message.includes('encryption')) throw zipEncrypted(source.name);
    throw zipBroken(source.name, cause);
  }
  return entries;
}

/** Names without the UTF-8 mark were written on a Chinese Windows in GBK, unless they are plainly UTF-8. */
function safeName({ fileNameRaw: raw, generalPurposeBitFlag }: Entry): string {
  const marked = (generalPurposeBitFlag & UTF8_FLAG) !== 0 || isAscii(raw) || isUtf8(raw);
  const { text, bad } = decode(raw, marked ? 'utf-8' : 'gb18030');
  const name = (bad ? raw.toString('latin1') : Buffer.from(text).toString('utf8')).replaceAll('\\', '/');
  if (/^\/|^[a-z]:|(^|\/)\.\.(\/|$)|\0/iu.test(name)) throw zipPath(name);
  return name;
}

function refuseBomb(entries: readonly NamedEntry[], source: ByteSource): void {
  let total = 0;
  let packed = 0;
  for (const { name, entry } of entries) {
    total += entry.uncompressedSize;
    packed += entry.compressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    // Members that share their bytes add up to more than the file.
    const isBomb =
      (entry.uncompressedSize > RATIO_FROM && ratio > MAX_RATIO) || total > MAX_TOTAL || packed > source.size;
    if (isBomb) throw zipBomb(name);
  }
}

async function* unpack(zip: ZipFile, entry: Entry, name: string): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw zipEncrypted(name);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw unsupportedMember(name, '压缩方法不支持', 'its compression method is not supported');
  }
  try {
    // The size in the directory was checked; more than it says ends with an error.
    yield* await zip.openReadStreamPromise(entry);
  } catch (cause) {
    if (cause instanceof TabularError) throw cause;
    throw zipBroken(name, cause);
  }
}

/** Lets the zip library read from wherever the bytes lie. */
class SourceReader extends RandomAccessReader {
  private readonly source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(range(this.source, start, end), { objectMode: false });
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }
}

async function* range(source: ByteSource, start: number, end: number): AsyncGenerator<Uint8Array> {
  let left = end - start;
  if (left <= 0) return;
  for await (const part of source.stream(start)) {
    yield part.subarray(0, left);
    left -= part.length;
    if (left <= 0) return;
  }
}

/** A member as a file of its own; reading from the middle unpacks what is before. */
export function memberSource({ name, size, open }: ZipMember): ByteSource {
  const stream = async function* (offset = 0): AsyncGenerator<Uint8Array> {
    let skipped = 0;
    for await (const part of open()) {
      const from = Math.min(part.length, offset - skipped);
      skipped += from;
      if (from < part.length) yield part.subarray(from);
    }
  };
  return {
    name,
    size,
    stream,
    read: async (offset, length) => {
      const parts: Uint8Array[] = [];
      let have = 0;
      for await (const part of stream(offset)) {
        parts.push(part);
        have += part.length;
        if (have >= length) break;
      }
      return Buffer.concat(parts).subarray(0, length);
    },
  };
}
