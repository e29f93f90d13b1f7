import type {
  Account,
  AccountDetail,
  AccountLines,
  SchemePerson,
  SchemeRevealField,
} from '@qingyuan/contract/scheme-accounts';
import type { AppliedThresholds } from '@qingyuan/contract/schemes';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import type { Services } from '../../platform/platform.ts';
import { WORKABLE } from '../cases/index.ts';
import { type DecisionFinder, decisionsInForce } from './decisions.read.ts';
import { MASKS } from './masking.rules.ts';
import { openStructure } from './open-structure.ts';
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
function structureOf({ vault }: Pick<Services, 'vault'>, asked: SchemeAsked) {
  return async (db: ScopedDb, scope: Scope): Promise<StructureView> => {
    const { result } = await getAnalysedScheme(db, scope, asked);
    return openStructure(vault, result);
  };
}

export function foundAccounts(known: Known, asked: SchemeAsked, text: string) {
  return async (db: ScopedDb, scope: Scope): Promise<{ rows: Account[]; more: boolean }> =>
    (await structureOf(known, asked)(db, scope)).search(text);
}

export function rootLines(known: Known, asked: SchemeAsked, range: Range) {
  return async (db: ScopedDb, scope: Scope): Promise<AccountLines> =>
    (await structureOf(known, asked)(db, scope)).roots(range);
}

export function childLines(known: Known, asked: SchemeAsked & { readonly index: number }, range: Range) {
  return async (db: ScopedDb, scope: Scope): Promise<AccountLines> =>
    (await structureOf(known, asked)(db, scope)).children(asked.index, range);
}

/** An account with its path, its masked fields and the person behind it. */
export function accountDetail(known: Known, asked: SchemeAsked & { readonly index: number }) {
  return async (db: ScopedDb, scope: Scope): Promise<{ data: AccountDetail; can: string[] }> => {
    const { scheme, kase, result } = await getAnalysedScheme(db, scope, asked);
    const structure = await openStructure(known.vault, result);
    const decisions = await decisionsInForce(known, { db, scope }, scheme.id);
    const { index } = asked;
    const { account: _main, ...person } = toPerson(await structure.person(index), result.figures.thresholds, decisions);
    const data = {
      ...(await structure.account(index)),
      path: await structure.path(index),
      idNumber: await masked(structure, index, 'idNumber'),
      phone: await masked(structure, index, 'phone'),
      bankCard: await masked(structure, index, 'bankCard'),
      person,
    };
    return { data, can: possibleActs(asked.actor, { workable: WORKABLE.includes(kase.state), analysed: true }) };
  };
}

async function masked(structure: StructureView, index: number, field: SchemeRevealField): Promise<string | null> {
  const value = await structure.field(index, field);
  return value === null ? null : MASKS[field](value);
}

/** One field in the clear. Only to be called after the command that leaves the trace. */
export function plainField(known: Known, asked: SchemeAsked & { readonly index: number }, field: SchemeRevealField) {
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
