import { randomUUID } from 'node:crypto';
import type { Suspension } from '@qingyuan/core/deadlines/counting';
import type { GrantedExtension } from '@qingyuan/core/deadlines/extensions';
import { plainDate } from '@qingyuan/core/kernel/plain-date';
import { z } from 'zod';
import type { Scope } from '../access/actor.ts';
import type { StreamRef } from '../command/command.ts';
import { inScope, type ScopedDb } from '../db/scope.ts';

export interface NewDeadline {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly subject: StreamRef;
  readonly area: string;
  readonly startedAt: Date;
  readonly dueAt: Date | null;
  readonly problem: string | null;
}

export async function insertDeadline(db: ScopedDb, _scope: Scope, one: NewDeadline): Promise<void> {
  await db
    .insertInto('deadline')
    .values({
      id: randomUUID(),
      rule_id: one.ruleId,
      rule_version: one.ruleVersion,
      subject_type: one.subject.type,
      subject_id: one.subject.id,
      area_code: one.area,
      started_at: one.startedAt,
      due_at: one.dueAt,
      problem: one.problem,
    })
    .execute();
}

/** Stops the rule's running clock of the subject. @returns whether one was running. */
export async function stopDeadline(
  db: ScopedDb,
  scope: Scope,
  stop: { readonly ruleId: string; readonly subject: StreamRef; readonly at: Date },
): Promise<boolean> {
  const done = await db
    .updateTable('deadline')
    .set({ stopped_at: stop.at })
    .where('rule_id', '=', stop.ruleId)
    .where('subject_type', '=', stop.subject.type)
    .where('subject_id', '=', stop.subject.id)
    .where('stopped_at', 'is', null)
    .where(inScope(scope))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export interface DeadlineRow {
  readonly id: string;
  readonly subjectId: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly startedAt: Date;
  readonly stoppedAt: Date | null;
  readonly extensions: readonly GrantedExtension[];
  readonly suspensions: readonly Suspension[];
}

const Extensions = z.array(z.object({ id: z.string() }));
const Suspensions = z.array(z.object({ from: z.string(), to: z.string().optional(), reason: z.string() }));

const toSuspensions = (stored: unknown): Suspension[] =>
  Suspensions.parse(stored).map(({ from, to, reason }) => ({
    from: plainDate(from),
    reason,
    ...(to === undefined ? {} : { to: plainDate(to) }),
  }));

/** Clocks of these records in the order in which they started. */
export async function listDeadlines(
  db: ScopedDb,
  scope: Scope,
  subjects: { readonly type: string; readonly ids: readonly string[] },
): Promise<readonly DeadlineRow[]> {
  if (subjects.ids.length === 0) return [];
  const rows = await db
    .selectFrom('deadline')
    .select(['id', 'extensions', 'suspensions', 'subject_id', 'rule_id', 'rule_version', 'started_at', 'stopped_at'])
    .where('subject_type', '=', subjects.type)
    .where('subject_id', 'in', subjects.ids)
    .where(inScope(scope))
    .orderBy('started_at')
    .orderBy('rule_id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    extensions: Extensions.parse(row.extensions),
    suspensions: toSuspensions(row.suspensions),
    subjectId: row.subject_id,
    ruleId: row.rule_id,
    ruleVersion: row.rule_version,
    startedAt: row.started_at,
    stoppedAt: row.stopped_at,
  }));
}

/** What an extension or suspension makes of the period. */
export async function changeDeadline(
  db: ScopedDb,
  scope: Scope,
  id: string,
  to: Pick<DeadlineRow, 'extensions' | 'suspensions'> & Pick<NewDeadline, 'dueAt' | 'problem'>,
): Promise<void> {
  await db
    .updateTable('deadline')
    .set({
      extensions: JSON.stringify(to.extensions),
      suspensions: JSON.stringify(to.suspensions),
      due_at: to.dueAt,
      problem: to.problem,
    })
    .where('id', '=', id)
    .where(inScope(scope))
    .execute();
}
