import { ClockChangeKind, ClockChangeState } from '@qingyuan/contract/clocks';
import type { PlainDate } from '@qingyuan/core/kernel/plain-date';
import { type Selectable, sql } from 'kysely';
import type { Scope } from '../access/actor.ts';
import type { ClockChange as Row } from '../db/schema.ts';
import { inScope, type ScopedDb } from '../db/scope.ts';
import type { StoredChange } from './clock-state.ts';

const DAYS = [
  sql<string | null>`to_char(from_day, 'YYYY-MM-DD')`.as('from_text'),
  sql<string | null>`to_char(to_day, 'YYYY-MM-DD')`.as('to_text'),
] as const;

type WithDays = Selectable<Row> & { readonly from_text: string | null; readonly to_text: string | null };

/** With the deadline it belongs to and who asked. */
export type ChangeOfClock = StoredChange & { readonly deadlineId: string; readonly askedBy: string };

function toChange(row: WithDays): ChangeOfClock {
  return {
    id: row.id,
    deadlineId: row.deadline_id,
    kind: ClockChangeKind.parse(row.kind),
    part: row.rule_part,
    reason: row.reason,
    state: ClockChangeState.parse(row.state),
    askedBy: row.asked_by,
    askedName: row.asked_name,
    askedAt: row.asked_at.toISOString(),
    decidedName: row.decided_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
    fromDay: row.from_text,
    toDay: row.to_text,
  };
}

/** What was asked for these deadlines, by deadline, the oldest first. */
export async function listClockChanges(
  db: ScopedDb,
  scope: Scope,
  deadlineIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredChange[]>> {
  if (deadlineIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('clock_change')
    .selectAll()
    .select(DAYS)
    .where('deadline_id', 'in', deadlineIds)
    .where(inScope(scope))
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  const byClock = new Map<string, StoredChange[]>();
  for (const row of rows) {
    const { deadlineId, askedBy: _asker, ...change } = toChange(row);
    byClock.set(deadlineId, [...(byClock.get(deadlineId) ?? []), change]);
  }
  return byClock;
}

/** Undefined when there is none within the scope. */
export async function findClockChange(db: ScopedDb, scope: Scope, id: string): Promise<ChangeOfClock | undefined> {
  const row = await db
    .selectFrom('clock_change')
    .selectAll()
    .select(DAYS)
    .where('id', '=', id)
    .where(inScope(scope))
    .executeTakeFirst();
  return row === undefined ? undefined : toChange(row);
}

export interface NewClockChange extends Pick<ChangeOfClock, 'id' | 'deadlineId' | 'kind' | 'part' | 'reason'> {
  readonly area: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
}

export async function insertClockChange(db: ScopedDb, _scope: Scope, one: NewClockChange): Promise<void> {
  await db
    .insertInto('clock_change')
    .values({
      id: one.id,
      deadline_id: one.deadlineId,
      area_code: one.area,
      kind: one.kind,
      rule_part: one.part,
      reason: one.reason,
      state: 'asked',
      asked_by: one.by.id,
      asked_name: one.by.name,
      asked_at: one.at,
    })
    .execute();
}

export interface ClockDecision {
  readonly id: string;
  readonly state: 'granted' | 'refused';
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly reason: string;
  /** Of a suspension that was granted. */
  readonly fromDay: PlainDate | null;
}

export async function decideClockChange(db: ScopedDb, scope: Scope, decision: ClockDecision): Promise<void> {
  await db
    .updateTable('clock_change')
    .set({
      state: decision.state,
      decided_by: decision.by.id,
      decided_name: decision.by.name,
      decided_at: decision.at,
      decision_reason: decision.reason,
      from_day: decision.fromDay,
    })
    .where('id', '=', decision.id)
    .where(inScope(scope))
    .execute();
}

export async function endClockSuspension(
  db: ScopedDb,
  scope: Scope,
  end: { readonly id: string; readonly toDay: PlainDate },
): Promise<void> {
  await db
    .updateTable('clock_change')
    .set({ state: 'ended', to_day: end.toDay })
    .where('id', '=', end.id)
    .where(inScope(scope))
    .execute();
}
