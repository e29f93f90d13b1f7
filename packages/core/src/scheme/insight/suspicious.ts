import { encodeUtf8 } from '../reading/utf8.ts';
import type { TextColumn } from '../reading/cells.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import { personRow } from '../structure/group-persons.ts';
import { findBursts, siblingStretches } from './bursts.ts';
import type { Times } from './growth.ts';
import type { Insight, Suspicious } from './insight.ts';
import type { Suspicion } from './insight-rules.ts';
import { findLadders } from './ladders.ts';
import { BiggestGroups, type MemberLists } from './member-lists.ts';
import { groupByText } from './shared-values.ts';

interface About {
  /** Row of the recommender or of the head; -1 for none. */
  readonly upline: number;
  readonly value: number;
}

interface Looking {
  readonly structure: Structure;
  readonly times: Times;
  readonly rules: Suspicion;
  /** Index of each row in the structure file. */
  readonly indexOf: Int32Array;
}

/** What looks as if accounts had been filled in, with what speaks for it; nothing is decided by it. Nearly O(bytes). */
export function listSuspicious(looking: Looking, lists: MemberLists): Insight['suspicious'] {
  const { structure, times, rules, indexOf } = looking;
  const { forest } = structure;
  const bursts = new BiggestGroups<About>();
  for (const { parent, from, to } of findBursts(structure, times, rules.burstAccounts)) {
    const rows = forest.order.subarray(from, to);
    bursts.offer(rows, { upline: rowOf(structure, parent), value: times.joined[rows[0] as number] as number });
  }
  const madeUp = new BiggestGroups<About>();
  offerMadeUpNames(structure, rules, madeUp);
  const sameName = new BiggestGroups<About>();
  offerSameNames(structure, rules, sameName);
  const ladders = new BiggestGroups<About>();
  for (const { rows, levels } of findLadders(structure, rules.ladderAccounts))
    ladders.offer(rows, { upline: rows[0] as number, value: levels });
  const list = (kind: Suspicious['kind'], groups: BiggestGroups<About>) =>
    groups.list(lists, ({ about }): Suspicious => ({
      kind,
      upline: about.upline < 0 ? null : (indexOf[about.upline] as number),
      value: about.value,
      from: 0,
      count: 0,
    }));
  return {
    burst: list('burst', bursts),
    made_up_names: list('made_up_names', madeUp),
    same_name: list('same_name', sameName),
    ladder: list('ladder', ladders),
  };
}

function rowOf({ forest }: Structure, node: number): number {
  return node < 0 ? -1 : (forest.order[node] as number);
}

/** Accounts of one recommender that are called 用户001, 会员17 and the like. */
function offerMadeUpNames(structure: Structure, rules: Suspicion, groups: BiggestGroups<About>): void {
  const { table, forest } = structure;
  const names = table.shown.name;
  if (names === undefined) return;
  const words = rules.madeUpNames.map(encodeUtf8);
  for (const { parent, from, to } of siblingStretches(structure)) {
    if (to - from < rules.namedAccounts) continue;
    const rows = forest.order.slice(from, to).filter((row) => isMadeUp(names, row, words));
    if (rows.length >= rules.namedAccounts) groups.offer(rows, { upline: rowOf(structure, parent), value: 0 });
  }
}

/** One of the words, then digits and nothing else. */
function isMadeUp({ bytes, offsets }: TextColumn, row: number, words: readonly Uint8Array[]): boolean {
  const from = offsets[row] as number;
  const to = offsets[row + 1] as number;
  return words.some((word) => {
    if (to - from <= word.length || !word.every((byte, at) => bytes[from + at] === byte)) return false;
    for (let at = from + word.length; at < to; at += 1) {
      const byte = bytes[at] as number;
      if (byte < 0x30 || byte > 0x39) return false;
    }
    return true;
  });
}

/** Accounts of one recommender with the same name that are not one person by their keys. */
function offerSameNames(structure: Structure, rules: Suspicion, groups: BiggestGroups<About>): void {
  const { table, links, persons } = structure;
  const names = table.shown.name;
  if (names === undefined) return;
  const same = groupByText(names, links.status);
  for (let group = 0; group + 1 < same.starts.length; group += 1) {
    const rows = same.rows.subarray(same.starts[group], same.starts[group + 1]);
    if (rows.length < rules.namedAccounts) continue;
    const byUpline = new Map<number, number[]>();
    for (const row of rows) {
      const upline = links.parent[row] as number;
      const beside = byUpline.get(upline);
      if (beside === undefined) byUpline.set(upline, [row]);
      else beside.push(row);
    }
    for (const [upline, beside] of byUpline) {
      const people = new Set(beside.map((row) => personRow(persons, row))).size;
      if (people >= rules.namedAccounts) groups.offer(Uint32Array.from(beside), { upline, value: people });
    }
  }
}
