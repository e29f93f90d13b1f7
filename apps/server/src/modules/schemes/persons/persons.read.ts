import type { Thresholds } from '@qingyuan/contract/law';
import type { PriorPenalty, SchemeCandidate } from '@qingyuan/contract/scheme-thresholds';
import type { CountingBasis } from '@qingyuan/core/scheme/bases/basis';
import { type PlainDate, plainDate, shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import type { CountedFigures, CountingTree } from '@qingyuan/core/scheme/thresholds/threshold-test';
import type { Scope } from '../../../platform/access/actor.ts';
import { blindIndex, openField } from '../../../platform/crypto/field-cipher.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Law } from '../../../platform/law/law.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type SchemeAsked, toPerson } from '../accounts.read.ts';
import { HEAD_ID } from '../decision-fields.ts';
import { type DecisionFinder, decisionsInForce } from '../decisions.read.ts';
import { openStructure } from '../open-structure.ts';
import { type AnalysedScheme, getAnalysedScheme } from '../readable-scheme.ts';
import type { PersonFacts, StructureView } from '../structure-view.ts';
import { listExits, type StoredExit } from '../thresholds/exits.sql.ts';
import { PENALTY_HEAD } from '../thresholds/head-fields.ts';
import { type ApplicableRules, type ApplicableTest, legalTests, presentTest } from '../thresholds/legal-tests.rules.ts';
import { listPenalties, type StoredPenalty } from '../thresholds/penalties.sql.ts';
import { deriveResults } from '../thresholds/results.rules.ts';

type Known = Pick<Platform, 'keys' | 'law' | 'vault' | 'clock'>;

export interface PersonsQuery {
  readonly threshold: '30_3' | '120' | '2_5m' | '15_3_repeat' | '60_repeat';
  readonly basis: CountingBasis;
  /** Day of the conduct; today without it. */
  readonly on?: string | undefined;
  readonly page: number;
  readonly size: number;
}

/** A page of the persons who reach a threshold on a basis, each compared with every test that applies. */
export function personsAbove(known: Known, asked: SchemeAsked, query: PersonsQuery) {
  return async (db: ScopedDb, scope: Scope) => {
    const found = await getAnalysedScheme(db, scope, asked);
    const structure = await openStructure(known.vault, found.result);
    const conductOn = query.on === undefined ? shanghaiDate(known.clock().getTime()) : plainDate(query.on);
    const rules = rulesOn(known.law, found, conductOn);
    const facts: Judging = {
      known,
      found,
      tests: legalTests(rules),
      conductOn,
      decisions: await decisionsInForce(known, { db, scope }, found.scheme.id),
      penalties: await listPenalties(db, scope, found.scheme.id),
      exits: await listExits(db, scope, found.scheme.id),
    };
    const { total, rows } = await candidates(facts, structure, query);
    return {
      total,
      rows,
      thresholds: found.result.figures.thresholds,
      tests: facts.tests.map(presentTest),
      conductOn,
      province: {
        code: found.scheme.areaCode.slice(0, 2),
        rule: rules.discretion === undefined ? null : `${rules.discretion.id}@${rules.discretion.version}`,
      },
    };
  };
}

/** The thresholds that the analysis applied, and what the day and the province add. */
export function rulesOn(law: Law, found: AnalysedScheme, on: PlainDate): ApplicableRules {
  const detention = law.all.detention.find(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= on && on <= (effectiveTo ?? on),
  );
  return {
    thresholds: appliedRule(law, found),
    detention,
    discretion: law.discretionOf(found.scheme.areaCode, on),
  };
}

/** The rule of thresholds that the analysis applied. */
export function appliedRule(law: Law, { result }: Pick<AnalysedScheme, 'result'>): Thresholds {
  const { rule } = result.figures.thresholds;
  const thresholds = law.all.thresholds.find(({ id, version }) => `${id}@${version}` === rule);
  if (thresholds === undefined) throw new Error(`the law data no longer has ${rule}, which an analysis was made under`);
  return thresholds;
}

interface Judging {
  readonly known: Known;
  readonly found: AnalysedScheme;
  readonly tests: readonly ApplicableTest[];
  readonly conductOn: PlainDate;
  readonly decisions: DecisionFinder;
  readonly penalties: readonly StoredPenalty[];
  readonly exits: readonly StoredExit[];
}

async function candidates(
  judging: Judging,
  structure: StructureView,
  { threshold, basis, page, size }: PersonsQuery,
): Promise<{ total: number; rows: SchemeCandidate[] }> {
  const offset = (page - 1) * size;
  if (threshold === '30_3' || threshold === '120' || threshold === '2_5m') {
    const { total, rows } = await structure.personsAbove({ basis, threshold }, { offset, limit: size });
    return { total, rows: await Promise.all(rows.map((person) => judge(judging, person))) };
  }
  // Only persons of whom a penalty is recorded can meet these: they are few.
  const punished = await Promise.all((await punishedHeads(judging, structure)).map((person) => judge(judging, person)));
  const meeting = punished
    .filter(({ results }) =>
      results.some(
        (result) => result.test === threshold && result.cells.some((cell) => cell.basis === basis && cell.met),
      ),
    )
    .toSorted((a, b) => b.bases[basis].people - a.bases[basis].people || a.personId - b.personId);
  return { total: meeting.length, rows: meeting.slice(offset, offset + size) };
}

async function punishedHeads({ known, penalties }: Judging, structure: StructureView): Promise<PersonFacts[]> {
  const heads = new Set(
    penalties.map(({ id, headId }) => openField(known.keys, { ...PENALTY_HEAD, record: id }, headId)),
  );
  const indexes = await Promise.all([...heads].map((head) => structure.find(head)));
  // A head may be missing from a later table.
  return Promise.all(indexes.flatMap((index) => (index === undefined ? [] : [structure.person(index)])));
}

async function judge(judging: Judging, person: PersonFacts): Promise<SchemeCandidate> {
  const { known, found, tests, conductOn } = judging;
  const head = blindIndex(known.keys, HEAD_ID, person.headId);
  const penalties = judging.penalties.filter(({ headIndex }) => headIndex.equals(head));
  const exit = judging.exits.find(({ headIndex }) => headIndex.equals(head));
  const placed = tests.some(({ tree }) => tree === 'placement') ? await placedPerson(judging, person) : undefined;
  const figures = (basis: CountingBasis, tree: CountingTree): CountedFigures | undefined => {
    const facts = tree === 'placement' ? placed : person;
    return facts === undefined ? undefined : countedFigures(facts, basis);
  };
  return {
    ...toPerson(person, found.result.figures.thresholds, judging.decisions),
    results: deriveResults(tests, { figures, penalties, conductOn }),
    penalties: penalties.map(presentPenalty),
    exit: exit === undefined ? null : presentExit(exit),
  };
}

async function placedPerson({ known, found }: Judging, { headId }: PersonFacts): Promise<PersonFacts | undefined> {
  if (found.result.placementId === null) return undefined;
  const structure = await openStructure(known.vault, found.result, 'placement');
  const index = await structure.find(headId);
  return index === undefined ? undefined : structure.person(index);
}

function countedFigures({ bases, moneyLineFen, accounts }: PersonFacts, basis: CountingBasis): CountedFigures {
  return { ...bases[basis], moneyFen: BigInt(moneyLineFen), accounts: accounts.map(({ index }) => index) };
}

function presentPenalty({ headIndex: _index, headId: _id, ...penalty }: StoredPenalty): PriorPenalty {
  return penalty;
}

export function presentExit({ headIndex: _index, ...exit }: StoredExit) {
  return exit;
}
