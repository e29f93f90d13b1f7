import type { Structure } from '../structure/analyse-structure.ts';
import type { ThresholdRules } from '../threshold-rules.ts';
import { FIELD, WORDS } from '../structure/forest.ts';
import { isAccount } from '../structure/group-persons.ts';
import type { CountingBasis, HeadCount, HeadMarks } from './basis.ts';
import { COUNTING_BASES } from './basis.ts';
import type { HeadCounts } from './count-heads.ts';
import { countHeads } from './count-heads.ts';
import type { Counted } from './counted-rows.ts';
import { countedRows } from './counted-rows.ts';
import type { Geometry } from './geometry.ts';
import { surveyForest } from './geometry.ts';
import { uniteLines } from './unite-lines.ts';

/** A scheme counted on one basis. */
export interface BasisCount {
  readonly basis: CountingBasis;
  readonly applied: boolean;
  /** Heads of the whole table, those on cycles too. */
  readonly heads: number;
  /** Levels of the deepest line. */
  readonly levels: number;
  readonly counts: HeadCounts;
}

export type BasisCounts = Readonly<Record<CountingBasis, BasisCount>>;

/** A scheme counted on every basis, with what it was counted and is compared by. */
export interface Reckoning {
  readonly rules: ThresholdRules;
  readonly marks: HeadMarks;
  readonly counts: BasisCounts;
}

export function reckon(structure: Structure, rules: ThresholdRules, marks: HeadMarks): Reckoning {
  return { rules, marks, counts: countBases(structure, marks) };
}

/** Counts a scheme on every basis. Bases that leave out nothing share the figures of the analysis itself. */
export function countBases(structure: Structure, marks: HeadMarks): BasisCounts {
  const counted = countedRows(structure, marks);
  const geometry = surveyForest(structure);
  const whole = { accounts: accountCounts(structure, geometry), persons: personCounts(structure) };
  const one = (basis: CountingBasis): BasisCount => {
    const { rows, merged, applied } = counted[basis];
    const counts =
      rows === undefined
        ? whole[merged ? 'persons' : 'accounts']
        : countHeads(geometry, { counted: nodesOf(structure, rows), merged });
    return {
      basis,
      applied,
      heads: headsOf(structure, counted[basis]),
      levels: deepestLine(structure, counts),
      counts,
    };
  };
  return Object.fromEntries(COUNTING_BASES.map((basis) => [basis, one(basis)])) as Record<CountingBasis, BasisCount>;
}

/** What an account, or a person by one of his accounts, counts: figures of a group where there is one. */
export function headCountOf(structure: Structure, { counts }: BasisCount, row: number): HeadCount {
  const group = structure.persons.groupOf[row] as number;
  if (group >= 0) return { people: counts.groupPeople[group] as number, levels: counts.groupLevels[group] as number };
  const node = structure.forest.place[row] as number;
  if (node < 0) return { people: 1, levels: 1 };
  return { people: counts.people[node] as number, levels: counts.levels[node] as number };
}

function accountCounts({ forest }: Structure, geometry: Geometry): HeadCounts {
  const { count, figures } = forest;
  const people = new Uint32Array(count);
  const levels = new Uint32Array(count);
  for (let node = 0; node < count; node += 1) {
    people[node] = (figures[node * WORDS + FIELD.downline] as number) + 1;
    levels[node] = (figures[node * WORDS + FIELD.levelsBelow] as number) + 1;
  }
  const rule = { counted: new Uint8Array(count).fill(1), merged: false };
  return { people, levels, ...uniteLines(geometry, rule, { people, levels }) };
}

function personCounts({ forest, groups }: Structure): HeadCounts {
  const { count, figures } = forest;
  const people = new Uint32Array(count);
  const levels = new Uint32Array(count);
  for (let node = 0; node < count; node += 1) {
    people[node] = figures[node * WORDS + FIELD.people] as number;
    levels[node] = figures[node * WORDS + FIELD.personLevels] as number;
  }
  return { people, levels, groupPeople: groups.people, groupLevels: Uint32Array.from(groups.personLevels) };
}

function nodesOf({ forest }: Structure, rows: Uint8Array): Uint8Array {
  const nodes = new Uint8Array(forest.count);
  for (let node = 0; node < nodes.length; node += 1) nodes[node] = rows[forest.order[node] as number] as number;
  return nodes;
}

function headsOf({ links, persons }: Structure, { rows, merged }: Counted): number {
  const seen = new Uint8Array(persons.starts.length);
  let heads = 0;
  for (let row = 0; row < links.status.length; row += 1) {
    if (!isAccount(links.status[row] as number) || rows?.[row] === 0) continue;
    const group = merged ? (persons.groupOf[row] as number) : -1;
    if (group >= 0 && seen[group] === 1) continue;
    if (group >= 0) seen[group] = 1;
    heads += 1;
  }
  return heads;
}

function deepestLine({ forest }: Structure, { levels }: HeadCounts): number {
  let deepest = 0;
  for (let node = 0; node < forest.count && forest.parent[node] === -1; node += 1)
    deepest = Math.max(deepest, levels[node] as number);
  return deepest;
}
