import type { Clock } from '@qingyuan/contract/clocks';
import type { Answer } from '@qingyuan/contract/endpoint';
import type { HandOver, listHandOverAreas, listHandOvers } from '@qingyuan/contract/lead-hand-overs';
import type { ToDo } from '@qingyuan/contract/todo';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { type Actor, hasRole, type Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import { deriveClock, firstDue } from '../../../platform/deadlines/clock-state.ts';
import type { Law } from '../../../platform/law/law.ts';
import { type ToDoSource, wholeList } from '../../../platform/todo/todo.http.ts';
import { VERIFY_LEADS } from '../leads.policy.ts';
import { getLead } from '../leads.sql.ts';
import { possibleHandOverActs } from './hand-overs.policy.ts';
import { listHandOversBy, listNearAreas, type StoredHandOver } from './hand-overs.sql.ts';
import { sidesOf } from './sides.rules.ts';

type Read<T> = (db: ScopedDb, scope: Scope) => Promise<T>;
interface Basis {
  readonly actor: Actor;
  readonly law: Law;
  readonly now: Date;
}

export function handOversBy(
  query: { readonly lead?: string | undefined; readonly open?: 'true' | undefined },
  basis: Basis,
): Read<Answer<typeof listHandOvers>> {
  return async (db, scope) => {
    const rows = await listHandOversBy(db, scope, { lead: query.lead, openOnly: query.open === 'true' });
    return { rows: rows.map((one) => present(one, basis)) };
  };
}

/** Hand-overs on which the actor's side has the next word: to receive or refuse, after a refusal, to designate. */
export const handOversToDo: ToDoSource['list'] = async (db, scope, basis) => {
  if (!hasRole(basis.actor, ...VERIFY_LEADS)) return wholeList([]);
  const open = await listHandOversBy(db, scope, { openOnly: true });
  const waiting = open.filter((one) => waitsFor(basis.actor, one));
  return wholeList(waiting.map((one) => toToDo(one, disputeClock(one, basis))));
};

/** A sender may withdraw while the other side has not answered: that waits for the other side. */
function waitsFor(actor: Actor, one: StoredHandOver): boolean {
  const acts = possibleHandOverActs(actor, sidesOf(one));
  return acts.some((act) => act !== 'withdraw' || one.state === 'refused');
}

function toToDo({ id, title, state, sentAt }: StoredHandOver, clock: Clock | null): ToDo {
  return {
    kind: 'lead_hand_over',
    id,
    title,
    state,
    at: sentAt.toISOString(),
    ...firstDue(clock === null ? [] : [clock]),
  };
}

export function areasFor(leadId: string): Read<Answer<typeof listHandOverAreas>> {
  return async (db, scope) => {
    const lead = await getLead(db, scope, leadId);
    return { areas: await listNearAreas(db, scope, lead.areaCode) };
  };
}

/** Both areas see the same period, reckoned from the refusal: the row that counts it lies with the sender. */
function disputeClock(one: StoredHandOver, { law, now }: Basis): Clock | null {
  if (one.answeredAt === null || one.answerReason === null) return null;
  const rule = law.clock('jurisdiction-dispute', shanghaiDate(one.answeredAt.getTime()));
  const times = { id: one.id, startedAt: one.answeredAt, stoppedAt: one.closedAt, extensions: [], suspensions: [] };
  return deriveClock(rule, { ...times, changes: [] }, { calendar: law.calendar, now });
}

function present(one: StoredHandOver, basis: Basis): HandOver {
  const { above: _above, closedAt: _closedAt, marks, ...same } = one;
  return {
    ...same,
    marks: marks.map(({ kind, shown }) => ({ kind, shown })),
    sentAt: one.sentAt.toISOString(),
    answeredAt: one.answeredAt?.toISOString() ?? null,
    disputedAt: one.disputedAt?.toISOString() ?? null,
    decidedAt: one.decidedAt?.toISOString() ?? null,
    clock: disputeClock(one, basis),
    can: possibleHandOverActs(basis.actor, sidesOf(one)),
  };
}
