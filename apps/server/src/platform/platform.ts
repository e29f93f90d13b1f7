import type { Clock } from './clock/clock.ts';
import type { Spine } from './command/execute.ts';
import type { KeyRing } from './crypto/key-ring.ts';
import type { Db } from './db/connect.ts';
import type { Vault } from './files/vault.ts';
import type { JobQueue } from './jobs/queue.ts';
import type { Law } from './law/law.ts';
import type { Log } from './log/log.ts';

/** What commands may use beside the database. */
export interface Services {
  readonly keys: KeyRing;
  readonly vault: Vault;
  readonly law: Law;
  readonly jobs: JobQueue;
}

/** What a module is given when the server runs; nothing reaches for singletons. */
export interface Platform extends Services {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly spine: Spine;
  /** Address of the tip line as the public sees it. */
  readonly tiplineUrl: string;
}
