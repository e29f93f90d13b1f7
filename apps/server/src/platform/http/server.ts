import { existsSync } from 'node:fs';
import fastifyCookie from '@fastify/cookie';
import fastifyCompress from '@fastify/compress';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import fastifySwagger from '@fastify/swagger';
import { fastify, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { mountOidc } from '../identity/oidc.http.ts';
import type { OidcSignIn } from '../identity/oidc.ts';
import { mountSession } from '../identity/session.http.ts';
import type { Platform } from '../platform.ts';
import { mountRoute } from './mount.ts';
import { toProblem } from './problem.ts';
import type { Route } from './route.ts';

const UPLOAD_LIMIT = 8 * 2 ** 30;
const BODY_LIMIT = 2 ** 20;

export interface HttpOptions {
  readonly platform: Platform;
  readonly routes: readonly Route[];
  /** Cookies only over HTTPS; false on plain loopback. */
  readonly secureCookie: boolean;
  readonly oidc: OidcSignIn | undefined;
  /** Built console; without it only the API is served. */
  readonly webRoot: string;
}

/** The console's HTTP server, ready to listen. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = options.platform.log;
  const app = fastify({
    loggerInstance: logger,
    bodyLimit: BODY_LIMIT,
    logController: new LogController({ disableRequestLogging: true }),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    return reply.status(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
  });
  await addProtections(app);
  await app.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { title: '清源 Qingyuan', version: '0.1.0' } },
    transform: jsonSchemaTransform,
  });
  mountSession(app, options.platform, options.secureCookie);
  mountOidc(app, options.platform, { secureCookie: options.secureCookie, oidc: options.oidc });
  for (const route of options.routes) mountRoute(app, options.platform, route);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await addConsole(app, options.webRoot);
  await app.ready();
  return app;
}

async function addProtections(app: FastifyInstance): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // antd writes its styles into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(fastifyCookie);
  await app.register(fastifyCompress);
  await app.register(fastifyRateLimit, { global: true, max: 1200, timeWindow: '1 minute' });
  await app.register(fastifyMultipart, { limits: { files: 1, fields: 20, fileSize: UPLOAD_LIMIT } });
}

async function addConsole(app: FastifyInstance, webRoot: string): Promise<void> {
  const built = existsSync(webRoot);
  if (built)
    await app.register(fastifyStatic, { root: webRoot, immutable: true, maxAge: '30d', index: false, wildcard: true });
  const sendPage = (reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', { maxAge: 0, immutable: false });
  // The folder itself is no file: without a route of its own it would be refused.
  if (built) app.get('/', { schema: { hide: true } }, (_request, reply) => sendPage(reply));
  app.setNotFoundHandler(async (request, reply) => {
    if (built && request.method === 'GET' && !request.url.startsWith('/api/')) {
      return sendPage(reply);
    }
    const problem = { type: 'not-found', title: 'not-found', status: 404, detail: '没有这个地址。' };
    return reply.status(404).type('application/problem+json').send(problem);
  });
}
