import type { FieldContext } from '../../../platform/crypto/field-cipher.ts';

/** Ids of accounts are often phone numbers: they are sealed where they are kept. */
export const PENALTY_HEAD = { table: 'scheme_prior_penalty', column: 'head_id' } as const satisfies FieldContext;
export const LINK_HEAD = { table: 'scheme_person_link', column: 'head_id' } as const satisfies FieldContext;
export const LINK_OTHER_HEAD = { table: 'scheme_person_link', column: 'other_head_id' } as const satisfies FieldContext;
