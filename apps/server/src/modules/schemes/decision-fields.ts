import type { FieldContext } from '../../platform/crypto/field-cipher.ts';

/** Ids of accounts are often phone numbers: they are sealed where they are kept. */
export const MEMBER_ID = { table: 'scheme_decision', column: 'member_id' } as const satisfies FieldContext;
export const HEAD_ID = { table: 'scheme_decision', column: 'head_index' } as const satisfies FieldContext;
