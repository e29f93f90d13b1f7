import type { ListedThreshold, SchemeCandidate } from '@qingyuan/contract/scheme-thresholds';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import type { CountingBasis } from '@qingyuan/core/scheme/bases/basis';
import type { Scope } from '../../../platform/access/actor.ts';
import { openField } from '../../../platform/crypto/field-cipher.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import { WORKABLE } from '../../cases/index.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { possibleActs } from '../schemes.policy.ts';
import type { PersonFacts } from '../structure-view.ts';
import { PENALTY_HEAD } from '../thresholds/head-fields.ts';
import { judge, type Judging, type Known, openJudging, presentApplied, samePerson } from './judging.ts';

export interface PersonsQuery {
  readonly threshold: ListedThreshold;
  readonly basis: CountingBasis;
  readonly tree: SchemeTree;
  /** Day of the conduct; today without it. */
  readonly on?: string | undefined;
  readonly page: number;
  readonly size: number;
}

/** A page of the persons who reach a threshold on a basis of a tree, each compared with every test that applies. */
export function personsAbove(known: Known, asked: SchemeAsked, query: PersonsQuery) {
  return async (db: ScopedDb, scope: Scope) => {
    const found = await getAnalysedScheme(db, scope, asked);
    const judging = await openJudging(known, { db, scope }, { found, on: query.on });
    const { total, rows } = await candidates(judging, query);
    return { total, rows, thresholds: found.result.figures.thresholds, ...presentApplied(judging) };
  };
}

/** The person behind an account, compared with every test. */
export function candidate(known: Known, asked: SchemeAsked & { readonly index: number }, on: string | undefined) {
  return async (db: ScopedDb, scope: Scope) => {
    const found = await getAnalysedScheme(db, scope, asked);
    const judging = await openJudging(known, { db, scope }, { found, on });
    const person = await judge(judging, await judging.structure.person(asked.index));
    const at = { workable: WORKABLE.includes(found.kase.state), analysed: true };
    return { data: { person, ...presentApplied(judging) }, can: possibleActs(asked.actor, at) };
  };
}

async function candidates(judging: Judging, query: PersonsQuery): Promise<{ total: number; rows: SchemeCandidate[] }> {
  const { threshold, basis, tree, page, size } = query;
  const offset = (page - 1) * size;
  const structure = tree === 'placement' ? judging.placement : judging.structure;
  if (structure === undefined) return { total: 0, rows: [] };
  if (threshold === '30_3' || threshold === '120' || threshold === '2_5m') {
    const { total, rows } = await structure.personsAbove({ basis, threshold }, { offset, limit: size });
    const judged = await Promise.all(rows.map((facts) => judgeIn(judging, tree, facts)));
    return { total, rows: judged.filter((one) => one !== undefined) };
  }
  const meeting = (await judgePunished(judging))
    .filter((one) => reaches(one, { threshold, basis, tree }))
    .toSorted((a, b) => b.bases[basis].people - a.bases[basis].people || a.personId - b.personId);
  return { total: meeting.length, rows: meeting.slice(offset, offset + size) };
}

/** A person found in a tree: addresses are those of recommenders, figures those of the tree. */
async function judgeIn(judging: Judging, tree: SchemeTree, facts: PersonFacts): Promise<SchemeCandidate | undefined> {
  if (tree === 'recommender') return judge(judging, facts);
  const person = await samePerson(judging.structure, facts);
  if (person === undefined) return undefined;
  const { people, levels, bases, moneyLineFen, meets } = facts;
  return { ...(await judge(judging, person)), people, levels, bases, moneyLineFen, meets };
}

/** Only persons of whom a penalty is recorded can meet the tests that ask for one: they are few. */
export async function judgePunished(judging: Judging): Promise<SchemeCandidate[]> {
  const { known, penalties, structure } = judging;
  const heads = new Set(
    penalties.map(({ id, headId }) => openField(known.keys, { ...PENALTY_HEAD, record: id }, headId)),
  );
  const indexes = await Promise.all([...heads].map((head) => structure.find(head)));
  // A head may be missing from a later table.
  const persons = indexes.flatMap((index) => (index === undefined ? [] : [structure.person(index)]));
  return Promise.all((await Promise.all(persons)).map((person) => judge(judging, person)));
}

export function reaches(
  { results }: Pick<SchemeCandidate, 'results'>,
  on: { readonly threshold: ListedThreshold; readonly basis: CountingBasis; readonly tree: SchemeTree },
): boolean {
  const result = results.find(({ test }) => test === on.threshold);
  return result?.cells.some(({ basis, tree, met }) => basis === on.basis && tree === on.tree && met === true) ?? false;
}
