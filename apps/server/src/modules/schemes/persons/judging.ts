import type { Thresholds } from '@qingyuan/contract/law';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import type { SchemeCandidate } from '@qingyuan/contract/scheme-thresholds';
import { plainEnd } from '@qingyuan/core/deadlines/counting';
import { type PlainDate, plainDate, shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import type { CountingBasis } from '@qingyuan/core/scheme/bases/basis';
import type { CountedFigures, PriorPenaltyNeed } from '@qingyuan/core/scheme/thresholds/threshold-test';
import type { Scope } from '../../../platform/access/actor.ts';
import { blindIndex } from '../../../platform/crypto/field-cipher.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Law } from '../../../platform/law/law.ts';
import type { Platform } from '../../../platform/platform.ts';
import { toPerson } from '../accounts.read.ts';
import { HEAD_ID } from '../decision-fields.ts';
import { type DecisionFinder, decisionsInForce } from '../decisions.read.ts';
import { openStructure } from '../open-structure.ts';
import type { AnalysedScheme } from '../readable-scheme.ts';
import type { PersonFacts, StructureView } from '../structure-view.ts';
import { listExits, type StoredExit } from '../thresholds/exits.sql.ts';
import {
  type ApplicableRules,
  type ApplicableTest,
  legalTests,
  penaltyNeedOf,
  presentTest,
} from '../thresholds/legal-tests.rules.ts';
import { listPenalties, type StoredPenalty } from '../thresholds/penalties.sql.ts';
import { deriveResults } from '../thresholds/results.rules.ts';

export type Known = Pick<Platform, 'keys' | 'law' | 'vault' | 'clock'>;

interface Tx {
  readonly db: ScopedDb;
  readonly scope: Scope;
}

/** What persons of a scheme are compared with on a day of conduct, and what is recorded about them. */
export interface Judging {
  readonly known: Known;
  readonly found: AnalysedScheme;
  readonly rules: ApplicableRules;
  readonly tests: readonly ApplicableTest[];
  readonly conductOn: PlainDate;
  readonly structure: StructureView;
  /** Undefined when the table has no placements. */
  readonly placement: StructureView | undefined;
  readonly decisions: DecisionFinder;
  readonly penalties: readonly StoredPenalty[];
  readonly exits: readonly StoredExit[];
}

/** @param on The day of the conduct; today without it. */
export async function openJudging(
  known: Known,
  { db, scope }: Tx,
  { found, on }: { readonly found: AnalysedScheme; readonly on?: string | undefined },
): Promise<Judging> {
  const { result, scheme } = found;
  return {
    known,
    found,
    ...comparedOn(known, found, on),
    structure: await openStructure(known.vault, result),
    placement: result.placementId === null ? undefined : await openStructure(known.vault, result, 'placement'),
    decisions: await decisionsInForce(known, { db, scope }, scheme.id),
    penalties: await listPenalties(db, scope, scheme.id),
    exits: await listExits(db, scope, scheme.id),
  };
}

/** The same persons and records on another day of conduct. */
export function judgingOn(judging: Judging, day: string): Judging {
  return { ...judging, ...comparedOn(judging.known, judging.found, day) };
}

function comparedOn(
  { law, clock }: Known,
  found: AnalysedScheme,
  on: string | undefined,
): Pick<Judging, 'rules' | 'tests' | 'conductOn'> {
  const conductOn = on === undefined ? shanghaiDate(clock().getTime()) : plainDate(on);
  const rules = rulesOn(law, found, conductOn);
  return { rules, tests: legalTests(rules), conductOn };
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

/** What applies, as screens are told. */
export function presentApplied({ tests, conductOn, found, rules: { discretion } }: Judging) {
  return {
    tests: tests.map(presentTest),
    conductOn,
    province: {
      code: found.scheme.areaCode.slice(0, 2),
      rule: discretion === undefined ? null : `${discretion.id}@${discretion.version}`,
    },
  };
}

/** The trees that the table has, that of recommenders first. */
export function treesOf({ placement }: Pick<Judging, 'placement'>): readonly SchemeTree[] {
  return placement === undefined ? ['recommender'] : ['recommender', 'placement'];
}

/** A person of the tree of recommenders, compared with every test on every basis and tree. */
export async function judge(judging: Judging, person: PersonFacts): Promise<SchemeCandidate> {
  const { known, found, tests, conductOn, rules } = judging;
  const head = blindIndex(known.keys, HEAD_ID, person.headId);
  const penalties = judging.penalties.filter(({ headIndex }) => headIndex.equals(head));
  const exit = judging.exits.find(({ headIndex }) => headIndex.equals(head));
  const placed = await samePerson(judging.placement, person);
  const figures = (basis: CountingBasis, tree: SchemeTree): CountedFigures | undefined => {
    const facts = tree === 'placement' ? placed : person;
    return facts === undefined ? undefined : countedFigures(facts, basis);
  };
  const need = penaltyNeedOf(rules.thresholds);
  return {
    ...toPerson(person, found.result.figures.thresholds, judging.decisions),
    results: deriveResults(tests, { figures, penalties, conductOn }, treesOf(judging)),
    penalties: penalties.map((penalty) => presentPenalty(penalty, need)),
    exit: exit === undefined ? null : presentExit(exit),
  };
}

/** The same person in another tree of the analysis: his first account is the same, its address is not. */
export async function samePerson(
  other: StructureView | undefined,
  { headId }: Pick<PersonFacts, 'headId'>,
): Promise<PersonFacts | undefined> {
  const index = await other?.find(headId);
  return index === undefined ? undefined : other?.person(index);
}

function countedFigures({ bases, moneyLineFen, accounts }: PersonFacts, basis: CountingBasis): CountedFigures {
  return { ...bases[basis], moneyFen: BigInt(moneyLineFen), accounts: accounts.map(({ index }) => index) };
}

function presentPenalty(
  { headIndex: _index, headId: _id, ...penalty }: StoredPenalty,
  need: PriorPenaltyNeed | undefined,
): SchemeCandidate['penalties'][number] {
  const ends = need === undefined || penalty.kind === 'criminal';
  return { ...penalty, countsUntil: ends ? null : plainEnd(penalty.effectiveOn, need.administrativeWindow) };
}

export function presentExit({ headIndex: _index, ...exit }: StoredExit) {
  return exit;
}
