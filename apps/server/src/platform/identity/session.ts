import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../access/actor.ts';
import { DomainError } from '../access/errors.ts';
import type { Platform } from '../platform.ts';
import { findSession, type SessionRow, touchSession } from './identity.sql.ts';

export const SESSION_COOKIE = 'qy_session';
const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 12 * 60 * 60_000;
/** The expiry is written at most once in this time, not on every request. */
const TOUCH_MS = 60_000;

/** The cookie's value is random; the database knows only its digest. */
export function newSessionToken(): { readonly token: string; readonly idHash: Buffer; readonly csrfToken: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, idHash: hashToken(token), csrfToken: randomBytes(24).toString('base64url') };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** When a session used at `now` ends without further use. */
export function sessionExpiry(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + IDLE_MS, createdAt.getTime() + LONGEST_MS));
}

/** The session of a request. @throws DomainError 401 when there is none or it has ended. */
export async function requireSession(
  platform: Pick<Platform, 'db' | 'clock'>,
  cookies: Readonly<Record<string, string | undefined>>,
): Promise<SessionRow & { readonly actor: Actor }> {
  const token = cookies[SESSION_COOKIE];
  const now = platform.clock();
  const idHash = token === undefined ? undefined : hashToken(token);
  const session = idHash === undefined ? undefined : await findSession(platform.db, idHash, now);
  if (idHash === undefined || session === undefined) {
    throw new DomainError({ id: 'session-ended', status: 401, detail: '登录已失效，请重新登录。' });
  }
  const expiresAt = sessionExpiry(session.createdAt, now);
  if (expiresAt.getTime() - session.expiresAt.getTime() > TOUCH_MS)
    await touchSession(platform.db, idHash, now, expiresAt);
  return { ...session, expiresAt };
}
