import { z } from 'zod';
import { Instant, presented, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { analyseScheme } from './scheme-source.ts';
import { SchemeTree } from './schemes.ts';

/**
 * What can be decided about the data of a scheme: cut_link = whom the account names as its upline does not count (it
 * becomes a root); set_link = it belongs under another account; split_account = it is not the same person as the others
 * with its keys; merge_accounts = it and another are one person; family_account = it is held for family by the person of
 * another; exclude_account = the system filled it in, it is nobody.
 */
export const ChoiceKind = z.enum([
  'cut_link',
  'set_link',
  'split_account',
  'merge_accounts',
  'family_account',
  'exclude_account',
]);
export type ChoiceKind = z.infer<typeof ChoiceKind>;

/** Kinds that name a second account. */
export const CHOICES_OF_TWO: readonly ChoiceKind[] = ['set_link', 'merge_accounts', 'family_account'];
/** Kinds that concern one tree. */
export const CHOICES_OF_TREE: readonly ChoiceKind[] = ['cut_link', 'set_link'];

/** counted = the last analysis took it in; waiting = it did not yet, or still holds one that was revoked; missed = an account it names was not in the table. */
export const ChoiceState = z.enum(['counted', 'waiting', 'missed', 'revoked']);
export type ChoiceState = z.infer<typeof ChoiceState>;

/** A signed decision about the data; it is never changed, but may be revoked. */
export const SchemeChoice = z.object({
  id: RecordId,
  /** Running number within the scheme. */
  number: z.number().int().min(1),
  kind: ChoiceKind,
  tree: SchemeTree.nullable(),
  memberId: z.string(),
  otherId: z.string().nullable(),
  reason: z.string(),
  decidedBy: z.string(),
  agency: z.string(),
  decidedAt: Instant,
  digest: z.string().regex(/^[0-9a-f]{64}$/u),
  revoked: z.object({ by: z.string(), agency: z.string(), at: Instant, reason: z.string() }).nullable(),
  state: ChoiceState,
});
export type SchemeChoice = z.infer<typeof SchemeChoice>;

export const SchemeChoices = z.object({
  /** Newest first, those in force before those revoked. */
  rows: z.array(SchemeChoice),
  /** Decisions and revocations that the last finished analysis does not know. */
  waiting: z.number().int().min(0),
});
export type SchemeChoices = z.infer<typeof SchemeChoices>;

const SchemeAt = z.object({ id: RecordId });
const Reason = z.string().trim().min(2, '请写明理由').max(1000);
const MemberId = z.string().trim().min(1, '请填写会员编号').max(200);

/** `can` may hold choose, reanalyse. */
export const listChoices = endpoint({
  method: 'GET',
  path: '/schemes/:id/choices',
  summary: 'Decisions about the data of a scheme, in force and revoked, and how many wait for the next analysis',
  params: SchemeAt,
  response: presented(SchemeChoices),
});

/** Counts from the next analysis on. */
export const addChoice = endpoint({
  method: 'POST',
  path: '/schemes/:id/choices',
  summary: 'Decide about the data of a scheme: cut or set a link, split or merge persons, mark or exclude an account',
  params: SchemeAt,
  body: z
    .object({
      choiceId: RecordId,
      kind: ChoiceKind,
      /** Of a link; that of recommenders unless named. */
      tree: SchemeTree.optional(),
      memberId: MemberId,
      otherId: MemberId.optional(),
      reason: Reason,
    })
    .refine(({ kind, otherId }) => CHOICES_OF_TWO.includes(kind) === (otherId !== undefined), {
      path: ['otherId'],
      message: '请填写另一个会员编号（仅限涉及两个账号的决定）',
    })
    .refine(({ kind, tree }) => tree === undefined || CHOICES_OF_TREE.includes(kind), {
      path: ['tree'],
      message: '只有上下级关系的决定区分推荐树和接点树',
    })
    .refine(({ memberId, otherId }) => memberId !== otherId, {
      path: ['otherId'],
      message: '两个会员编号不能相同',
    }),
  response: z.object({ choiceId: RecordId, number: z.number().int().min(1), digest: z.string() }),
});

export const revokeChoice = endpoint({
  method: 'POST',
  path: '/schemes/:id/choices/:choiceId/revoke',
  summary: 'Revoke a decision about the data; it stays in the list and counts no more from the next analysis on',
  params: SchemeAt.extend({ choiceId: RecordId }),
  body: z.object({ reason: Reason }),
  response: z.object({ choiceId: RecordId }),
});

/** Follow the job at /jobs/:jobId. */
export const reanalyseScheme = endpoint({
  method: 'POST',
  path: '/schemes/:id/reanalyse',
  summary: 'Analyse a scheme anew from the same evidence with the same options and the decisions now in force',
  params: SchemeAt,
  body: z.object({}),
  response: analyseScheme.response,
});
