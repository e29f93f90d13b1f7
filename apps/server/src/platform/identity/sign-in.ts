import { randomUUID } from 'node:crypto';
import type { Session } from '@qingyuan/contract/session';
import { DomainError } from '../access/errors.ts';
import { execute } from '../command/execute.ts';
import { openField } from '../crypto/field-cipher.ts';
import type { Platform } from '../platform.ts';
import { findUserByAccount, type UserRow } from './identity.sql.ts';
import { verifyPassword } from './password.ts';
import { newSessionToken, sessionExpiry } from './session.ts';
import { refuseSignIn, startSession } from './session.commands.ts';
import { codeAfter, currentCode, matchCode } from './totp.ts';

/** Where a one-time-code secret is sealed. */
export const TOTP_FIELD = { table: 'app_user', column: 'totp_secret' } as const;

/** A user whose password and code were right, with the code's time step. */
export interface Admitted {
  readonly user: UserRow;
  readonly totpStep: number | null;
}

export interface Credentials {
  readonly account: string;
  readonly password: string;
  readonly code?: string | undefined;
}

/** Checks account, password and one-time code. @throws DomainError saying what is wrong or wanted. */
export async function admitUser(platform: Platform, given: Credentials): Promise<Admitted> {
  const user = await findUserByAccount(platform.db, given.account.trim());
  refuseLocked(user, platform.clock());
  // Verified also for unknown accounts, so that both take the same time.
  const right = await verifyPassword(user?.row.password_hash ?? null, given.password);
  if (user === undefined) throw wrong();
  return right ? checkCode(platform, user, given.code) : refuse(platform, user, 'password');
}

async function checkCode(platform: Platform, user: UserRow, code: string | undefined): Promise<Admitted> {
  if (user.row.totp_secret === null) return { user, totpStep: null };
  const now = platform.clock();
  const secret = openField(platform.keys, { ...TOTP_FIELD, record: user.row.id }, user.row.totp_secret);
  if (code === undefined) throw codeWanted(user, secret, now);
  const totpStep = matchCode(secret, code, now);
  return totpStep === undefined ? refuse(platform, user, 'code') : { user, totpStep };
}

function refuseLocked(user: UserRow | undefined, now: Date): void {
  const until = user?.row.locked_until ?? null;
  if (until !== null && until > now) throw locked(until);
}

async function refuse(platform: Platform, user: UserRow, why: 'password' | 'code'): Promise<never> {
  const { locked: nowLocked } = await execute(platform.spine, refuseSignIn, {
    actor: user.actor,
    input: { why },
    key: randomUUID(),
  });
  if (nowLocked) throw locked(undefined);
  throw why === 'password'
    ? wrong()
    : new DomainError({ id: 'wrong-code', status: 401, detail: '动态验证码不正确或已使用过，请等待下一个验证码。' });
}

/** A session that was just opened; `token` goes into the cookie and nowhere else. */
export interface OpenedSession {
  readonly token: string;
  readonly session: Session;
}

/** Opens a session for an admitted user. @throws DomainError when his one-time code was used before. */
export async function openSession(
  platform: Platform,
  admitted: Admitted,
  method: 'password' | 'oidc',
): Promise<OpenedSession> {
  const { user, totpStep } = admitted;
  const { token, idHash, csrfToken } = newSessionToken();
  const input = { idHash, csrfToken, totpStep, method };
  const { fresh } = await execute(platform.spine, startSession, { actor: user.actor, input, key: randomUUID() });
  if (!fresh) return refuse(platform, user, 'code');
  const now = platform.clock();
  return { token, session: presentSession(user, csrfToken, sessionExpiry(now, now)) };
}

/** What the console knows of a session. */
export function presentSession(user: UserRow, csrfToken: string, expiresAt: Date): Session {
  const { actor } = user;
  return {
    userId: actor.userId,
    account: user.account,
    name: actor.name,
    roles: [...actor.roles],
    agency: actor.agency,
    area: { code: actor.areaCode, name: user.areaName, level: user.areaLevel },
    csrfToken,
    expiresAt: expiresAt.toISOString(),
  };
}

function wrong(): DomainError {
  return new DomainError({
    id: 'wrong-password',
    status: 401,
    detail: '账号或密码不正确。连续 5 次错误将锁定 15 分钟。',
  });
}

function locked(until: Date | undefined): DomainError {
  const when =
    until === undefined
      ? '15 分钟后'
      : `${until.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })} 后`;
  return new DomainError({ id: 'account-locked', status: 423, detail: `错误次数过多，账号已锁定，请${when}再试。` });
}

/** In the demo world the code is told, so that a newcomer needs no phone: one that was not used before. */
function codeWanted({ row }: UserRow, secret: string, now: Date): DomainError {
  const told =
    row.totp_last_step === null ? currentCode(secret, now) : codeAfter(secret, Number(row.totp_last_step), now);
  const issues = row.demo ? [{ path: 'code', message: told }] : [];
  return new DomainError({ id: 'totp-required', status: 401, detail: '请输入动态验证码。', issues });
}
