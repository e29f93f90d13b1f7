import { ACCOUNT, NONE } from '../structure-file/layout.ts';
import { type FileSections, readRecords, readSection } from '../structure-file/sections.ts';
import type { FileText, Section } from '../structure-file/layout.ts';
import type { Texts } from '../structure/partition.ts';

/** Bytes read at a time. */
const PART = 1 << 22;

/** Fen of each account. */
export interface Amounts {
  readonly paidIn: BigInt64Array;
  readonly paidOut: BigInt64Array;
}

/** Reads the amounts of all accounts. 16 bytes an account. */
export async function readAmounts(file: FileSections): Promise<Amounts> {
  const paidIn = new BigInt64Array(file.accounts);
  const paidOut = new BigInt64Array(file.accounts);
  await eachAccount(file, (view, at, index) => {
    paidIn[index] = view.getBigInt64(at + ACCOUNT.paidIn, true);
    paidOut[index] = view.getBigInt64(at + ACCOUNT.paidOut, true);
  });
  return { paidIn, paidOut };
}

/** The account at the head of the line that each account stands in; itself outside every line. 4 bytes an account. */
export async function readLines(file: FileSections): Promise<Uint32Array> {
  const lineOf = new Uint32Array(file.accounts);
  await eachAccount(file, (view, at, index) => {
    const parent = view.getUint32(at + ACCOUNT.parent, true);
    const lined = view.getUint32(at + ACCOUNT.root, true) !== NONE;
    // Lines begin on the second level; above them and on cycles each account stands for itself.
    const below = lined && parent !== NONE && view.getUint32(at + ACCOUNT.level, true) > 2;
    lineOf[index] = below ? (lineOf[parent] as number) : index;
  });
  return lineOf;
}

async function eachAccount(
  file: FileSections,
  take: (view: DataView, at: number, index: number) => void,
): Promise<void> {
  const rows = Math.floor(PART / ACCOUNT.bytes);
  for (let from = 0; from < file.accounts; from += rows) {
    const to = Math.min(file.accounts, from + rows);
    const view = await readRecords(file, 'accounts', { from, to, width: ACCOUNT.bytes });
    for (let index = from; index < to; index += 1) take(view, (index - from) * ACCOUNT.bytes, index);
  }
}

/** The texts of a column by index; undefined when the table did not have it. */
export async function readTexts(file: FileSections, text: FileText): Promise<Texts | undefined> {
  if (file.lengths[`${text}.starts`] === 0) return undefined;
  return { offsets: await readWords(file, `${text}.starts`), bytes: await readAll(file, `${text}.bytes`) };
}

async function readAll(file: FileSections, section: Section): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(file.lengths[section]);
  for (let from = 0; from < whole.length; from += PART)
    whole.set(await readSection(file, section, [from, Math.min(PART, whole.length - from)]), from);
  return whole;
}

/** A section of 32-bit words. */
export async function readWords(file: FileSections, section: Section): Promise<Uint32Array> {
  const words = new Uint32Array(file.lengths[section] / 4);
  for (let from = 0; from < words.length; from += PART / 4) {
    const part = await readSection(file, section, [from * 4, Math.min(PART, (words.length - from) * 4)]);
    const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
    for (let at = 0; at < part.length / 4; at += 1) words[from + at] = view.getUint32(at * 4, true);
  }
  return words;
}
