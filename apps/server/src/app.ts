import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { systemClock, type Clock } from './platform/clock/clock.ts';
import type { Spine } from './platform/command/execute.ts';
import type { KeyRing } from './platform/crypto/key-ring.ts';
import { connect } from './platform/db/connect.ts';
import { Dispatcher } from './platform/events/dispatcher.ts';
import type { Vault } from './platform/files/vault.ts';
import { createHttpServer } from './platform/http/server.ts';
import { createBoss, jobQueue } from './platform/jobs/queue.ts';
import { jobRoutes } from './platform/jobs/jobs.http.ts';
import { TimedRunner } from './platform/jobs/timed-work.ts';
import { JobWorker } from './platform/jobs/worker.ts';
import type { OidcSignIn } from './platform/identity/oidc.ts';
import { lawRoutes } from './platform/law/law.http.ts';
import type { Law } from './platform/law/law.ts';
import type { Log } from './platform/log/log.ts';
import type { ServerModule } from './platform/module.ts';
import type { Platform } from './platform/platform.ts';
import { toDoRoute } from './platform/todo/todo.http.ts';
import { MODULES } from './modules/modules.ts';

const WEB_ROOT = fileURLToPath(new URL('../../web/dist/', import.meta.url));

export interface ServerParts {
  /** Connection string of the role qingyuan_app. */
  readonly databaseUrl: string;
  readonly keys: KeyRing;
  readonly vault: Vault;
  readonly law: Law;
  readonly log: Log;
  readonly clock?: Clock;
  readonly secureCookie: boolean;
  /** Address of the tip line as the public sees it. */
  readonly tiplineUrl?: string;
  /** Sign-in through the organisation's provider, where it is set up. */
  readonly oidc?: OidcSignIn | undefined;
  readonly modules?: readonly ServerModule[];
}

/** The assembled server; `http.listen` opens it, `close` ends everything it holds. */
export interface Server {
  readonly http: FastifyInstance;
  readonly platform: Platform;
  /** Starts background work: outbox and jobs. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Puts platform and modules together. Nothing listens and no job runs yet. */
export async function createServer(parts: ServerParts): Promise<Server> {
  const { keys, vault, law, log } = parts;
  const modules = parts.modules ?? MODULES;
  const db = connect(parts.databaseUrl);
  const boss = createBoss(parts.databaseUrl, log);
  const services = { keys, vault, law, jobs: jobQueue(boss) };
  const clock = parts.clock ?? systemClock;
  const base: Omit<Spine, 'afterCommit'> = { db, clock, services };
  const dispatcher = new Dispatcher(
    base,
    modules.flatMap((module) => module.followers),
    log,
  );
  const tiplineUrl = parts.tiplineUrl ?? 'http://127.0.0.1:8802';
  const platform: Platform = { ...services, db, clock, log, tiplineUrl, spine: dispatcher.spine };
  const worker = new JobWorker(
    platform,
    boss,
    modules.flatMap((module) => module.jobs),
  );
  const timed = new TimedRunner(
    platform,
    modules.flatMap((module) => module.timed ?? []),
  );
  const http = await createHttpServer({
    platform,
    routes: [
      ...modules.flatMap((module) => module.routes),
      ...jobRoutes,
      ...lawRoutes,
      toDoRoute(modules.flatMap((module) => module.toDo ?? [])),
    ],
    secureCookie: parts.secureCookie,
    oidc: parts.oidc,
    webRoot: WEB_ROOT,
  });
  return {
    http,
    platform,
    start: async () => {
      dispatcher.start();
      await worker.start();
      timed.start();
    },
    close: async () => {
      await http.close();
      await timed.stop();
      await worker.stop();
      await dispatcher.stop();
      await db.destroy();
    },
  };
}
