import { type FileSections, readTextBlock } from '../structure-file/sections.ts';
import { encodeUtf8 } from '../reading/utf8.ts';

const BLOCK = 1 << 13;
const [LOWER_A, LOWER_Z, TO_UPPER] = [0x61, 0x7a, 0x20];

/**
 * The first account with an id number, upper and lower case being the same; undefined when there is none. Goes through the
 * id numbers: O(accounts), in bounded memory. An empty text is nobody's.
 */
export async function findByIdNumber(file: FileSections, idNumber: string): Promise<number | undefined> {
  const wanted = encodeUtf8(idNumber.trim().toUpperCase());
  if (wanted.length === 0) return undefined;
  for (let from = 0; from < file.accounts; from += BLOCK) {
    const block = await readTextBlock(file, 'id_number', [from, Math.min(file.accounts, from + BLOCK)]);
    if (block === undefined) return undefined;
    const { starts, bytes } = block;
    for (let at = 0; at + 1 < starts.length; at += 1)
      if (isText(bytes.subarray(starts[at], starts[at + 1]), wanted)) return from + at;
  }
  return undefined;
}

function isText(cell: Uint8Array, wanted: Uint8Array): boolean {
  if (cell.length !== wanted.length) return false;
  for (let at = 0; at < cell.length; at += 1) {
    const byte = cell[at] as number;
    if ((byte >= LOWER_A && byte <= LOWER_Z ? byte - TO_UPPER : byte) !== wanted[at]) return false;
  }
  return true;
}
