/** A structure file with texts and the order of ids only, for tests of what reads no figures. */
import { encodeUtf8 } from '../reading/utf8.ts';
import { compareBytes } from './id-order.ts';
import { ACCOUNT, type FileText, HEADER, MAGIC, putInt64, SECTIONS } from './layout.ts';
import type { SearchedTexts } from './search-terms.ts';

const NAMES: readonly (readonly [FileText, keyof SearchedTexts])[] = [
  ['id', 'id'],
  ['name', 'name'],
  ['phone', 'phone'],
  ['id_number', 'idNumber'],
  ['bank_card', 'bankCard'],
];

export function encodeSections(all: readonly SearchedTexts[]): Uint8Array {
  const sections = new Map<string, Uint8Array>([['accounts', new Uint8Array(all.length * ACCOUNT.bytes)]]);
  const ids = all.map(({ id }) => encodeUtf8(id));
  const order = [...all.keys()].toSorted((a, b) =>
    compareBytes(ids[a] ?? new Uint8Array(0), ids[b] ?? new Uint8Array(0)),
  );
  sections.set('idOrder', words(order));
  for (const [text, field] of NAMES) {
    const cells = all.map((one) => encodeUtf8(one[field]));
    let end = 0;
    sections.set(`${text}.starts`, words([0, ...cells.map((cell) => (end += cell.length))]));
    sections.set(`${text}.bytes`, Uint8Array.from(cells.flatMap((cell) => [...cell])));
  }
  const header = new Uint8Array(HEADER.bytes);
  const view = new DataView(header.buffer);
  header.set(encodeUtf8(MAGIC));
  view.setUint32(HEADER.sections, SECTIONS.length, true);
  const bytes: number[] = [];
  SECTIONS.forEach((section, index) => {
    const content = sections.get(section) ?? new Uint8Array(0);
    putInt64(view, HEADER.table + index * HEADER.entry, HEADER.bytes + bytes.length);
    putInt64(view, HEADER.table + index * HEADER.entry + 8, content.length);
    bytes.push(...content);
  });
  return Uint8Array.from([...header, ...bytes]);
}

function words(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => view.setUint32(at * 4, value, true));
  return bytes;
}
