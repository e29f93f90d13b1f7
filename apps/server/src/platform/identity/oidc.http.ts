import { signInMethods } from '@qingyuan/contract/session';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { DomainError } from '../access/errors.ts';
import { openField, sealField } from '../crypto/field-cipher.ts';
import type { Platform } from '../platform.ts';
import { userOf } from './oidc-user.ts';
import type { OidcSignIn, PendingSignIn } from './oidc.ts';
import { giveCookie } from './session.http.ts';
import { openSession } from './sign-in.ts';

const PENDING_COOKIE = 'qy_oidc';
const PENDING_FIELD = { table: 'session', column: 'oidc_pending' } as const;
const PATH = '/api/session/oidc';
const PENDING_SECONDS = 600;

const Pending = z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() });

export interface OidcOptions {
  readonly secureCookie: boolean;
  /** Undefined when the organisation's sign-in is not set up. */
  readonly oidc: OidcSignIn | undefined;
}

/** Sign-in through the organisation's provider: two redirects around it, then a session like any other. */
export function mountOidc(app: FastifyInstance, platform: Platform, { secureCookie, oidc }: OidcOptions): void {
  const response = { 200: signInMethods.response };
  app.get('/api/session/methods', { schema: { summary: signInMethods.summary, response } }, async () => ({
    password: true as const,
    oidc: oidc !== undefined,
  }));
  if (oidc === undefined) return;
  const cookie = { path: PATH, httpOnly: true, sameSite: 'lax', secure: secureCookie } as const;
  app.get(PATH, { schema: { hide: true } }, async (_request, reply) => {
    const { url, pending } = await oidc.beginSignIn();
    const sealed = sealField(platform.keys, PENDING_FIELD, JSON.stringify(pending)).toString('base64url');
    return reply.setCookie(PENDING_COOKIE, sealed, { ...cookie, maxAge: PENDING_SECONDS }).redirect(url.href);
  });
  app.get(`${PATH}/callback`, { schema: { hide: true } }, async (request, reply) => {
    const pending = openPending(platform, request.cookies[PENDING_COOKIE]);
    const identity = await oidc.finishSignIn(new URL(request.url, 'http://localhost'), pending);
    const user = await userOf(platform, identity);
    giveCookie(reply, await openSession(platform, { user, totpStep: null }, 'oidc'), secureCookie);
    return reply.clearCookie(PENDING_COOKIE, cookie).redirect('/');
  });
}

function openPending(platform: Platform, sealed: string | undefined): PendingSignIn {
  if (sealed === undefined)
    throw new DomainError({ id: 'oidc-expired', status: 401, detail: '统一认证登录已过期，请重新开始。' });
  return Pending.parse(JSON.parse(openField(platform.keys, PENDING_FIELD, Buffer.from(sealed, 'base64url'))));
}
