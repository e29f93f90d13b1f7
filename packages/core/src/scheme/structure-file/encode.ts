import { COUNTING_BASES } from '../bases/basis.ts';
import type { Reckoning } from '../bases/count-bases.ts';
import { headCountOf } from '../bases/count-bases.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import type { MoneyColumn, TextColumn } from '../reading/cells.ts';
import { PAY_KINDS } from '../reading/member-table.ts';
import { figuresOfPerson } from '../structure/person-figures.ts';
import { accountWriter, moneyWriter } from './account-records.ts';
import { countLevels } from './figures.ts';
import { sortByText } from './id-order.ts';
import type { FileText, Section } from './layout.ts';
import {
  ACCOUNT,
  FILE_TEXTS,
  HEADER,
  LEVEL,
  MAGIC,
  PAY_BYTES,
  PERSON,
  putInt64,
  SECTIONS,
  THRESHOLDS,
} from './layout.ts';
import type { FileOrder } from './account-order.ts';
import { orderAccounts } from './account-order.ts';
import type { FilePersons } from './person-records.ts';
import { listPersons, mainRow, meetsOnBases, newFigures, rowsOfPerson } from './person-records.ts';

/** A section: its length in bytes, and its bytes in blocks. */
interface SectionBytes {
  readonly length: number;
  readonly blocks: () => Iterable<Uint8Array<ArrayBuffer>>;
}

const BLOCK = 1 << 20;
const EMPTY: SectionBytes = { length: 0, blocks: () => [] };

/**
 * The structure file of an analysis (structure-file-layout.ts), for `openStructureFile`. Same input, same bytes. Each
 * block has its own memory and may be handed on. O(rows + bytes); needs about 80 bytes of memory a row.
 */
export function* encodeStructure(structure: Structure, reckoning: Reckoning): Generator<Uint8Array<ArrayBuffer>> {
  const order = orderAccounts(structure);
  const sections = planSections({ structure, reckoning, order, persons: listPersons(structure, reckoning, order) });
  yield header(order, sections);
  for (const section of SECTIONS) yield* sections[section].blocks();
}

function header(order: FileOrder, sections: Readonly<Record<Section, SectionBytes>>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER.bytes);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < MAGIC.length; at += 1) view.setUint8(at, MAGIC.charCodeAt(at));
  view.setUint32(HEADER.sections, SECTIONS.length, true);
  view.setUint32(HEADER.lined, order.lined, true);
  view.setUint32(HEADER.roots, order.roots, true);
  let offset: number = HEADER.bytes;
  SECTIONS.forEach((section, index) => {
    const { length } = sections[section];
    putInt64(view, HEADER.table + index * HEADER.entry, offset);
    putInt64(view, HEADER.table + index * HEADER.entry + 8, length);
    offset += length;
  });
  return bytes;
}

interface Encoding {
  readonly structure: Structure;
  readonly reckoning: Reckoning;
  readonly order: FileOrder;
  readonly persons: FilePersons;
}

function planSections(encoding: Encoding): Readonly<Record<Section, SectionBytes>> {
  const { structure, reckoning, order, persons } = encoding;
  const { rowAt } = order;
  const levels = countLevels(structure);
  const sections: Partial<Record<Section, SectionBytes>> = {
    accounts: records(
      rowAt.length,
      ACCOUNT.bytes,
      accountWriter(structure, reckoning, { order, personOf: persons.personOf }),
    ),
    idOrder: words(sortByText(structure.table.ids, rowAt)),
    persons: records(persons.count, PERSON.bytes, personWriter(encoding)),
    personAccounts: words(persons.accounts),
    levels: records(levels.length, LEVEL.bytes, (view, at, index) => {
      view.setUint32(at + LEVEL.accounts, levels[index]?.accounts ?? 0, true);
      view.setUint32(at + LEVEL.persons, levels[index]?.persons ?? 0, true);
    }),
  };
  for (const basis of COUNTING_BASES)
    for (const [bit, threshold] of THRESHOLDS.entries())
      sections[`meets.${basis}.${threshold}`] = words(persons.above[basis][bit] ?? new Uint32Array(0));
  for (const text of FILE_TEXTS) {
    const column = columnOf(structure, text);
    sections[`${text}.starts`] = column === undefined ? EMPTY : textStarts(column, rowAt);
    sections[`${text}.bytes`] = column === undefined ? EMPTY : textBytes(column, rowAt);
  }
  for (const kind of PAY_KINDS) sections[kind] = amounts(structure.table.pay[kind], rowAt);
  const filled: Readonly<Record<string, SectionBytes>> = sections;
  return Object.fromEntries(SECTIONS.map((section) => [section, filled[section] ?? EMPTY])) as Record<
    Section,
    SectionBytes
  >;
}

function columnOf({ table }: Structure, text: FileText): TextColumn | undefined {
  if (text === 'id') return table.ids;
  if (text === 'recommender') return table.recommenders;
  return text === 'placement' ? table.placements : table.shown[text];
}

/** Writes a record into a zeroed view. */
type Put = (view: DataView, at: number, index: number) => void;

function records(count: number, width: number, put: Put): SectionBytes {
  const size = Math.max(1, Math.floor(BLOCK / width));
  function* blocks(): Generator<Uint8Array<ArrayBuffer>> {
    for (let from = 0; from < count; from += size) {
      const to = Math.min(count, from + size);
      const bytes = new Uint8Array((to - from) * width);
      const view = new DataView(bytes.buffer);
      for (let index = from; index < to; index += 1) put(view, (index - from) * width, index);
      yield bytes;
    }
  }
  return { length: count * width, blocks };
}

function words(values: Uint32Array): SectionBytes {
  return records(values.length, 4, (view, at, index) => view.setUint32(at, values[index] as number, true));
}

function amounts(column: MoneyColumn | undefined, rowAt: Uint32Array): SectionBytes {
  if (column === undefined) return EMPTY;
  const write = moneyWriter(column);
  return records(rowAt.length, PAY_BYTES, (view, at, index) => write(view, at, rowAt[index] as number));
}

function personWriter({ structure, reckoning, order, persons }: Encoding): Put {
  const into = newFigures();
  return (view, at, index) => {
    const row = persons.rows[index] as number;
    figuresOfPerson(structure, reckoning.rules, { row, into });
    view.setUint32(at + PERSON.row, row, true);
    view.setUint32(at + PERSON.from, persons.starts[index] as number, true);
    view.setUint32(at + PERSON.count, into.accounts, true);
    view.setUint32(at + PERSON.main, order.indexOf[mainRow(structure, rowsOfPerson(structure, row))] as number, true);
    view.setUint32(at + PERSON.meets, meetsOnBases(structure, reckoning, into), true);
    COUNTING_BASES.forEach((basis, place) => {
      const { people, levels } = headCountOf(structure, reckoning.counts[basis], row);
      view.setUint32(at + PERSON.bases + place * 8, people, true);
      view.setUint32(at + PERSON.bases + place * 8 + 4, levels, true);
    });
    if (into.moneyExact === undefined) putInt64(view, at + PERSON.money, into.money);
    else view.setBigInt64(at + PERSON.money, into.moneyExact, true);
  };
}

/** Where the text of each account begins in its column's bytes, and where the last ends. */
function textStarts({ offsets }: TextColumn, rowAt: Uint32Array): SectionBytes {
  let start = 0;
  return records(rowAt.length + 1, 4, (view, at, index) => {
    if (index === 0) start = 0;
    view.setUint32(at, start, true);
    const row = rowAt[index];
    if (row !== undefined) start += (offsets[row + 1] as number) - (offsets[row] as number);
  });
}

/** Texts that are looked up ahead of being copied. */
const AHEAD = 512;

function textBytes(column: TextColumn, rowAt: Uint32Array): SectionBytes {
  const { offsets, bytes } = column;
  let length = 0;
  for (const row of rowAt) length += (offsets[row + 1] as number) - (offsets[row] as number);
  function* blocks(): Generator<Uint8Array<ArrayBuffer>> {
    const places = { starts: new Uint32Array(AHEAD), ends: new Uint32Array(AHEAD) };
    let block = new Uint8Array(BLOCK);
    let end = 0;
    for (let next = 0; next < rowAt.length; next += AHEAD) {
      const count = lookUpTexts(column, rowAt.subarray(next, next + AHEAD), places);
      for (let text = 0; text < count; text += 1) {
        const from = places.starts[text] as number;
        const to = places.ends[text] as number;
        if (end + to - from > block.length) {
          yield block.slice(0, end);
          if (to - from > block.length) block = new Uint8Array(to - from);
          end = 0;
        }
        for (let at = from; at < to; at += 1, end += 1) block[end] = bytes[at] as number;
      }
    }
    if (end > 0) yield block.slice(0, end);
  }
  return { length, blocks };
}

/**
 * Finds where the texts of some rows lie and touches each; returns how many there are. Neighbours in the file lie all
 * over the table: looked up with nothing in between, many come from memory at a time; while copying, each would be waited
 * for, which takes six times as long.
 */
function lookUpTexts(
  { offsets, bytes }: TextColumn,
  rows: Uint32Array,
  { starts, ends }: { readonly starts: Uint32Array; readonly ends: Uint32Array },
): number {
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    starts[at] = offsets[row] as number;
    ends[at] = offsets[row + 1] as number;
  }
  let touched = 0;
  for (let at = 0; at < rows.length; at += 1) touched |= bytes[starts[at] as number] ?? 0;
  // Never less than nothing; what is returned depends on it so that no compiler leaves the touching out.
  return touched < 0 ? 0 : rows.length;
}
