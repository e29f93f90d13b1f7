import { createHash } from 'node:crypto';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { TIP_FILE_LIMITS } from '@qingyuan/contract/tips-files';
import { PROOF_SCRIPT } from './proof-of-work.ts';
import { visitorKeys } from './visitor-keys.ts';
import { plainPage } from './pages/static.ts';
import { reportRoutes } from './report-routes.ts';
import { returnRoutes } from './return-routes.ts';
import { rewardRoutes } from './reward-routes.ts';
import { proofRoutes } from './proof-routes.ts';
import { send, type Site, viewOf } from './site.ts';
import { startRoutes } from './start-routes.ts';
import { STYLE } from './style.ts';

/** The site, not yet listening. It writes no log: who came when is nobody's business. */
export async function createSite(site: Site): Promise<FastifyInstance> {
  // Behind a proxy on this machine the visitor's address is in its header; it only serves the limits below.
  const app = fastify({
    logger: false,
    bodyLimit: 64 * 1024,
    trustProxy: 'loopback',
    // A form with photos over a slow line takes its time, but not for ever.
    requestTimeout: 10 * 60_000,
  });
  await app.register(formbody);
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { files: TIP_FILE_LIMITS.files, fileSize: TIP_FILE_LIMITS.fileBytes, fields: 30, fieldSize: 64 * 1024 },
  });
  limitUploads(app);
  await secure(app);
  await limit(app, site);
  app.setNotFoundHandler((request, reply) =>
    send(reply, 404, plainPage(viewOf(request), viewOf(request).words.notFound)),
  );
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    const { words } = viewOf(request);
    return send(reply, status, plainPage(viewOf(request), status === 429 ? words.busy : words.broken));
  });
  startRoutes(app, site);
  reportRoutes(app, site);
  returnRoutes(app, site);
  proofRoutes(app, site);
  rewardRoutes(app, site);
  return app;
}

async function secure(app: FastifyInstance): Promise<void> {
  const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: [digest(STYLE)],
        scriptSrc: [digest(PROOF_SCRIPT)],
        imgSrc: ['data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    // Browsers that say so tell when another site sends a form here; the hidden token catches the rest.
    const from = request.headers['sec-fetch-site'];
    if (request.method === 'POST' && from !== undefined && from !== 'same-origin')
      throw Object.assign(new Error(), { statusCode: 403 });
  });
}

const QUIET = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

/** Limits by a keyed digest of the address; see visitor-keys.ts. */
async function limit(app: FastifyInstance, site: Site): Promise<void> {
  const keyOf = visitorKeys(site.now);
  await app.register(rateLimit, {
    max: 200,
    timeWindow: 60_000,
    addHeaders: QUIET,
    addHeadersOnExceeding: QUIET,
    keyGenerator: (request) => keyOf(request.ip),
  });
}

const UPLOADS = 8;

/** Few forms with files at a time: each holds up to a piece of 1 MiB in memory. */
function limitUploads(app: FastifyInstance): void {
  let running = 0;
  app.addHook('preParsing', async (request, reply) => {
    if (request.headers['content-type']?.startsWith('multipart/form-data') !== true) return;
    if (running >= UPLOADS) throw Object.assign(new Error(), { statusCode: 429 });
    running += 1;
    reply.raw.once('close', () => {
      running -= 1;
    });
  });
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : 503;
}
