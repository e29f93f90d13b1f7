import { decode } from './decoder.ts';
import { findFault, findMark, findUtf16, isUtf8Before } from './encoding.ts';
import type { ByteSource, TextEncoding } from './table-source.ts';

/** How the text of a dump is written. */
export interface DumpEncoding {
  readonly encoding: TextEncoding;
  readonly bom: number;
  /** Every byte is known to be valid UTF-8. */
  readonly verified: boolean;
}

const HEAD = 1 << 16;
const WINDOW = 1 << 20;

/**
 * Finds the encoding of a dump. Unlike other text it says itself how it was written (`SET NAMES`), and may hold raw
 * bytes of binary columns, so that one bad byte does not prove the declaration wrong.
 */
export async function findDumpEncoding(source: ByteSource, chosen?: TextEncoding): Promise<DumpEncoding> {
  const head = await source.read(0, HEAD);
  const mark = findMark(head);
  if (chosen !== undefined) return { encoding: chosen, bom: mark?.encoding === chosen ? mark.bom : 0, verified: false };
  if (mark !== undefined && mark.encoding !== 'utf-8') return { ...mark, verified: false };
  const wide = mark === undefined ? findUtf16(head) : undefined;
  if (wide !== undefined) return { encoding: wide, bom: 0, verified: false };
  const bad = await findFault(source, 'utf-8');
  const declared = declaredEncoding(head);
  if (bad === undefined) return decideValid(source, mark?.bom ?? 0, declared);
  if (mark !== undefined) return { encoding: 'utf-8', bom: mark.bom, verified: false };
  const encoding = await decideInvalid(source, bad, declared);
  return { encoding, bom: 0, verified: false };
}

/** Text that says GBK and could be UTF-8 by chance is GBK. */
async function decideValid(source: ByteSource, bom: number, declared: TextEncoding | undefined): Promise<DumpEncoding> {
  if (declared === 'gb18030' && bom === 0 && !(await isUtf8Before(source, source.size))) {
    return { encoding: 'gb18030', bom, verified: false };
  }
  return { encoding: 'utf-8', bom, verified: true };
}

async function decideInvalid(
  source: ByteSource,
  bad: number,
  declared: TextEncoding | undefined,
): Promise<TextEncoding> {
  if (declared === 'gb18030') return 'gb18030';
  if (await isUtf8Before(source, bad)) return 'utf-8';
  const from = Math.max(0, bad - (WINDOW >> 1));
  const isGb = !decode(await source.read(from, WINDOW), 'gb18030').bad;
  return isGb || declared === undefined ? 'gb18030' : declared;
}

/** What the dump says of itself; `latin1` and the like say nothing, for old systems wrote anything under that name. */
function declaredEncoding(head: Uint8Array): TextEncoding | undefined {
  const text = Buffer.from(head).toString('latin1');
  const charset = /SET\s+NAMES\s+['"]?(\w+)/iu.exec(text)?.[1] ?? /DEFAULT\s+CHARSET\s*=\s*(\w+)/iu.exec(text)?.[1];
  if (charset === undefined) return undefined;
  if (/^utf8/iu.test(charset)) return 'utf-8';
  return /^gb/iu.test(charset) ? 'gb18030' : undefined;
}
