import { LawRules } from '@qingyuan/contract/rules';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestServer, type TestServer } from '../../test-server.ts';

describe('the page of rules', () => {
  let test: TestServer;
  beforeAll(async () => {
    test = await startTestServer(inject('clusterUrl'), []);
  });
  afterAll(() => test.close());

  it('gives a grid worker every rule the server applies, ended versions too', async () => {
    const gridWorker = await test.user('522701', ['grid_worker']);
    const answer = await gridWorker.request('GET', '/rules');
    expect(answer.status).toBe(200);
    const rules = LawRules.parse(answer.body);
    expect(rules).toEqual(test.server.platform.law.all);
    expect(rules.clocks.filter(({ id }) => id === 'tipster-feedback').map(({ version }) => version)).toEqual([
      '1',
      '2',
    ]);
    expect(rules.thresholds[0]?.citation.article?.zh).toBe('第一条、第四条、第七条');
  });

  it('gives a stranger nothing', async () => {
    const answer = await test.server.http.inject({ method: 'GET', url: '/api/rules' });
    expect(answer.statusCode).toBe(401);
  });
});
