import type { Clock } from '@qingyuan/contract/clocks';
import { dueAt } from '@qingyuan/core/deadlines/due';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import type { Scope } from '../access/actor.ts';
import type { CommandContext, StreamRef } from '../command/command.ts';
import type { ScopedDb } from '../db/scope.ts';
import type { Law } from '../law/law.ts';
import { listClockChanges } from './clock-changes.sql.ts';
import { deriveClock, dueProblem } from './clock-state.ts';
import { insertDeadline, listDeadlines, stopDeadline } from './deadlines.sql.ts';

type Ticking = Pick<CommandContext, 'db' | 'scope' | 'services'>;

/** Starts a clock by the version of the rule in force on the day it starts. */
export async function startClock(
  { db, scope, services }: Ticking,
  start: { readonly ruleId: string; readonly subject: StreamRef; readonly area: string; readonly startedAt: Date },
): Promise<void> {
  const { law } = services;
  const rule = law.clock(start.ruleId, shanghaiDate(start.startedAt.getTime()));
  const due = dueAt(rule, start.startedAt.getTime(), { calendar: law.calendar });
  await insertDeadline(db, scope, {
    ...start,
    ruleVersion: rule.version,
    dueAt: due.kind === 'due' ? new Date(due.at) : null,
    problem: dueProblem(due) ?? null,
  });
}

/** Stops the rule's clock of the subject at `at`. @returns whether one was running. */
function stopClock(
  { db, scope }: Pick<Ticking, 'db' | 'scope'>,
  stop: { readonly ruleId: string; readonly subject: StreamRef; readonly at: Date },
): Promise<boolean> {
  return stopDeadline(db, scope, stop);
}

/** Starts and stops the clocks that an act of a workflow names. */
export async function moveClocks(
  ctx: Ticking,
  act: { readonly starts?: readonly string[]; readonly stops?: readonly string[] },
  at: { readonly subject: StreamRef; readonly area: string; readonly now: Date },
): Promise<void> {
  for (const ruleId of act.stops ?? []) await stopClock(ctx, { ruleId, subject: at.subject, at: at.now });
  for (const ruleId of act.starts ?? [])
    await startClock(ctx, { ruleId, subject: at.subject, area: at.area, startedAt: at.now });
}

export interface Reckoning {
  readonly law: Pick<Law, 'clockVersion' | 'calendar'>;
  readonly now: Date;
}

/** The clocks of one record, stopped ones too, in the order in which they started. */
export async function listClocks(
  db: ScopedDb,
  scope: Scope,
  of: Reckoning & { readonly subject: StreamRef },
): Promise<readonly Clock[]> {
  const all = await listClocksOfAll(db, scope, { ...of, type: of.subject.type, ids: [of.subject.id] });
  return all.get(of.subject.id) ?? [];
}

/** The clocks of many records of one type, by record id, with one query. */
export async function listClocksOfAll(
  db: ScopedDb,
  scope: Scope,
  of: Reckoning & { readonly type: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, readonly Clock[]>> {
  const rows = await listDeadlines(db, scope, of);
  const at = { calendar: of.law.calendar, now: of.now };
  const changes = await listClockChanges(
    db,
    scope,
    rows.map(({ id }) => id),
  );
  const clocks = new Map<string, Clock[]>(of.ids.map((id) => [id, []]));
  for (const row of rows) {
    const times = { ...row, changes: changes.get(row.id) ?? [] };
    clocks.get(row.subjectId)?.push(deriveClock(of.law.clockVersion(row.ruleId, row.ruleVersion), times, at));
  }
  return clocks;
}
