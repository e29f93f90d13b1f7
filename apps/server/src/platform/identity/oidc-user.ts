import { randomUUID } from 'node:crypto';
import { DomainError } from '../access/errors.ts';
import { execute } from '../command/execute.ts';
import type { Platform } from '../platform.ts';
import { findUserByAccount, findUserByOidc, type UserRow } from './identity.sql.ts';
import type { OidcIdentity } from './oidc.ts';
import { linkOidc } from './session.commands.ts';

/** The user linked to the identity; an account without a password is linked at its first sign-in. */
export async function userOf(platform: Platform, identity: OidcIdentity): Promise<UserRow> {
  const linked = await findUserByOidc(platform.db, identity.issuer, identity.subject);
  if (linked !== undefined) return linked;
  const named = identity.account === undefined ? undefined : await findUserByAccount(platform.db, identity.account);
  if (named === undefined || named.row.password_hash !== null || named.row.oidc_subject !== null) {
    throw new DomainError({
      id: 'oidc-unknown-user',
      status: 403,
      detail: '此统一认证账号尚未在本系统开通，请联系系统管理员。',
    });
  }
  const input = { issuer: identity.issuer, subject: identity.subject };
  await execute(platform.spine, linkOidc, { actor: named.actor, input, key: randomUUID() });
  return named;
}
