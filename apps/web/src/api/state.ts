import { signal } from './signal.ts';

/** False after a call could not reach the server, until one does. */
export const online = signal(true);

/** True when the server no longer knows the session, until somebody signs in. */
export const sessionEnded = signal(false);

/** Sent back on every write; comes with the session. */
export const csrfToken = signal<string | undefined>(undefined);
