import { ReporterIdentity } from '@qingyuan/contract/tips-identity';
import type { Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import { openField } from '../../../platform/crypto/field-cipher.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import { openContactBox } from '../contact-box.ts';
import { openOfficeBox } from '../office-box.ts';
import { findContact } from '../tips.sql.ts';

/** Where identities sealed by the server stand. */
export const IDENTITY_FIELD = { table: 'tip', column: 'contact' } as const;

/** The reporter's identity in the clear. Only after a `tip.look-at-identity` was recorded. */
export function openIdentity(of: { readonly tipId: string; readonly keys: KeyRing }) {
  return async (db: ScopedDb, scope: Scope): Promise<ReporterIdentity> => {
    const found = await findContact(db, scope, of.tipId);
    if (found === undefined) throw notFound('举报人信息');
    const { form, sealed } = found;
    if (form === 'box') return { contact: openContactBox(of.keys, of.tipId, sealed) };
    if (form === 'identity') {
      const text = openOfficeBox(of.keys, { purpose: 'identity', record: of.tipId }, sealed).toString('utf8');
      return ReporterIdentity.parse(JSON.parse(text));
    }
    const text = openField(of.keys, { ...IDENTITY_FIELD, record: of.tipId }, sealed);
    return form === 'field' ? { contact: text } : ReporterIdentity.parse(JSON.parse(text));
  };
}
