import { randomUUID } from 'node:crypto';
import { signIn, Session } from '@qingyuan/contract/session';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DomainError, forbidden } from '../access/errors.ts';
import { execute } from '../command/execute.ts';
import { openField } from '../crypto/field-cipher.ts';
import type { Platform } from '../platform.ts';
import { findUserByAccount, type UserRow } from './identity.sql.ts';
import { verifyPassword } from './password.ts';
import { hashToken, newSessionToken, requireSession, SESSION_COOKIE, sessionExpiry } from './session.ts';
import { refuseSignIn, startSession, stopSession } from './session.commands.ts';
import { currentCode, matchCode } from './totp.ts';

/** Where a one-time-code secret is sealed. */
export const TOTP_FIELD = { table: 'app_user', column: 'totp_secret' } as const;

/** Sign-in, the current session, sign-out. They set cookies, so they stand outside the route table. */
export function mountSession(app: FastifyInstance, platform: Platform, options: { readonly secureCookie: boolean }): void {
  const sign = { rateLimit: { max: 20, timeWindow: '1 minute' } };
  app.post('/api/session', { config: sign, schema: { summary: signIn.summary, body: signIn.body, response: { 200: Session } } }, async (request, reply) => {
    refuseForeignOrigin(request);
    const user = await admitUser(platform, request.body as z.output<NonNullable<typeof signIn.body>>);
    return openSession(platform, reply, user, options);
  });
  app.get('/api/session', { schema: { summary: 'The signed-in user', response: { 200: Session } } }, async (request) => {
    const session = await requireSession(platform, request.cookies);
    return present(session, session.csrfToken, session.expiresAt);
  });
  app.delete('/api/session', { schema: { summary: 'End this session', response: { 200: z.object({ ok: z.literal(true) }) } } }, async (request, reply) => {
    const { actor, csrfToken } = await requireSession(platform, request.cookies);
    if (request.headers['x-csrf-token'] !== csrfToken) throw forbidden('csrf');
    await execute(platform.spine, stopSession, { actor, input: { idHash: hashToken(request.cookies[SESSION_COOKIE] ?? '') }, key: randomUUID() });
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return { ok: true as const };
  });
}

/** A user whose password and code were right, with the code's time step. */
interface Admitted {
  readonly user: UserRow;
  readonly totpStep: number | null;
}

async function admitUser(platform: Platform, given: { account: string; password: string; code?: string | undefined }): Promise<Admitted> {
  const user = await findUserByAccount(platform.db, given.account.trim());
  const now = platform.clock();
  if (user?.row.locked_until !== null && user?.row.locked_until !== undefined && user.row.locked_until > now) throw locked(user.row.locked_until);
  // Verified also for unknown accounts, so that both take the same time.
  const right = await verifyPassword(user?.row.password_hash ?? null, given.password);
  if (user === undefined) throw wrong();
  if (!right) return refuse(platform, user, 'password');
  if (user.row.totp_secret === null) return { user, totpStep: null };
  const secret = openField(platform.keys, { ...TOTP_FIELD, record: user.row.id }, user.row.totp_secret);
  if (given.code === undefined) throw codeWanted(user, secret, now);
  const totpStep = matchCode(secret, given.code, now);
  return totpStep === undefined ? refuse(platform, user, 'code') : { user, totpStep };
}

async function refuse(platform: Platform, user: UserRow, why: 'password' | 'code'): Promise<never> {
  const { locked: nowLocked } = await execute(platform.spine, refuseSignIn, { actor: user.actor, input: { why }, key: randomUUID() });
  if (nowLocked) throw locked(undefined);
  throw why === 'password' ? wrong() : new DomainError({ id: 'wrong-code', status: 401, detail: '动态验证码不正确或已使用过，请等待下一个验证码。' });
}

/** Opens a session for an admitted user and sets its cookie. */
export async function openSession(
  platform: Platform,
  reply: FastifyReply,
  admitted: Admitted,
  options: { readonly secureCookie: boolean; readonly method?: 'password' | 'oidc' },
): Promise<Session> {
  const { user, totpStep } = admitted;
  const { token, idHash, csrfToken } = newSessionToken();
  const method = options.method ?? 'password';
  const { fresh } = await execute(platform.spine, startSession, { actor: user.actor, input: { idHash, csrfToken, totpStep, method }, key: randomUUID() });
  if (!fresh) return refuse(platform, user, 'code');
  void reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: options.secureCookie });
  const now = platform.clock();
  return present(user, csrfToken, sessionExpiry(now, now));
}

function present(user: UserRow, csrfToken: string, expiresAt: Date): Session {
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

function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (origin !== undefined && new URL(origin).host !== host) throw forbidden('csrf');
}

function wrong(): DomainError {
  return new DomainError({ id: 'wrong-password', status: 401, detail: '账号或密码不正确。连续 5 次错误将锁定 15 分钟。' });
}

function locked(until: Date | undefined): DomainError {
  const when = until === undefined ? '15 分钟后' : `${until.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })} 后`;
  return new DomainError({ id: 'account-locked', status: 423, detail: `错误次数过多，账号已锁定，请${when}再试。` });
}

/** In the demo world the code is told, so that a newcomer needs no phone. */
function codeWanted(user: UserRow, secret: string, now: Date): DomainError {
  const issues = user.row.demo ? [{ path: 'code', message: currentCode(secret, now) }] : [];
  return new DomainError({ id: 'totp-required', status: 401, detail: '请输入动态验证码。', issues });
}
