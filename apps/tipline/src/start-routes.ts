import type { FastifyInstance } from 'fastify';
import { startPage } from './pages/static.ts';
import { placeOf, POSTER, send, type Site, viewOf } from './site.ts';

/** The first page; a poster's code says where the visitor is, so that he need not. */
export function startRoutes(app: FastifyInstance, site: Site): void {
  app.get('/', (request, reply) => {
    const { area } = placeOf(request);
    return send(reply, 200, startPage(viewOf(request), { query: area === undefined ? {} : { p: area } }));
  });
  app.get<{ Params: { code: string } }>('/p/:code', async (request, reply) => {
    const code = POSTER.safeParse(request.params.code.toLowerCase()).data;
    // A poster that is gone, or a database that is away, must not keep anybody from reporting.
    const poster = code === undefined ? undefined : await site.tips.findPoster(code).catch(() => undefined);
    const query: Readonly<Record<string, string>> = poster === undefined || code === undefined ? {} : { from: code };
    return send(reply, 200, startPage(viewOf(request), { query, place: poster?.place }));
  });
}
