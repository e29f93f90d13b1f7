import { z } from 'zod';
import { AreaCode, Instant, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Citation, Localized } from './law.ts';

/** A decision about what a person was in a case: signed, with its basis; never overwritten. */
export const RoleDecision = z.object({
  id: RecordId,
  caseId: RecordId,
  /** The scheme whose structure it rests on. */
  schemeId: RecordId.nullable(),
  /** 1 for the first decision about this person in this case. */
  version: z.number().int(),
  /** Code of a role or class in law/roles; null when an earlier decision was revoked. */
  role: z.string().nullable(),
  roleName: Localized.nullable(),
  /** id@version of the rule file the code stands in. */
  rule: z.string(),
  citation: Citation,
  reason: z.string(),
  decidedBy: z.string(),
  agency: z.string(),
  decidedAt: Instant,
  supersededAt: Instant.nullable(),
  /** SHA-256 over the canonical text of the decision; the audit log holds the same. */
  digest: z.string(),
});
export type RoleDecision = z.infer<typeof RoleDecision>;

export const Person = z.object({
  id: RecordId,
  areaCode: AreaCode,
  name: z.string(),
  birthYear: z.number().int().nullable(),
  /** Masked, null when not known. */
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  /** The decision in force in the case asked for. */
  role: RoleDecision.nullable(),
});
export type Person = z.infer<typeof Person>;

export const RevealField = z.enum(['idNumber', 'phone']);
export type RevealField = z.infer<typeof RevealField>;

const Reason = z.string().trim().min(4, '请写明理由（至少 4 个字）').max(1000);

export const listPersons = endpoint({
  method: 'GET',
  path: '/persons',
  summary: 'Persons of a case, masked, with the role decisions in force',
  query: z.object({ caseId: RecordId }),
  response: z.array(Person),
});

export const getPerson = endpoint({
  method: 'GET',
  path: '/persons/:id',
  summary: 'A person, masked, with every role decision',
  params: z.object({ id: RecordId }),
  response: z.object({
    data: Person.omit({ role: true }).extend({ cases: z.array(RecordId), decisions: z.array(RoleDecision) }),
    can: z.array(z.string()),
  }),
});

/** The roles and classes that may be decided, from law/roles. */
export const RoleChoice = z.object({
  code: z.string(),
  kind: z.enum(['organiser_role', 'participant_class']),
  name: Localized,
  description: Localized,
});
export type RoleChoice = z.infer<typeof RoleChoice>;

export const listRoleChoices = endpoint({
  method: 'GET',
  path: '/person-roles',
  summary: 'Roles and classes that may be decided, with their legal basis',
  response: z.object({ rule: z.string(), citation: Citation, roles: z.array(RoleChoice) }),
});

/** A known person (same id number, same name) is taken instead of a second record; `id` says which. */
export const addPerson = endpoint({
  method: 'POST',
  path: '/cases/:caseId/persons',
  summary: 'Enter a person in a case',
  params: z.object({ caseId: RecordId }),
  body: z.object({
    id: RecordId,
    name: z.string().trim().min(1).max(60),
    idNumber: z.string().trim().max(30).optional(),
    phone: z.string().trim().max(30).optional(),
    birthYear: z.number().int().min(1900).max(2100).optional(),
  }),
  response: z.object({ id: RecordId, known: z.boolean() }),
});

export const decideRole = endpoint({
  method: 'POST',
  path: '/cases/:caseId/persons/:personId/role',
  summary: 'Decide what a person was in the case (定性), with a reason; signed by the deciding officer',
  params: z.object({ caseId: RecordId, personId: RecordId }),
  body: z.object({
    id: RecordId,
    role: z.string().min(1).max(40),
    schemeId: RecordId.optional(),
    reason: Reason,
  }),
  response: z.object({ id: RecordId, version: z.number().int(), digest: z.string() }),
});

export const revokeRole = endpoint({
  method: 'POST',
  path: '/cases/:caseId/persons/:personId/role/revoke',
  summary: 'Revoke the decision in force, with a reason',
  params: z.object({ caseId: RecordId, personId: RecordId }),
  body: z.object({ id: RecordId, reason: Reason }),
  response: z.object({ id: RecordId, version: z.number().int(), digest: z.string() }),
});

/** One field, in the clear, in this answer only; the log keeps who, which field and why. */
export const revealPerson = endpoint({
  method: 'POST',
  path: '/persons/:id/reveal',
  summary: 'Show one personal field for a stated purpose',
  params: z.object({ id: RecordId }),
  body: z.object({ field: RevealField, purpose: z.string().trim().min(2, '请写明用途').max(200) }),
  response: z.object({ value: z.string() }),
});
