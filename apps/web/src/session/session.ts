import { currentSession, signIn, signOut, type Session } from '@qingyuan/contract/session';
import { queryOptions, useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { csrfToken, sessionEnded } from '../api/state.ts';

/** Who is signed in. A missing session is an error here: the route then leads to sign-in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => keep(await call(currentSession, { signal, quiet: true })),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export interface Credentials {
  readonly account: string;
  readonly password: string;
  readonly code?: string;
}

/** Signs in; after an ended session the same person goes on where they were, another one starts afresh. */
export async function openSession(client: QueryClient, credentials: Credentials): Promise<Session> {
  const before = client.getQueryData(sessionQuery.queryKey);
  const session = keep(await call(signIn, { body: credentials, quiet: true }));
  if (before !== undefined && before.userId !== session.userId) client.clear();
  client.setQueryData(sessionQuery.queryKey, session);
  sessionEnded.set(false);
  return session;
}

/** Ends the session here and on the server; what was shown is forgotten. */
export async function closeSession(client: QueryClient): Promise<void> {
  await call(signOut, { quiet: true });
  csrfToken.set(undefined);
  client.clear();
}

function keep(session: Session): Session {
  csrfToken.set(session.csrfToken);
  return session;
}
