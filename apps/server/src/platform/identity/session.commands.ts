import { z } from 'zod';
import { ALLOWED } from '../access/actor.ts';
import { command, nothing } from '../command/command.ts';
import { countFailure, endSession, insertSession, lockUser, setOidcIdentity } from './identity.sql.ts';
import { sessionExpiry } from './session.ts';

const FAILURES_TO_LOCK = 5;
const LOCK_MS = 15 * 60_000;

const bytes = z.instanceof(Buffer);

/** Opens a session after password and one-time code were right. */
export const startSession = command({
  name: 'session.start',
  input: z.object({
    idHash: bytes,
    csrfToken: z.string(),
    totpStep: z.number().nullable(),
    method: z.enum(['password', 'oidc']),
  }),
  load: nothing,
  policy: () => ALLOWED,
  run: async ({ db, actor, now }, _subject, input) => {
    const fresh = await insertSession(db, {
      idHash: input.idHash,
      userId: actor.userId,
      csrfToken: input.csrfToken,
      at: now,
      expiresAt: sessionExpiry(now, now),
      totpStep: input.totpStep,
    });
    return { result: { fresh }, area: actor.areaCode, streams: [], data: { method: input.method, fresh } };
  },
});

/** Counts a wrong password or code; the fifth in a row locks the account for a quarter of an hour. */
export const refuseSignIn = command({
  name: 'session.refuse',
  input: z.object({ why: z.enum(['password', 'code']) }),
  load: nothing,
  policy: () => ALLOWED,
  run: async ({ db, actor, now }, _subject, input) => {
    const failures = await countFailure(db, actor.userId);
    const locked = failures >= FAILURES_TO_LOCK;
    if (locked) await lockUser(db, actor.userId, new Date(now.getTime() + LOCK_MS));
    return { result: { locked }, area: actor.areaCode, streams: [], data: { why: input.why, failures, locked } };
  },
});

/** Ends the caller's session. */
export const stopSession = command({
  name: 'session.end',
  input: z.object({ idHash: bytes }),
  load: nothing,
  policy: () => ALLOWED,
  run: async ({ db, actor, now }, _subject, input) => {
    await endSession(db, input.idHash, now);
    return { result: { ended: true }, area: actor.areaCode, streams: [] };
  },
});

/** Ties an account to an identity of the organisation's provider, at its first sign-in there. */
export const linkOidc = command({
  name: 'session.link-oidc',
  input: z.object({ issuer: z.string(), subject: z.string() }),
  load: nothing,
  policy: () => ALLOWED,
  run: async ({ db, actor }, _subject, input) => {
    await setOidcIdentity(db, actor.userId, input);
    return {
      result: { linked: true },
      area: actor.areaCode,
      streams: [{ type: 'user', id: actor.userId }],
      data: { issuer: input.issuer },
    };
  },
});
