import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.ts';
import { hasRole } from '../access/actor.ts';
import { DomainError, forbidden } from '../access/errors.ts';
import { requireSession } from '../identity/session.ts';
import type { Platform } from '../platform.ts';
import { type Download, reader, type Route, type Upload } from './route.ts';

const NOBODY: Actor = {
  userId: '00000000-0000-0000-0000-000000000000',
  name: '',
  roles: [],
  agency: { id: '00000000-0000-0000-0000-000000000000', name: '', kind: '' },
  areaCode: '',
  // Matches no area code.
  scope: { actorId: '00000000-0000-0000-0000-000000000000', area: '-' },
  via: 'session',
};

/** Mounts one declared route: session, role, CSRF, idempotency key, handler, answer. */
export function mountRoute(app: FastifyInstance, platform: Platform, route: Route): void {
  const { endpoint } = route;
  const actors = new WeakMap<FastifyRequest, Actor>();
  app.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    schema: {
      summary: endpoint.summary,
      ...(endpoint.params ? { params: endpoint.params } : {}),
      ...(endpoint.query ? { querystring: endpoint.query } : {}),
      ...(endpoint.body && route.kind === 'json' ? { body: endpoint.body } : {}),
      ...(route.kind === 'download' ? {} : { response: { 200: endpoint.response } }),
    },
    // Before the body is read or checked: a stranger learns nothing about it.
    onRequest: async (request) => {
      if (!('public' in route.access)) actors.set(request, await admit(platform, route, request));
    },
    handler: async (request, reply) => {
      const actor = actors.get(request) ?? NOBODY;
      const answer = await route.handle(
        { platform, actor, key: idempotencyKey(route, request), read: reader(platform, actor) },
        { params: request.params, query: request.query, body: request.body },
        route.kind === 'upload' ? await firstFile(request) : undefined,
      );
      return route.kind === 'download' ? sendFile(reply, answer as Download) : answer;
    },
  });
}

async function admit(platform: Platform, route: Route, request: FastifyRequest): Promise<Actor> {
  const { actor, csrfToken } = await requireSession(platform, request.cookies);
  if (route.endpoint.method !== 'GET' && request.headers['x-csrf-token'] !== csrfToken) throw forbidden('csrf');
  if ('roles' in route.access && !hasRole(actor, ...route.access.roles)) throw forbidden('role-missing');
  return actor;
}

function idempotencyKey(route: Route, request: FastifyRequest): string {
  if (route.endpoint.method === 'GET' || 'public' in route.access) return '';
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && key.length >= 16 && key.length <= 100) return key;
  throw new DomainError({
    id: 'idempotency-key-missing',
    status: 400,
    detail: '缺少请求编号（Idempotency-Key，16 至 100 个字符）。',
  });
}

async function firstFile(request: FastifyRequest): Promise<Upload> {
  const part = await request.file();
  if (part === undefined)
    throw new DomainError({ id: 'file-missing', status: 422, detail: '没有收到文件，请选择文件后再提交。' });
  const fields = Object.entries(part.fields).flatMap(([name, field]) =>
    field !== undefined && !Array.isArray(field) && field.type === 'field'
      ? [[name, String(field.value)] as const]
      : [],
  );
  return {
    fileName: part.filename,
    stream: part.file,
    fields: Object.fromEntries(fields),
    truncated: () => part.file.truncated,
  };
}

function sendFile(reply: FastifyReply, file: Download): FastifyReply {
  return reply
    .type(file.contentType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
    .header('cache-control', 'no-store')
    .send(file.body);
}
