import type { AccountDetail, AccountLines, SchemePerson, SchemeRevealField } from '@qingyuan/contract/scheme-accounts';
import type { AppliedThresholds, SchemeTree } from '@qingyuan/contract/schemes';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import type { Services } from '../../platform/platform.ts';
import { WORKABLE } from '../cases/index.ts';
import { type DecisionFinder, decisionsInForce } from './decisions.read.ts';
import { MASKS } from './masking.rules.ts';
import { type AnalysedTrees, openStructure } from './open-structure.ts';
import { getAnalysedScheme } from './readable-scheme.ts';
import { possibleActs } from './schemes.policy.ts';
import type { PersonFacts, Range, StructureView } from './structure-view.ts';
import { deriveReasons } from './thresholds.rules.ts';

type Known = Pick<Services, 'keys' | 'law' | 'vault'>;

export interface SchemeAsked {
  readonly actor: Actor;
  readonly id: string;
}

/** The structure of the last finished analysis of a scheme that the actor may read. */
function structureOf({ vault }: Pick<Services, 'vault'>, asked: SchemeAsked, tree?: SchemeTree) {
  return async (db: ScopedDb, scope: Scope): Promise<StructureView> => {
    const { result } = await getAnalysedScheme(db, scope, asked);
    return openStructure(vault, result, tree);
  };
}

/** A stretch of the lines of one tree. */
type LinesAsked = Range & { readonly tree: SchemeTree };

export function rootLines(known: Known, asked: SchemeAsked, { tree, ...range }: LinesAsked) {
  return async (db: ScopedDb, scope: Scope): Promise<AccountLines> =>
    (await structureOf(known, asked, tree)(db, scope)).roots(range);
}

type AccountAsked = SchemeAsked & { readonly index: number };

export function childLines(known: Known, asked: AccountAsked, { tree, ...range }: LinesAsked) {
  return async (db: ScopedDb, scope: Scope): Promise<AccountLines> =>
    (await structureOf(known, asked, tree)(db, scope)).children(asked.index, range);
}

/** An account of a tree with its path, its masked fields and the person behind it. */
export function accountDetail(known: Known, asked: AccountAsked, tree: SchemeTree) {
  return async (db: ScopedDb, scope: Scope): Promise<{ data: AccountDetail; can: string[] }> => {
    const { scheme, kase, result } = await getAnalysedScheme(db, scope, asked);
    const structure = await openStructure(known.vault, result, tree);
    const decisions = await decisionsInForce(known, { db, scope }, scheme.id);
    const { index } = asked;
    const { account: _main, ...person } = toPerson(await structure.person(index), result.figures.thresholds, decisions);
    const account = await structure.account(index);
    const addresses = await addressesOf(known.vault, result, { tree, index, memberId: account.memberId });
    const data = {
      ...account,
      tree,
      addresses,
      recommenderId: await recommenderOf(known.vault, result, addresses.recommender),
      placementId: await structure.text(index, 'placement'),
      joinedAt: await structure.text(index, 'joined_at'),
      lastActiveAt: await structure.text(index, 'last_active_at'),
      area: await structure.text(index, 'area'),
      levelName: await structure.text(index, 'level_name'),
      path: await structure.path(index),
      idNumber: await masked(structure, index, 'idNumber'),
      phone: await masked(structure, index, 'phone'),
      bankCard: await masked(structure, index, 'bankCard'),
      person,
    };
    return { data, can: possibleActs(asked.actor, { workable: WORKABLE.includes(kase.state), analysed: true }) };
  };
}

interface Placed {
  readonly tree: SchemeTree;
  readonly index: number;
  readonly memberId: string;
}

async function addressesOf(
  vault: Known['vault'],
  result: AnalysedTrees,
  { tree, index, memberId }: Placed,
): Promise<AccountDetail['addresses']> {
  const other = async (wanted: SchemeTree) =>
    (await (await openStructure(vault, result, wanted)).find(memberId)) ?? null;
  if (tree === 'placement') return { recommender: await other('recommender'), placement: index };
  return { recommender: index, placement: result.placementId === null ? null : await other('placement') };
}

/** As written in the table; the file of placements holds placements in its stead. */
async function recommenderOf(vault: Known['vault'], result: AnalysedTrees, index: number | null): Promise<string> {
  return index === null ? '' : (await (await openStructure(vault, result)).account(index)).recommenderId;
}

async function masked(structure: StructureView, index: number, field: SchemeRevealField): Promise<string | null> {
  const value = await structure.field(index, field);
  return value === null ? null : MASKS[field](value);
}

/** One field in the clear. Only to be called after the command that leaves the trace. */
export function plainField(known: Known, asked: AccountAsked, field: SchemeRevealField) {
  return async (db: ScopedDb, scope: Scope): Promise<string> => {
    const value = await (await structureOf(known, asked)(db, scope)).field(asked.index, field);
    if (value === null) throw notFound('该项信息');
    return value;
  };
}

export function toPerson(facts: PersonFacts, limits: AppliedThresholds, decisions: DecisionFinder): SchemePerson {
  const { headId, meetsOn: _on, ...person } = facts;
  return { ...person, reasons: deriveReasons(facts, limits), decision: decisions(headId) };
}
