import { createHash, createHmac, randomBytes } from 'node:crypto';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { plainPage, startPage } from './pages/static.ts';
import { reportRoutes } from './report-routes.ts';
import { returnRoutes } from './return-routes.ts';
import { placeOf, send, type Site, viewOf } from './site.ts';
import { STYLE } from './style.ts';

/** The site, not yet listening. It writes no log: who came when is nobody's business. */
export async function createSite(site: Site): Promise<FastifyInstance> {
  // Behind a proxy on this machine the visitor's address is in its header; it only serves the limits below.
  const app = fastify({ logger: false, bodyLimit: 64 * 1024, trustProxy: 'loopback' });
  await app.register(formbody);
  await secure(app);
  await limit(app);
  app.setNotFoundHandler((request, reply) =>
    send(reply, 404, plainPage(viewOf(request), viewOf(request).words.notFound)),
  );
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    const { words } = viewOf(request);
    return send(reply, status, plainPage(viewOf(request), status === 429 ? words.busy : words.broken));
  });
  app.get('/', (request, reply) => send(reply, 200, startPage(viewOf(request), placeOf(request))));
  reportRoutes(app, site);
  returnRoutes(app, site);
  return app;
}

async function secure(app: FastifyInstance): Promise<void> {
  const style = createHash('sha256').update(STYLE).digest('base64');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: [`'sha256-${style}'`],
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

/** Limits by a keyed digest of the address; the key dies with the process and neither is written anywhere. */
async function limit(app: FastifyInstance): Promise<void> {
  const key = randomBytes(32);
  await app.register(rateLimit, {
    max: 200,
    timeWindow: 60_000,
    addHeaders: QUIET,
    addHeadersOnExceeding: QUIET,
    keyGenerator: (request) => createHmac('sha256', key).update(request.ip).digest('base64'),
  });
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : 503;
}
