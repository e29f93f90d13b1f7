import { z } from 'zod';
import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { openOfficeBox } from '../tips/index.ts';
import { findAccount } from './rewards.sql.ts';

const Account = z.object({ holder: z.string(), bank: z.string(), account: z.string() });

/** The account in the clear. Only after a `reward.reveal-account` was recorded. */
export function openAccount(of: { readonly id: string; readonly keys: KeyRing }) {
  return async (db: ScopedDb, scope: Scope): Promise<z.infer<typeof Account>> => {
    const sealed = await findAccount(db, scope, of.id);
    if (sealed === undefined) throw notFound('收款账户');
    const text = openOfficeBox(of.keys, { purpose: 'account', record: of.id }, sealed).toString('utf8');
    return Account.parse(JSON.parse(text));
  };
}
