import { randomUUID } from 'node:crypto';
import { signIn, Session } from '@qingyuan/contract/session';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { forbidden } from '../access/errors.ts';
import { execute } from '../command/execute.ts';
import type { Platform } from '../platform.ts';
import { hashToken, requireSession, SESSION_COOKIE } from './session.ts';
import { stopSession } from './session.commands.ts';
import { admitUser, openSession, type OpenedSession, presentSession } from './sign-in.ts';

const SIGN_IN_RATE = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** Sign-in, the current session, sign-out. They set cookies, so they stand outside the route table. */
export function mountSession(app: FastifyInstance, platform: Platform, secureCookie: boolean): void {
  const schema = { summary: signIn.summary, body: signIn.body, response: { 200: Session } };
  app.post('/api/session', { config: SIGN_IN_RATE, schema }, async (request, reply) => {
    refuseForeignOrigin(request);
    const admitted = await admitUser(platform, request.body as z.output<typeof signIn.body>);
    return giveCookie(reply, await openSession(platform, admitted, 'password'), secureCookie);
  });
  app.get(
    '/api/session',
    { schema: { summary: 'The signed-in user', response: { 200: Session } } },
    async (request) => {
      const session = await requireSession(platform, request.cookies);
      return presentSession(session, session.csrfToken, session.expiresAt);
    },
  );
  const ended = z.object({ ok: z.literal(true) });
  app.delete(
    '/api/session',
    { schema: { summary: 'End this session', response: { 200: ended } } },
    async (request, reply) => {
      await endOwnSession(platform, request);
      void reply.clearCookie(SESSION_COOKIE, { path: '/' });
      return { ok: true as const };
    },
  );
}

async function endOwnSession(platform: Platform, request: FastifyRequest): Promise<void> {
  const { actor, csrfToken } = await requireSession(platform, request.cookies);
  if (request.headers['x-csrf-token'] !== csrfToken) throw forbidden('csrf');
  const idHash = hashToken(request.cookies[SESSION_COOKIE] ?? '');
  await execute(platform.spine, stopSession, { actor, input: { idHash }, key: randomUUID() });
}

/** Sets the cookie of a session that was just opened; what the console is told is the rest of it. */
export function giveCookie(reply: FastifyReply, { token, session }: OpenedSession, secure: boolean): Session {
  void reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure });
  return session;
}

function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (origin !== undefined && new URL(origin).host !== host) throw forbidden('csrf');
}
