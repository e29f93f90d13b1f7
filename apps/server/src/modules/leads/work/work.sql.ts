import {
  AssessmentDraft,
  DelayCause,
  FeedbackWay,
  type LeadAssignment,
  type LeadDelay,
  LeadOutcome,
} from '@qingyuan/contract/lead-work';
import { type Selectable, sql } from 'kysely';
import type { Scope } from '../../../platform/access/actor.ts';
import type { LeadAssignment as AssignmentRow } from '../../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

// Assignments -------------------------------------------------------------------------------------

function toAssignment(row: Selectable<AssignmentRow>): LeadAssignment {
  return {
    id: row.id,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    officerId: row.officer_id,
    officerName: row.officer_name,
    note: row.note,
    assignedName: row.assigned_name,
    assignedAt: row.assigned_at.toISOString(),
    acceptedName: row.accepted_name,
    acceptedAt: iso(row.accepted_at),
    declinedName: row.declined_name,
    declinedAt: iso(row.declined_at),
    declineReason: row.decline_reason,
    endedAt: iso(row.ended_at),
  };
}

/** The one in force, then the newest first. */
export async function listAssignments(db: ScopedDb, scope: Scope, leadId: string): Promise<LeadAssignment[]> {
  const rows = await db
    .selectFrom('lead_assignment as g')
    .innerJoin('lead as l', 'l.id', 'g.lead_id')
    .selectAll('g')
    .where('g.lead_id', '=', leadId)
    .where(inScope(scope, 'l.area_code'))
    .orderBy(sql`g.ended_at IS NULL`, 'desc')
    .orderBy('g.assigned_at', 'desc')
    .execute();
  return rows.map(toAssignment);
}

export interface NewAssignment {
  readonly id: string;
  readonly leadId: string;
  readonly agency: { readonly id: string; readonly name: string };
  readonly officer: { readonly id: string; readonly name: string } | undefined;
  readonly note: string;
  readonly byName: string;
  readonly at: Date;
}

export async function insertAssignment(db: ScopedDb, _scope: Scope, one: NewAssignment): Promise<void> {
  await db
    .insertInto('lead_assignment')
    .values({
      id: one.id,
      lead_id: one.leadId,
      agency_id: one.agency.id,
      agency_name: one.agency.name,
      officer_id: one.officer?.id ?? null,
      officer_name: one.officer?.name ?? null,
      note: one.note,
      assigned_name: one.byName,
      assigned_at: one.at,
    })
    .execute();
}

/** What happens to the assignment in force: it is accepted, declined, or ends by another. */
export type AssignmentChange =
  | { readonly kind: 'accepted'; readonly by: { readonly id: string; readonly name: string }; readonly at: Date }
  | { readonly kind: 'declined'; readonly byName: string; readonly reason: string; readonly at: Date }
  | { readonly kind: 'ended'; readonly at: Date };

function changed(change: AssignmentChange) {
  switch (change.kind) {
    case 'accepted':
      return {
        officer_id: change.by.id,
        officer_name: change.by.name,
        accepted_name: change.by.name,
        accepted_at: change.at,
      };
    case 'declined':
      return {
        declined_name: change.byName,
        declined_at: change.at,
        decline_reason: change.reason,
        ended_at: change.at,
      };
    case 'ended':
      return { ended_at: change.at };
  }
}

export async function changeAssignment(
  db: ScopedDb,
  scope: Scope,
  leadId: string,
  change: AssignmentChange,
): Promise<void> {
  await db
    .updateTable('lead_assignment')
    .set(changed(change))
    .where('lead_id', '=', leadId)
    .where('ended_at', 'is', null)
    .where((eb) =>
      eb.exists(eb.selectFrom('lead as l').where('l.id', '=', leadId).where(inScope(scope, 'l.area_code'))),
    )
    .execute();
}

// Assessments -------------------------------------------------------------------------------------

export interface StoredAssessment {
  readonly version: number;
  readonly parts: AssessmentDraft;
  readonly savedName: string;
  readonly savedAt: Date;
}

/** The newest first. */
export async function listAssessments(db: ScopedDb, scope: Scope, leadId: string): Promise<StoredAssessment[]> {
  const rows = await db
    .selectFrom('lead_assessment as s')
    .innerJoin('lead as l', 'l.id', 's.lead_id')
    .selectAll('s')
    .where('s.lead_id', '=', leadId)
    .where(inScope(scope, 'l.area_code'))
    .orderBy('s.version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    parts: AssessmentDraft.parse(row.parts),
    savedName: row.saved_name,
    savedAt: row.saved_at,
  }));
}

export async function insertAssessment(
  db: ScopedDb,
  _scope: Scope,
  one: StoredAssessment & { readonly leadId: string },
): Promise<void> {
  await db
    .insertInto('lead_assessment')
    .values({
      lead_id: one.leadId,
      version: one.version,
      parts: JSON.stringify(one.parts),
      saved_name: one.savedName,
      saved_at: one.savedAt,
    })
    .execute();
}

// Feedback ----------------------------------------------------------------------------------------

export interface StoredFeedback {
  readonly tipId: string;
  readonly outcome: LeadOutcome;
  readonly way: FeedbackWay;
  readonly givenName: string;
  readonly givenAt: Date;
}

/** The newest first. */
export async function listFeedback(db: ScopedDb, scope: Scope, leadId: string): Promise<StoredFeedback[]> {
  const rows = await db
    .selectFrom('lead_feedback as f')
    .innerJoin('lead as l', 'l.id', 'f.lead_id')
    .selectAll('f')
    .where('f.lead_id', '=', leadId)
    .where(inScope(scope, 'l.area_code'))
    .orderBy('f.given_at', 'desc')
    .execute();
  return rows.map((row) => ({
    tipId: row.tip_id,
    outcome: LeadOutcome.parse(row.outcome),
    way: FeedbackWay.parse(row.way),
    givenName: row.given_name,
    givenAt: row.given_at,
  }));
}

export async function insertFeedback(
  db: ScopedDb,
  _scope: Scope,
  one: StoredFeedback & { readonly leadId: string },
): Promise<void> {
  await db
    .insertInto('lead_feedback')
    .values({
      lead_id: one.leadId,
      tip_id: one.tipId,
      outcome: one.outcome,
      way: one.way,
      given_name: one.givenName,
      given_at: one.givenAt,
    })
    .execute();
}

// Delay -------------------------------------------------------------------------------------------

/** The newest first. */
export async function listDelays(db: ScopedDb, scope: Scope, leadId: string): Promise<LeadDelay[]> {
  const rows = await db
    .selectFrom('lead_delay as d')
    .innerJoin('lead as l', 'l.id', 'd.lead_id')
    .select(['d.cause', 'd.note', 'd.by_name', 'd.at'])
    .where('d.lead_id', '=', leadId)
    .where(inScope(scope, 'l.area_code'))
    .orderBy('d.id', 'desc')
    .execute();
  return rows.map((row) => ({
    cause: DelayCause.parse(row.cause),
    note: row.note,
    byName: row.by_name,
    at: row.at.toISOString(),
  }));
}

export async function insertDelay(
  db: ScopedDb,
  _scope: Scope,
  one: {
    readonly leadId: string;
    readonly cause: DelayCause;
    readonly note: string;
    readonly byName: string;
    readonly at: Date;
  },
): Promise<void> {
  await db
    .insertInto('lead_delay')
    .values({ lead_id: one.leadId, cause: one.cause, note: one.note, by_name: one.byName, at: one.at })
    .execute();
}
