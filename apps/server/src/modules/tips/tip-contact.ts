import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import { openField } from '../../platform/crypto/field-cipher.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { openContactBox } from './contact-box.ts';
import { findContact } from './tips.sql.ts';

/** Where contacts sealed by the server stand. */
export const CONTACT_FIELD = { table: 'tip', column: 'contact' } as const;

/** How to reach the reporter, in the clear. Only after a `tip.reveal-contact` was recorded. */
export async function openContact(
  db: ScopedDb,
  scope: Scope,
  of: { readonly tipId: string; readonly keys: KeyRing },
): Promise<string> {
  const found = await findContact(db, scope, of.tipId);
  if (found === undefined) throw notFound('联系方式');
  return found.form === 'box'
    ? openContactBox(of.keys, of.tipId, found.sealed)
    : openField(of.keys, { ...CONTACT_FIELD, record: of.tipId }, found.sealed);
}
