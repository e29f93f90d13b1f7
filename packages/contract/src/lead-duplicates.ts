import { z } from 'zod';
import { Instant, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { LeadGrade, LeadMarkInput, LeadSource, LeadState, MarkKind } from './leads.ts';

/** Why two leads may be about the same: `same_room` and `same_building` of a place, the others as the mark says. */
export const DuplicateGround = z.enum([
  'same_room',
  'same_building',
  'same_phone',
  'same_site',
  'same_app',
  'same_credit_code',
  'same_firm',
  'same_name',
]);
export type DuplicateGround = z.infer<typeof DuplicateGround>;

export const DuplicateReason = z.object({
  ground: DuplicateGround,
  /** As it stands in this lead and in the other; phones masked. */
  here: z.string(),
  there: z.string(),
});
export type DuplicateReason = z.infer<typeof DuplicateReason>;

export const LeadMark = z.object({ id: z.number().int(), kind: MarkKind, shown: z.string() });
export type LeadMark = z.infer<typeof LeadMark>;

/** A lead that may be about the same. */
export const LeadCandidate = z.object({
  id: RecordId,
  title: z.string(),
  areaName: z.string(),
  source: LeadSource,
  grade: LeadGrade,
  state: LeadState,
  registeredAt: Instant,
  reasons: z.array(DuplicateReason).min(1),
  /** This lead may be merged into it now. */
  mergeable: z.boolean(),
});
export type LeadCandidate = z.infer<typeof LeadCandidate>;

export const LeadMerge = z.object({
  id: RecordId,
  leadId: RecordId,
  leadTitle: z.string(),
  intoId: RecordId,
  intoTitle: z.string(),
  grounds: z.array(DuplicateReason),
  reason: z.string(),
  mergedName: z.string(),
  mergedAt: Instant,
  undoneReason: z.string().nullable(),
  undoneName: z.string().nullable(),
  undoneAt: Instant.nullable(),
});
export type LeadMerge = z.infer<typeof LeadMerge>;

export const listDuplicates = endpoint({
  method: 'GET',
  path: '/leads/:id/duplicates',
  summary: 'What the lead is about, leads that may be about the same with the reasons, and its merges',
  params: z.object({ id: RecordId }),
  response: z.object({
    marks: z.array(LeadMark),
    candidates: z.array(LeadCandidate),
    merges: z.array(LeadMerge),
    can: z.array(z.string()),
  }),
});

export const markLead = endpoint({
  method: 'POST',
  path: '/leads/:id/marks',
  summary: 'Say what the lead is about: place, phone, site, app, firm, name',
  params: z.object({ id: RecordId }),
  body: z.object({ marks: z.array(LeadMarkInput).min(1).max(30) }),
  response: z.object({ id: RecordId }),
});

export const unmarkLead = endpoint({
  method: 'POST',
  path: '/leads/:id/marks/:markId/remove',
  summary: 'Take back something that the lead is not about',
  params: z.object({ id: RecordId, markId: z.coerce.number().int() }),
  body: z.object({}),
  response: z.object({ id: RecordId }),
});

export const mergeLead = endpoint({
  method: 'POST',
  path: '/leads/:id/merge',
  summary: 'Merge the lead into another that goes on for both',
  params: z.object({ id: RecordId }),
  body: z.object({ mergeId: RecordId, into: RecordId, reason: z.string().trim().min(2).max(1000) }),
  response: z.object({ id: RecordId, state: LeadState }),
});

export const unmergeLead = endpoint({
  method: 'POST',
  path: '/leads/:id/unmerge',
  summary: 'Take the merge back; the lead waits to be verified again, its clock runs from its first day',
  params: z.object({ id: RecordId }),
  body: z.object({ reason: z.string().trim().min(2).max(1000) }),
  response: z.object({ id: RecordId, state: LeadState }),
});
