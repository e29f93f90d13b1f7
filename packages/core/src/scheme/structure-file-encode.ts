import type { Structure } from './analyse-structure.ts';
import type { TextColumn } from './cells.ts';
import { figuresOfPerson } from './person-figures.ts';
import { accountWriter } from './structure-file-accounts.ts';
import { countLevels } from './structure-file-figures.ts';
import { sortByText } from './structure-file-ids.ts';
import type { Section } from './structure-file-layout.ts';
import { ACCOUNT, FILE_TEXTS, HEADER, LEVEL, MAGIC, PERSON, putInt64, SECTIONS, THRESHOLDS } from './structure-file-layout.ts';
import { orderAccounts } from './structure-file-order.ts';
import { listPersons, mainRow, newFigures, rowsOfPerson } from './structure-file-persons.ts';
import type { FilePersons } from './structure-file-persons.ts';
import type { FileOrder } from './structure-file-order.ts';
import type { ThresholdRules } from './threshold-rules.ts';

/** A section: its length in bytes, and its bytes in blocks. */
interface SectionBytes {
  readonly length: number;
  readonly blocks: () => Iterable<Uint8Array<ArrayBuffer>>;
}

const BLOCK = 1 << 20;
const EMPTY: SectionBytes = { length: 0, blocks: () => [] };

/**
 * The structure file of an analysis (structure-file-layout.ts), for `openStructureFile`. Same input, same bytes. Each
 * block has its own memory and may be handed on. O(rows + bytes); needs about 40 bytes of memory a row.
 */
export function* encodeStructure(structure: Structure, rules: ThresholdRules): Generator<Uint8Array<ArrayBuffer>> {
  const order = orderAccounts(structure);
  const sections = planSections(structure, order, listPersons(structure, rules, order), rules);
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
