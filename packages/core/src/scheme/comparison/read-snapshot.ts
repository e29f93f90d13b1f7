import { ACCOUNT, NONE } from '../structure-file/layout.ts';
import { type FileSections, readRecords, readSection } from '../structure-file/sections.ts';
import type { FileText, Section } from '../structure-file/layout.ts';
import type { Texts } from '../structure/partition.ts';
import type { Snapshot } from './compare-snapshots.ts';

/** Columns by which a person is recognised. */
export const COMPARED_KEYS = ['id_number', 'phone', 'bank_card'] as const satisfies readonly FileText[];

/** Bytes read at a time. */
const PART = 1 << 22;

/**
 * What `compareSnapshots` needs of a structure file, read from beginning to end. Holds the texts and about 24 bytes an
 * account in memory. O(bytes read).
 */
export async function readSnapshot(file: FileSections): Promise<Snapshot> {
  const { accounts } = file;
  const paidIn = new BigInt64Array(accounts);
  const paidOut = new BigInt64Array(accounts);
  const lineOf = new Uint32Array(accounts);
  const rows = Math.floor(PART / ACCOUNT.bytes);
  for (let from = 0; from < accounts; from += rows) {
    const to = Math.min(accounts, from + rows);
    const view = await readRecords(file, 'accounts', { from, to, width: ACCOUNT.bytes });
    for (let index = from; index < to; index += 1) {
      const at = (index - from) * ACCOUNT.bytes;
      paidIn[index] = view.getBigInt64(at + ACCOUNT.paidIn, true);
      paidOut[index] = view.getBigInt64(at + ACCOUNT.paidOut, true);
      const parent = view.getUint32(at + ACCOUNT.parent, true);
      const lined = view.getUint32(at + ACCOUNT.root, true) !== NONE;
      // Lines begin on the second level; above them and on cycles each account stands for itself.
      const below = lined && parent !== NONE && view.getUint32(at + ACCOUNT.level, true) > 2;
      lineOf[index] = below ? (lineOf[parent] as number) : index;
    }
  }
  return {
    accounts,
    idOrder: await readAllWords(file, 'idOrder'),
    ids: (await readTexts(file, 'id')) ?? nothing(accounts),
    recommenders: (await readTexts(file, 'recommender')) ?? nothing(accounts),
    keys: [await readTexts(file, 'id_number'), await readTexts(file, 'phone'), await readTexts(file, 'bank_card')],
    paidIn,
    paidOut,
    lineOf,
  };
}

const nothing = (accounts: number): Texts => ({ offsets: new Uint32Array(accounts + 1), bytes: new Uint8Array(0) });

async function readTexts(file: FileSections, text: FileText): Promise<Texts | undefined> {
  if (file.lengths[`${text}.starts`] === 0) return undefined;
  return { offsets: await readAllWords(file, `${text}.starts`), bytes: await readAll(file, `${text}.bytes`) };
}

async function readAll(file: FileSections, section: Section): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(file.lengths[section]);
  for (let from = 0; from < whole.length; from += PART)
    whole.set(await readSection(file, section, [from, Math.min(PART, whole.length - from)]), from);
  return whole;
}

async function readAllWords(file: FileSections, section: Section): Promise<Uint32Array> {
  const view = new DataView((await readAll(file, section)).buffer);
  return Uint32Array.from({ length: view.byteLength / 4 }, (_, at) => view.getUint32(at * 4, true));
}
