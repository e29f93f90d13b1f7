import type { FieldContext } from '../../../platform/crypto/field-cipher.ts';

/** Ids of accounts are often phone numbers: they are sealed where they are kept. */
export const CHOICE_MEMBER = { table: 'scheme_choice', column: 'member_id' } as const satisfies FieldContext;
export const CHOICE_OTHER = { table: 'scheme_choice', column: 'other_id' } as const satisfies FieldContext;
/** One index for both accounts: which pair is meant does not depend on the order. */
export const CHOICE_INDEX = { table: 'scheme_choice', column: 'member_index' } as const satisfies FieldContext;
