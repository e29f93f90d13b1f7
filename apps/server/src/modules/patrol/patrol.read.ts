import type { Clock } from '@qingyuan/contract/clocks';
import type { ParsedInput } from '@qingyuan/contract/endpoint';
import type * as contract from '@qingyuan/contract/patrol';
import type { OnlineDetail, OnlineRow, PatrolRow } from '@qingyuan/contract/patrol';
import type { ToDo } from '@qingyuan/contract/todo';
import { endOfDay, plainDate, startOfDay } from '@qingyuan/core/kernel/plain-date';
import { foldHost, identityOf } from '@qingyuan/core/screening/online-identity';
import { type Actor, hasRole, type Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { firstDue } from '../../platform/deadlines/clock-state.ts';
import { listClocks, listClocksOfAll } from '../../platform/deadlines/deadlines.ts';
import type { Law } from '../../platform/law/law.ts';
import { listActions } from '../../platform/timeline/timeline.sql.ts';
import { namesOf } from './classify.rules.ts';
import { letterOf } from './letter.rules.ts';
import * as history from './object-history.sql.ts';
import { getObject, listObjects, listSame, type ObjectFilter, type OnlineObject } from './online-objects.sql.ts';
import { PATROL, possibleObjectActs } from './patrol.policy.ts';
import { getPatrol, listPatrols, type Patrol } from './patrols.sql.ts';

type Read<T> = (db: ScopedDb, scope: Scope) => Promise<T>;

/** What presenting an object needs beside it. */
export interface Basis {
  readonly law: Law;
  readonly now: Date;
}

const dayStart = (date: string | undefined) => (date === undefined ? undefined : new Date(startOfDay(plainDate(date))));
const dayEnd = (date: string | undefined) => (date === undefined ? undefined : new Date(endOfDay(plainDate(date))));

export function patrolsPage(
  query: ParsedInput<typeof contract.listPatrols>['query'],
): Read<{ total: number; rows: PatrolRow[] }> {
  return async (db, scope) => {
    const { beganFrom, beganTo, ...same } = query;
    const filter = { ...same, from: dayStart(beganFrom), until: dayEnd(beganTo) };
    const { total, rows } = await listPatrols(db, scope, filter);
    return { total, rows: rows.map(toPatrolRow) };
  };
}

const SEEN_SHOWN = 100;

export function patrolInFull(id: string, actor: Actor, basis: Basis) {
  return async (db: ScopedDb, scope: Scope) => {
    const patrol = await getPatrol(db, scope, id);
    const seen = await objectRows(db, scope, { basis, filter: { patrolId: id, page: 1, size: SEEN_SHOWN } });
    const can = hasRole(actor, ...PATROL) ? ['record-object'] : [];
    return { data: { ...toPatrolRow(patrol), seen: seen.rows }, can };
  };
}

export function objectsPage(
  query: ParsedInput<typeof contract.listOnlineObjects>['query'],
  basis: Basis,
): Read<{ total: number; rows: OnlineRow[] }> {
  return (db, scope) => {
    const { state, foundFrom, foundTo, ...same } = query;
    const filter: ObjectFilter = {
      ...same,
      identity: same.text === undefined ? undefined : foldHost(same.text),
      states: state === undefined ? undefined : [state],
      from: dayStart(foundFrom),
      until: dayEnd(foundTo),
    };
    return objectRows(db, scope, { basis, filter });
  };
}

/** Whether the same thing is recorded, and where. */
export function knownObjects(
  query: ParsedInput<typeof contract.findKnownObject>['query'],
  basis: Basis,
): Read<{ identity: string | null; known: OnlineRow[] }> {
  return async (db, scope) => {
    const identity = identityOf(query);
    if (identity === undefined) return { identity: null, known: [] };
    const same = await listSame(db, scope, { kind: query.kind, identity });
    return { identity, known: await withClocks(db, scope, { basis, objects: same }) };
  };
}

export function objectInFull(id: string, actor: Actor, basis: Basis): Read<{ data: OnlineDetail; can: string[] }> {
  return async (db, scope) => {
    const object = await getObject(db, scope, id);
    const subject = { type: 'online_object', id };
    const clocks = await listClocks(db, scope, { ...basis, subject });
    const captures = await history.listCaptures(db, scope, id);
    const { identity, operator, icp, hostPlace, description, foundBy, dictionary } = object;
    const data: OnlineDetail = {
      ...toRow(object, clocks, basis),
      identity,
      operator,
      icp,
      hostPlace,
      description,
      foundBy,
      dictionary,
      sightings: await history.listSightings(db, scope, id),
      captures,
      referrals: await history.listReferrals(db, scope, id),
      checks: await history.listChecks(db, scope, id),
      clocks: [...clocks],
      timeline: await listActions(db, scope, subject),
    };
    return { data, can: possibleObjectActs(actor, { ...object, captures: captures.length }) };
  };
}

/** The letter of a referral, with what was fixed until then. */
export function letterMaterial(of: { readonly id: string; readonly referralId: string }) {
  return async (db: ScopedDb, scope: Scope) => {
    const object = await getObject(db, scope, of.id);
    const referral = (await history.listReferrals(db, scope, of.id)).find(({ id }) => id === of.referralId);
    if (referral === undefined) throw notFound('该函');
    const captures = (await history.listCaptures(db, scope, of.id)).filter(({ sealedAt }) => sealedAt <= referral.at);
    return { name: object.name, letter: letterOf(object, referral, captures) };
  };
}

/** Where the sealed file lies. */
export function captureFile(of: { readonly id: string; readonly captureId: string }) {
  return (db: ScopedDb, scope: Scope) => history.getCapture(db, scope, { objectId: of.id, id: of.captureId });
}

const TODO_SHOWN = 100;

/** Objects that wait to be fixed, referred, answered, or looked at again. */
export async function listObjectsToDo(
  db: ScopedDb,
  scope: Scope,
  on: Basis & { readonly actor: Actor },
): Promise<{ readonly count: number; readonly rows: readonly ToDo[] }> {
  if (!hasRole(on.actor, ...PATROL)) return { count: 0, rows: [] };
  const filter: ObjectFilter = {
    states: ['found', 'fixed', 'referred', 'handled', 'back'],
    page: 1,
    size: TODO_SHOWN,
  };
  const { total, rows } = await objectRows(db, scope, { basis: on, filter });
  return {
    count: total,
    rows: rows.map(({ id, name, state, foundAt, dueAt, dueState }) => ({
      kind: 'online_object' as const,
      id,
      title: name,
      state,
      at: foundAt,
      dueAt,
      dueState,
    })),
  };
}

async function objectRows(
  db: ScopedDb,
  scope: Scope,
  of: { readonly basis: Basis; readonly filter: ObjectFilter },
): Promise<{ total: number; rows: OnlineRow[] }> {
  const { total, rows } = await listObjects(db, scope, of.filter);
  return { total, rows: await withClocks(db, scope, { basis: of.basis, objects: rows }) };
}

async function withClocks(
  db: ScopedDb,
  scope: Scope,
  of: { readonly basis: Basis; readonly objects: readonly OnlineObject[] },
): Promise<OnlineRow[]> {
  const ids = of.objects.map(({ id }) => id);
  const clocks = await listClocksOfAll(db, scope, { ...of.basis, type: 'online_object', ids });
  return of.objects.map((object) => toRow(object, clocks.get(object.id) ?? [], of.basis));
}

function toRow(object: OnlineObject, clocks: readonly Clock[], { law }: Basis): OnlineRow {
  const names = namesOf(law.all.disguises);
  const { id, kind, name, address, platform, areaCode, areaName, state, timesBack, leadId } = object;
  return {
    id,
    kind,
    name,
    address,
    platform,
    areaCode,
    areaName,
    state,
    timesBack,
    leadId,
    disguises: object.disguises.map((one) => ({ id: one, name: names.get(one) ?? { zh: one, en: one } })),
    foundAt: object.foundAt.toISOString(),
    ...firstDue(clocks),
  };
}

function toPatrolRow({ beganAt, endedAt, words, ...same }: Patrol): PatrolRow {
  return { ...same, words: [...words], beganAt: beganAt.toISOString(), endedAt: endedAt.toISOString() };
}
