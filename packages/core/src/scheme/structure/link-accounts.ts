import { sharedBytes, sharedInt32, sharedUint32 } from '../reading/cells.ts';
import type { MemberTable } from '../reading/member-table.ts';
import type { Gathered, GroupRange, Groups } from './partition.ts';
import {
  emptySlots,
  gatherGroups,
  groupBits,
  groupRanges,
  nothingGathered,
  sameText,
  sizeGroups,
  slotCount,
  STATUS,
} from './partition.ts';
import type { Reckoning } from './shared-work.ts';

/** Who recommended whom, by row. */
export interface Links {
  /** A code of `STATUS` for each row; cycles are not yet known. */
  readonly status: Uint8Array;
  /** Row of the recommender; -1 for none. For a duplicate: the row that counts. */
  readonly parent: Int32Array;
  /** Row `r` recommended `children[kids[2r] … + kids[2r + 1]]`, in row order; between those of two rows there may be gaps. */
  readonly kids: Uint32Array;
  readonly children: Uint32Array;
}

/** What threads need to link the accounts: shared memory and plain data only. */
export interface LinkWork {
  readonly ids: MemberTable['ids'];
  readonly recommenders: MemberTable['recommenders'];
  readonly members: Groups;
  readonly references: Groups;
  readonly links: Links;
  /** Number of ranges of groups that somebody has taken. */
  readonly taken: Int32Array;
}

/** Duplicate rows, each followed by the row that counts. */
export type Duplicates = readonly number[];

/**
 * Finds duplicate and missing ids and joins every recommender to its row by exact bytes. Radix-partitioned hash join:
 * O(bytes of ids), each group of rows in cache.
 */
export function* linkAccounts(table: MemberTable): Reckoning<Links> {
  const work = planLinks(table);
  return finishLinks(work, yield { kind: 'link', work });
}

/** Tells rows without id and declared roots, and how the others fall into groups. */
function planLinks({ rows, ids, recommenders }: MemberTable): LinkWork {
  const status = sharedBytes(rows);
  const parent = sharedInt32(rows).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    if (ids.offsets[row] === ids.offsets[row + 1]) status[row] = STATUS.missingId;
    else if (recommenders.offsets[row] === recommenders.offsets[row + 1]) status[row] = STATUS.root;
  }
  const bits = groupBits(rows);
  const members = sizeGroups(ids, bits, status);
  const references = sizeGroups(recommenders, bits, status);
  const children = sharedUint32(references.starts.at(-1) ?? 0);
  const links = { status, parent, kids: sharedUint32(rows * 2), children };
  return { ids, recommenders, members, references, links, taken: sharedInt32(1) };
}

/**
 * Links the groups that nobody else takes. Every row of `links` is written by the one who has its group, so that the
 * result is the same for any number of threads. Duplicates are linked like other rows: the row that counts may be in a
 * group of somebody else.
 */
export function linkRanges(work: LinkWork): Duplicates {
  const { ids, recommenders, links } = work;
  const ranges = groupRanges(work.members.bits);
  const join: Join = {
    links,
    members: nothingGathered(),
    references: nothingGathered(),
    slots: new Uint32Array(0),
    next: new Uint32Array(0),
    duplicates: [],
  };
  const { status } = links;
  for (let at = Atomics.add(work.taken, 0, 1); at < ranges.length; at = Atomics.add(work.taken, 0, 1)) {
    const range = ranges[at] as GroupRange;
    gatherGroups({ column: ids, groups: work.members, status }, range, join.members);
    gatherGroups({ column: recommenders, groups: work.references, status }, range, join.references);
    for (let group = range.from; group < range.to; group += 1)
      joinGroup(join, {
        base: join.members.starts[group - range.from] as number,
        end: join.members.starts[group - range.from + 1] as number,
        from: join.references.starts[group - range.from] as number,
        to: join.references.starts[group - range.from + 1] as number,
        children: (work.references.starts[group] as number) - (join.references.starts[group - range.from] as number),
      });
  }
  return join.duplicates;
}

/** Takes what duplicate rows were linked to away from them again. O(duplicates + children of whoever recommended one). */
function finishLinks({ links }: LinkWork, found: readonly Duplicates[]): Links {
  const { status, parent, kids, children } = links;
  const recommenders = new Set<number>();
  for (const duplicates of found) {
    for (let at = 0; at < duplicates.length; at += 2) {
      const row = duplicates[at] as number;
      if ((parent[row] as number) >= 0) recommenders.add(parent[row] as number);
      status[row] = STATUS.duplicate;
      parent[row] = duplicates[at + 1] as number;
    }
  }
  for (const row of recommenders) {
    const from = kids[row * 2] as number;
    const to = from + (kids[row * 2 + 1] as number);
    let end = from;
    for (let at = from; at < to; at += 1) {
      const child = children[at] as number;
      if (status[child] === STATUS.duplicate) continue;
      children[end] = child;
      end += 1;
    }
    kids[row * 2 + 1] = end - from;
  }
  return links;
}

/** Buffers that are used group after group. */
interface Join {
  readonly links: Links;
  readonly members: Gathered;
  readonly references: Gathered;
  /** Hash table of the group at hand; a slot holds 1 + the position within the group. */
  slots: Uint32Array;
  next: Uint32Array;
  readonly duplicates: number[];
}

/** Where a group lies: its members `[base, end)`, its references `[from, to)`, the children of reference 0 at `children`. */
interface Group {
  readonly base: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly children: number;
}

const NOBODY = 0xffff_ffff;

/**
 * Joins the references of one group, then lays the children of each of its members side by side. Each step is a function
 * of its own, so that the compiler sees it whole after the first groups.
 */
function joinGroup(join: Join, group: Group): void {
  const count = group.end - group.base;
  const slots = slotCount(count);
  join.slots = emptySlots(join.slots, slots);
  join.next = emptySlots(join.next, count);
  enterMembers(join, group, slots - 1);
  joinReferences(join, group, slots - 1);
  placeChildren(join, group);
  layChildren(join, group);
}

function enterMembers({ members, slots, duplicates }: Join, { base, end }: Group, mask: number): void {
  const { rows, hashes, texts } = members;
  for (let at = base; at < end; at += 1) {
    const hash = hashes[at] as number;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number;
      if (entry === 0) {
        slots[slot] = at - base + 1;
        break;
      }
      const other = base + entry - 1;
      if (hashes[other] === hash && sameText(texts, at, texts, other)) {
        duplicates.push(rows[at] as number, rows[other] as number);
        break;
      }
    }
  }
}

/** Finds the member that each reference names and counts the children of each member. */
function joinReferences(join: Join, { base, from, to }: Group, mask: number): void {
  const { links, members, references, next: counts } = join;
  for (let at = from; at < to; at += 1) {
    const row = references.rows[at] as number;
    const local = findMember(join, { base, at, mask });
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

/** Position within the group of the member that reference `at` names, or -1. */
function findMember(
  { members, references, slots }: Join,
  { base, at, mask }: { readonly base: number; readonly at: number; readonly mask: number },
): number {
  const hash = references.hashes[at] as number;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = slots[slot] as number;
    if (entry === 0) return -1;
    const other = base + entry - 1;
    if (members.hashes[other] === hash && sameText(references.texts, at, members.texts, other)) return entry - 1;
  }
}

/** Turns the counts into the places where the children of each member begin. */
function placeChildren({ links, members, next }: Join, { base, end, from, children }: Group): void {
  let start = children + from;
  for (let local = 0; local < end - base; local += 1) {
    const count = next[local] as number;
    const member = members.rows[base + local] as number;
    links.kids[member * 2] = start;
    links.kids[member * 2 + 1] = count;
    next[local] = start;
    start += count;
  }
}

function layChildren({ links, references, next }: Join, { from, to }: Group): void {
  for (let at = from; at < to; at += 1) {
    const local = references.hashes[at] as number;
    if (local === NOBODY) continue;
    const place = next[local] as number;
    links.children[place] = references.rows[at] as number;
    next[local] = place + 1;
  }
}
