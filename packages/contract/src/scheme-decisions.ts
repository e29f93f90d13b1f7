import { z } from 'zod';
import { Instant, PlainDateText, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Citation, Localized } from './law.ts';
import { AccountAt } from './schemes.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const SchemeAt = z.object({ id: RecordId });

export const MarkDecision = z.enum(['organiser', 'excluded']);
export type MarkDecision = z.infer<typeof MarkDecision>;

/** Why somebody is excluded: labour_only = 单纯从事劳务性工作 (only labour work assigned by a unit); other = as the reason says. */
export const ExclusionGround = z.enum(['labour_only', 'other']);
export type ExclusionGround = z.infer<typeof ExclusionGround>;

/** A signed human decision about a person of the structure; never overwritten. */
export const SchemeDecision = z.object({
  id: RecordId,
  version: z.number().int().min(1),
  /** The account named when it was made. */
  memberId: z.string(),
  name: z.string(),
  /** Record of the person in the case; null when excluded before he was entered. */
  personId: RecordId.nullable(),
  decision: MarkDecision,
  /** Code of law/roles; null when excluded. */
  role: z.string().nullable(),
  roleName: Localized.nullable(),
  /** Null for organisers, and for exclusions decided before grounds were kept. */
  ground: ExclusionGround.nullable(),
  /** id@version of the rule of roles. */
  rule: z.string(),
  citation: Citation,
  /** Day of the conduct, of a role that rests on an earlier penalty. */
  conductOn: PlainDateText.nullable(),
  /** The recorded penalties that counted on that day. */
  penalties: z.array(RecordId),
  reason: z.string(),
  decidedBy: z.string(),
  agency: z.string(),
  decidedAt: Instant,
  supersededAt: Instant.nullable(),
  digest: Sha256,
});
export type SchemeDecision = z.infer<typeof SchemeDecision>;

/** `organiser` enters the person in the case, if he is not there yet, with this role; codes as in GET /person-roles, kind organiser_role. */
export const markRole = endpoint({
  method: 'POST',
  path: '/schemes/:id/accounts/:index/role',
  summary: 'Decide that the person behind an account is an organiser, or is not; signed, with a reason',
  params: AccountAt,
  body: z
    .object({
      decisionId: RecordId,
      decision: MarkDecision,
      role: z.string().min(1).max(40).optional(),
      /** Needed to exclude. */
      ground: ExclusionGround.optional(),
      /** Needed for a role that rests on an earlier penalty: the day of the conduct, to which its window is counted. */
      conductOn: PlainDateText.optional(),
      /** Needed where the file has no names. */
      name: z.string().trim().min(1).max(60).optional(),
      reason: z.string().trim().min(4, '请写明理由（至少 4 个字）').max(1000),
    })
    .refine(({ decision, role }) => (decision === 'organiser') === (role !== undefined), {
      path: ['role'],
      message: '认定为组织者、领导者时请选择所起的作用；排除时不填',
    })
    .refine(({ decision, ground }) => (decision === 'excluded') === (ground !== undefined), {
      path: ['ground'],
      message: '排除时请选择原因；认定时不填',
    }),
  response: z.object({
    decisionId: RecordId,
    version: z.number().int(),
    personId: RecordId.nullable(),
    digest: Sha256,
  }),
});

export const listSchemeDecisions = endpoint({
  method: 'GET',
  path: '/schemes/:id/decisions',
  summary: 'Every decision about persons of a scheme, newest first, with its versions',
  params: SchemeAt,
  response: z.array(SchemeDecision),
});
