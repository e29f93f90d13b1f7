import type { listTips as listTipsEndpoint, TipDetail, TipRow } from '@qingyuan/contract/tips';
import type { TipFile } from '@qingyuan/contract/tips-files';
import type { ToDo } from '@qingyuan/contract/todo';
import type { ParsedInput } from '@qingyuan/contract/endpoint';
import { endOfDay, plainDate, startOfDay } from '@qingyuan/core/kernel/plain-date';
import { type Actor, hasRole, type Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import type { Clock } from '@qingyuan/contract/clocks';
import { firstDue } from '../../platform/deadlines/clock-state.ts';
import { listClocks, listClocksOfAll, type Reckoning } from '../../platform/deadlines/deadlines.ts';
import { listActions } from '../../platform/timeline/timeline.sql.ts';
import { listTipFiles, type StoredTipFile } from './files/tip-files.sql.ts';
import { openingsOfTip, openingsToDo } from './identity/openings.read.ts';
import { findComplaint } from './registration/complaints.sql.ts';
import { HANDLE_TIPS, possibleTipActs } from './tips.policy.ts';
import { getTip, listMessages, listTips, type Tip, type TipFilter } from './tips.sql.ts';

type Read<T> = (db: ScopedDb, scope: Scope) => Promise<T>;

export function tipsPage(
  query: ParsedInput<typeof listTipsEndpoint>['query'],
  reckoning: Reckoning,
): Read<{ total: number; rows: TipRow[] }> {
  return async (db, scope) => {
    const { total, rows } = await withClocks(db, scope, { reckoning, filter: toFilter(query) });
    return { total, rows: rows.map(({ tip, clocks }) => toRow(tip, clocks)) };
  };
}

export function tipInFull(id: string, actor: Actor, reckoning: Reckoning): Read<{ data: TipDetail; can: string[] }> {
  return async (db, scope) => {
    const tip = await getTip(db, scope, id);
    const subject = { type: 'tip', id };
    const clocks = await listClocks(db, scope, { ...reckoning, subject });
    const data: TipDetail = {
      ...toRow(tip, clocks),
      what: tip.what,
      place: tip.place,
      who: tip.who,
      locale: tip.locale,
      canReply: tip.canReply,
      registeredBy: tip.registeredBy,
      leadId: tip.leadId,
      mergedInto: tip.mergedInto,
      messages: await listMessages(db, scope, id),
      details: tip.details,
      complaint: (await findComplaint(db, scope, id)) ?? null,
      files: (await listTipFiles(db, scope, id)).map(toFile),
      openings: await openingsOfTip(db, scope, { tipId: id, actor, now: reckoning.now }),
      clocks: [...clocks],
      timeline: await listActions(db, scope, subject),
    };
    const split = hasRole(actor, ...HANDLE_TIPS) && data.complaint === null ? ['split'] : [];
    return { data, can: [...possibleTipActs(actor, tip), ...split] };
  };
}

const TODO_SHOWN = 100;

/** Tips that wait for the actor's office: not yet decided, those with an answer of the reporter included. */
export async function listTipsToDo(
  db: ScopedDb,
  scope: Scope,
  on: Reckoning & { readonly actor: Actor },
): Promise<{ readonly count: number; readonly rows: readonly ToDo[] }> {
  const openings = await openingsToDo(db, scope, on);
  if (!hasRole(on.actor, ...HANDLE_TIPS)) return { count: openings.length, rows: openings };
  const filter = { states: ['received'], page: 1, size: TODO_SHOWN } as const;
  const { total, rows } = await withClocks(db, scope, { reckoning: on, filter });
  const todo = rows.map(({ tip, clocks }) => ({
    kind: 'tip' as const,
    id: tip.id,
    title: tip.title,
    state: tip.state,
    at: tip.receivedAt.toISOString(),
    ...firstDue(clocks),
  }));
  return { count: total + openings.length, rows: [...openings, ...todo] };
}

async function withClocks(
  db: ScopedDb,
  scope: Scope,
  of: { readonly reckoning: Reckoning; readonly filter: TipFilter },
) {
  const { total, rows } = await listTips(db, scope, of.filter);
  const clocks = await listClocksOfAll(db, scope, { ...of.reckoning, type: 'tip', ids: rows.map((tip) => tip.id) });
  return { total, rows: rows.map((tip) => ({ tip, clocks: clocks.get(tip.id) ?? [] })) };
}

function toFilter(query: ParsedInput<typeof listTipsEndpoint>['query']): TipFilter {
  const { receivedFrom, receivedTo, state, ...same } = query;
  return {
    ...same,
    states: state === undefined ? undefined : [state],
    from: receivedFrom === undefined ? undefined : new Date(startOfDay(plainDate(receivedFrom))),
    until: receivedTo === undefined ? undefined : new Date(endOfDay(plainDate(receivedTo))),
  };
}

function toRow(tip: Tip, clocks: readonly Clock[]): TipRow {
  return {
    id: tip.id,
    title: tip.title,
    areaCode: tip.areaCode,
    areaName: tip.areaName,
    channel: tip.channel,
    kind: tip.kind,
    state: tip.state,
    receivedAt: tip.receivedAt.toISOString(),
    unread: tip.unread,
    hasContact: tip.hasContact,
    named: tip.named,
    ...firstDue(clocks),
  };
}

function toFile({ id, type, size, state, hasPreview, sha256, at }: StoredTipFile): TipFile {
  return { id, type, size, state, hasPreview, sha256, at };
}
