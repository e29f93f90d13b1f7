import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { ROLES, type Role } from '@qingyuan/contract/roles';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { MODULES } from './modules/modules.ts';
import type { Route } from './platform/http/route.ts';
import { jobRoutes } from './platform/jobs/jobs.http.ts';
import { lawRoutes } from './platform/law/law.http.ts';
import { toDoRoute } from './platform/todo/todo.http.ts';
import { startTestServer, type TestServer, type TestUser } from './test-server.ts';

const ROUTES: readonly Route[] = [
  ...MODULES.flatMap((module) => module.routes),
  ...jobRoutes,
  ...lawRoutes,
  toDoRoute([]),
];
const guarded = ROUTES.filter((route) => 'roles' in route.access);

/** The path with parameters that point nowhere. */
function pathOf(route: Route): string {
  return route.endpoint.path.replaceAll(/:(\w+)/gu, (_all, name: string) =>
    name === 'month' ? '2026-08' : name === 'area' ? '522799' : randomUUID(),
  );
}

describe('every route', () => {
  let test: TestServer;
  const users = new Map<string, TestUser>();

  beforeAll(async () => {
    test = await startTestServer(inject('clusterUrl'));
    for (const role of ROLES) users.set(role, await test.user('522701', [role]));
  });
  afterAll(() => test.close());

  it('is either public on purpose or names the roles that may call it', () => {
    expect(ROUTES.length).toBeGreaterThan(20);
    for (const route of ROUTES) {
      if ('roles' in route.access) expect(route.access.roles.length, route.endpoint.path).toBeGreaterThan(0);
    }
    expect(ROUTES.filter((route) => 'public' in route.access).map((route) => route.endpoint.path)).toEqual([]);
  });

  it('lets in exactly the roles of its table', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...guarded), fc.constantFrom(...ROLES), async (route, role) => {
        const answer = await users
          .get(role)
          ?.request(route.endpoint.method, pathOf(route), route.endpoint.method === 'GET' ? undefined : {});
        const refused = answer?.status === 403 && (answer.body as { type?: string }).type === 'role-missing';
        expect(refused, `${role} ${route.endpoint.method} ${route.endpoint.path}: ${JSON.stringify(answer)}`).toBe(
          !mayCall(route, role),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is closed to strangers and to writes without the session’s token', async () => {
    for (const route of guarded) {
      const { method } = route.endpoint;
      const stranger = await test.server.http.inject({ method, url: `/api${pathOf(route)}` });
      expect(stranger.statusCode, route.endpoint.path).toBe(401);
    }
  });

  it('never fails inside on parameters that point nowhere', async () => {
    for (const route of guarded) {
      const role = ROLES.find((one) => mayCall(route, one));
      const answer = await users
        .get(role ?? '')
        ?.request(route.endpoint.method, pathOf(route), route.endpoint.method === 'GET' ? undefined : {});
      expect(
        answer?.status,
        `${route.endpoint.method} ${route.endpoint.path}: ${JSON.stringify(answer?.body)}`,
      ).toBeLessThan(500);
    }
  });
});

function mayCall(route: Route, role: Role): boolean {
  return 'roles' in route.access && route.access.roles.includes(role);
}
