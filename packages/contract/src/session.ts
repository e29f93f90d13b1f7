import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Role } from './roles.ts';

/** Who is signed in, as the console needs it. */
export const Session = z.object({
  userId: z.uuid(),
  account: z.string(),
  name: z.string(),
  roles: z.array(Role),
  agency: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }),
  area: z.object({ code: z.string(), name: z.string(), level: z.string() }),
  /** Sent back in the header `x-csrf-token` on every write. */
  csrfToken: z.string(),
  /** When the session ends without activity. */
  expiresAt: z.iso.datetime({ offset: true }),
});
export type Session = z.infer<typeof Session>;

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  summary: 'Sign in with account, password and one-time code',
  body: z.object({
    account: z.string().min(1).max(64),
    password: z.string().min(1).max(256),
    /** Six digits; asked for by problem type `totp-required` after a right password. */
    code: z
      .string()
      .regex(/^\d{6}$/u)
      .optional(),
  }),
  response: Session,
});

export const currentSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'The signed-in user',
  response: Session,
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'End this session',
  response: z.object({ ok: z.literal(true) }),
});

export const signInMethods = endpoint({
  method: 'GET',
  path: '/session/methods',
  summary: 'How one can sign in here',
  response: z.object({
    password: z.literal(true),
    /** Whether the organisation's own sign-in is set up; it begins at `/api/session/oidc`. */
    oidc: z.boolean(),
  }),
});
