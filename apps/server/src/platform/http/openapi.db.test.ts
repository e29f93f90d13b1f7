import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startTestServer, type TestServer } from '../../test-server.ts';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
});
afterAll(() => test.close());

it('the published interface is the one in docs/openapi.json (npx vitest -u writes it anew)', async () => {
  const answer = await test.server.http.inject({ method: 'GET', url: '/api/openapi.json' });
  expect(answer.statusCode).toBe(200);
  await expect(`${JSON.stringify(answer.json(), null, 1)}\n`).toMatchFileSnapshot('../../../../../docs/openapi.json');
});
