import { sharedBytes, sharedInt32, sharedUint32 } from '../reading/cells.ts';
import type { MemberTable } from '../reading/member-table.ts';
import type { Partitions } from './partition.ts';
import { partitionBits, partitionColumn, sameText, slotCount, STATUS } from './partition.ts';

/** Who recommended whom, by row. */
export interface Links {
  /** A code of `STATUS` for each row; cycles are not yet known. */
  readonly status: Uint8Array;
  /** Row of the recommender; -1 for none. For a duplicate: the row that counts. */
  readonly parent: Int32Array;
  /** Row `r` recommended `children[kids[2r] … + kids[2r + 1]]`, in row order. */
  readonly kids: Uint32Array;
  readonly children: Uint32Array;
}

/**
 * Finds duplicate and missing ids and joins every recommender to its row by exact bytes. Radix-partitioned hash join:
 * O(rows), each partition in cache.
 */
export function linkAccounts(table: MemberTable): Links {
  const { rows } = table;
  const status = sharedBytes(rows);
  const parent = sharedInt32(rows).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    if (table.ids.offsets[row] === table.ids.offsets[row + 1]) status[row] = STATUS.missingId;
    else if (table.recommenders.offsets[row] === table.recommenders.offsets[row + 1]) status[row] = STATUS.root;
  }
  const bits = partitionBits(rows);
  const members = partitionColumn(table.ids, bits, status);
  const tables = buildTables(members, { status, parent });
  const references = partitionColumn(table.recommenders, bits, status);
  const links = { status, parent, kids: sharedUint32(rows * 2), children: sharedUint32(references.rows.length) };
  for (let part = 0; part + 1 < members.starts.length; part += 1)
    probePart({ members, references, tables, links }, part);
  return links;
}

/** Hash tables of all partitions in one array; a slot holds 1 + the position within the partition. */
interface Tables {
  readonly starts: Uint32Array;
  readonly slots: Uint32Array;
}

function buildTables(members: Partitions, found: Pick<Links, 'status' | 'parent'>): Tables {
  const parts = members.starts.length - 1;
  const starts = sharedUint32(parts + 1);
  for (let part = 0; part < parts; part += 1) {
    starts[part + 1] =
      (starts[part] as number) + slotCount((members.starts[part + 1] as number) - (members.starts[part] as number));
  }
  const tables = { starts, slots: sharedUint32(starts[parts] as number) };
  for (let part = 0; part < parts; part += 1) buildPart({ members, tables, found }, part);
  return tables;
}

interface Build {
  readonly members: Partitions;
  readonly tables: Tables;
  readonly found: Pick<Links, 'status' | 'parent'>;
}

function buildPart({ members, tables, found }: Build, part: number): void {
  const { texts } = members;
  const { slots } = tables;
  const base = members.starts[part] as number;
  const end = members.starts[part + 1] as number;
  const slotBase = tables.starts[part] as number;
  const mask = (tables.starts[part + 1] as number) - slotBase - 1;
  for (let at = base; at < end; at += 1) {
    const hash = members.hashes[at] as number;
    const row = members.rows[at] as number;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slotBase + slot] as number;
      if (entry === 0) {
        slots[slotBase + slot] = at - base + 1;
        break;
      }
      const other = base + entry - 1;
      if (members.hashes[other] === hash && sameText(texts, at, texts, other)) {
        found.status[row] = STATUS.duplicate;
        found.parent[row] = members.rows[other] as number;
        break;
      }
    }
  }
}

interface Probe {
  readonly members: Partitions;
  readonly references: Partitions;
  readonly tables: Tables;
  readonly links: Links;
}

const NOBODY = 0xffff_ffff;

/**
 * Joins the references of one partition, then lays the children of each of its members side by side. Each step is a
 * function of its own, so that the compiler sees it whole after the first partitions.
 */
function probePart(probe: Probe, part: number): void {
  const { members, references } = probe;
  const next = new Uint32Array((members.starts[part + 1] as number) - (members.starts[part] as number));
  joinReferences(probe, part, next);
  placeChildren(probe, part, next);
  layChildren(probe.links, references, { part, next });
}

/** Finds the member that each reference names and counts the children of each member. */
function joinReferences(probe: Probe, part: number, counts: Uint32Array): void {
  const { members, references, links } = probe;
  const base = members.starts[part] as number;
  const to = references.starts[part + 1] as number;
  for (let at = references.starts[part] as number; at < to; at += 1) {
    const row = references.rows[at] as number;
    const local = findMember(probe, part, at);
    const member = local < 0 ? -1 : (members.rows[base + local] as number);
    const linked = member >= 0 && member !== row;
    if (linked) {
      links.parent[row] = member;
      counts[local] = (counts[local] as number) + 1;
    } else links.status[row] = member === row ? STATUS.selfReference : STATUS.orphan;
    // The hash has done its work: its place keeps whose child the row is.
    references.hashes[at] = linked ? local : NOBODY;
  }
}

/** Turns the counts into the places where the children of each member begin. */
function placeChildren({ members, references, links }: Probe, part: number, next: Uint32Array): void {
  const base = members.starts[part] as number;
  let start = references.starts[part] as number;
  for (let local = 0; local < next.length; local += 1) {
    const count = next[local] as number;
    const member = members.rows[base + local] as number;
    links.kids[member * 2] = start;
    links.kids[member * 2 + 1] = count;
    next[local] = start;
    start += count;
  }
}

function layChildren(
  links: Links,
  references: Partitions,
  { part, next }: { readonly part: number; readonly next: Uint32Array },
): void {
  const to = references.starts[part + 1] as number;
  for (let at = references.starts[part] as number; at < to; at += 1) {
    const local = references.hashes[at] as number;
    if (local === NOBODY) continue;
    const place = next[local] as number;
    links.children[place] = references.rows[at] as number;
    next[local] = place + 1;
  }
}

/** Position within the partition of the member that reference `at` names, or -1. */
function findMember({ members, references, tables }: Probe, part: number, at: number): number {
  const base = members.starts[part] as number;
  const slotBase = tables.starts[part] as number;
  const mask = (tables.starts[part + 1] as number) - slotBase - 1;
  const hash = references.hashes[at] as number;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = tables.slots[slotBase + slot] as number;
    if (entry === 0) return -1;
    const other = base + entry - 1;
    if (members.hashes[other] === hash && sameText(references.texts, at, members.texts, other)) return entry - 1;
  }
}
