import type { ClockChangeKind, ClockChangeState } from '@qingyuan/contract/clocks';
import type { Clock as ClockRule } from '@qingyuan/contract/law';
import type { Suspension } from '@qingyuan/core/deadlines/counting';
import { dueAt } from '@qingyuan/core/deadlines/due';
import { plainDate, shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { conflict, forbidden, invalid, notFound } from '../access/errors.ts';
import type { CommandContext, StreamRef } from '../command/command.ts';
import {
  type ChangeOfClock,
  decideClockChange,
  endClockSuspension,
  findClockChange,
  insertClockChange,
  listClockChanges,
} from './clock-changes.sql.ts';
import { deriveClock, dueProblem } from './clock-state.ts';
import { changeDeadline, type DeadlineRow, listDeadlines } from './deadlines.sql.ts';

interface OfClock {
  readonly subject: StreamRef;
  readonly area: string;
}

/** What was done, for the time line. */
export interface Changed {
  readonly changeId: string;
  readonly state: ClockChangeState;
  readonly ruleId: string;
  readonly part: string;
}

/**
 * Asks the head for an extension or suspension of a running clock.
 * @throws DomainError when the law does not offer it, or not any more.
 */
export async function askClockChange(
  ctx: CommandContext,
  of: OfClock & { readonly clockId: string },
  ask: {
    readonly changeId: string;
    readonly kind: ClockChangeKind;
    readonly part: string;
    readonly reason: string;
  },
): Promise<Changed> {
  const { db, scope, actor, now, services } = ctx;
  const row = await runningClock(ctx, of.subject, of.clockId);
  const changes = (await listClockChanges(db, scope, [row.id])).get(row.id) ?? [];
  const clock = deriveClock(ruleOf(ctx, row), { ...row, changes }, { calendar: services.law.calendar, now });
  const offered = ask.kind === 'extension' ? clock.extensions : clock.suspensions;
  if (!offered.some(({ id }) => id === ask.part)) {
    throw invalid('clock-change-not-offered', '该时限现在不能作此项变更，可能已申请或已批准，请刷新后再看。');
  }
  await insertClockChange(db, scope, {
    id: ask.changeId,
    deadlineId: row.id,
    kind: ask.kind,
    part: ask.part,
    reason: ask.reason,
    area: of.area,
    by: { id: actor.userId, name: actor.name },
    at: now,
  });
  return { changeId: ask.changeId, state: 'asked', ruleId: row.ruleId, part: ask.part };
}

/** Grants or refuses. @throws DomainError when it is decided already, by the one who asked, or the clock has stopped. */
export async function decideOnClock(
  ctx: CommandContext,
  of: OfClock & { readonly changeId: string },
  decision: { readonly grant: boolean; readonly reason: string },
): Promise<Changed> {
  const { db, scope, actor, now } = ctx;
  const change = await changeIn(ctx, of.changeId, 'asked');
  if (change.askedBy === actor.userId) throw forbidden('own-request');
  const row = await runningClock(ctx, of.subject, change.deadlineId);
  const today = shanghaiDate(now.getTime());
  const { grant, reason } = decision;
  const state = grant ? 'granted' : 'refused';
  const fromDay = grant && change.kind === 'suspension' ? today : null;
  const by = { id: actor.userId, name: actor.name };
  await decideClockChange(db, scope, { id: change.id, state, by, at: now, reason, fromDay });
  if (grant) {
    const extensions = change.kind === 'extension' ? [...row.extensions, { id: change.part }] : row.extensions;
    const suspensions =
      change.kind === 'suspension' ? [...row.suspensions, { from: today, reason: change.part }] : row.suspensions;
    await reckonAnew(ctx, row, { extensions, suspensions });
  }
  return { changeId: change.id, state, ruleId: row.ruleId, part: change.part };
}

/** Lets a suspended clock run again. @throws DomainError when it does not stand still. */
export async function endSuspensionOf(
  ctx: CommandContext,
  of: OfClock & { readonly changeId: string },
): Promise<Changed> {
  const { db, scope, now } = ctx;
  const change = await changeIn(ctx, of.changeId, 'granted');
  if (change.kind !== 'suspension' || change.fromDay === null) throw wrongState();
  const row = await runningClock(ctx, of.subject, change.deadlineId);
  const today = shanghaiDate(now.getTime());
  const from = plainDate(change.fromDay);
  await endClockSuspension(db, scope, { id: change.id, toDay: today });
  const suspensions = row.suspensions.map((one): Suspension =>
    one.from === from && one.to === undefined ? { ...one, to: today } : one,
  );
  await reckonAnew(ctx, row, { extensions: row.extensions, suspensions });
  return { changeId: change.id, state: 'ended', ruleId: row.ruleId, part: change.part };
}

const wrongState = () => conflict('wrong-state', '该申请已有人处理，请刷新后再看。');

async function changeIn({ db, scope }: CommandContext, id: string, state: ClockChangeState): Promise<ChangeOfClock> {
  const change = await findClockChange(db, scope, id);
  if (change === undefined) throw notFound('该申请');
  if (change.state !== state) throw wrongState();
  return change;
}

/** The subject's own clock, while it runs. */
async function runningClock({ db, scope }: CommandContext, subject: StreamRef, id: string): Promise<DeadlineRow> {
  const all = await listDeadlines(db, scope, { type: subject.type, ids: [subject.id] });
  const row = all.find((one) => one.id === id);
  if (row === undefined) throw notFound('该时限');
  if (row.stoppedAt !== null) throw conflict('clock-stopped', '该时限已停止，不能再变更。');
  return row;
}

function ruleOf({ services }: CommandContext, row: DeadlineRow): ClockRule {
  return services.law.clockVersion(row.ruleId, row.ruleVersion);
}

async function reckonAnew(
  ctx: CommandContext,
  row: DeadlineRow,
  facts: Pick<DeadlineRow, 'extensions' | 'suspensions'>,
): Promise<void> {
  const due = dueAt(ruleOf(ctx, row), row.startedAt.getTime(), { calendar: ctx.services.law.calendar, ...facts });
  const dueDate = due.kind === 'due' ? new Date(due.at) : null;
  await changeDeadline(ctx.db, ctx.scope, row.id, { ...facts, dueAt: dueDate, problem: dueProblem(due) ?? null });
}
