import { looksLikeSql } from './sql-sniff.ts';
import type { ByteSource } from './table-source.ts';
import { unsupportedMember } from './zip-errors.ts';

/** What a file is, by its first bytes. */
export type FileKind = 'zip' | 'xls' | 'sql' | 'text';

/** First bytes of files that people try: told apart to say what they are. */
const OTHERS: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['SQLite', [...Buffer.from('SQLite format 3\0')]],
  ['Access', [0x00, 0x01, 0x00, 0x00, 0x53, 0x74, 0x61, 0x6e]],
];

/** Tells what a file is. @throws TabularError `unsupported`, naming the format, when it is a known other one. */
export async function sniff(source: ByteSource): Promise<FileKind> {
  const head = Buffer.from(await source.read(0, 4096));
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6])) return 'zip';
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return 'xls';
  const other = OTHERS.find(([, magic]) => startsWith(head, magic));
  if (other !== undefined) throw unsupportedMember(source.name, `这是 ${other[0]} 文件`, `this is a ${other[0]} file`);
  if (await looksLikeSql(source)) return 'sql';
  return isMarkup(head) ? 'xls' : 'text';
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => head[at] === byte);
}

/** Many systems export a web page or an XML sheet and call it .xls. */
function isMarkup(head: Buffer): boolean {
  const text = head.toString('latin1').replace(/^ï»¿/u, '').trimStart();
  return (
    /^<(html|table|!doctype html|meta|style|head)/iu.test(text) ||
    (text.startsWith('<?xml') && text.includes('office:spreadsheet'))
  );
}
