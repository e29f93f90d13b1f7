import { randomUUID } from 'node:crypto';
import { listFindings } from '@qingyuan/contract/scheme-findings';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { startTestServer, type TestServer } from '../../test-server.ts';
import { analyse, fileCase, get, type Office, seal } from './schemes.test-helper.ts';

let test: TestServer;
let county: Office;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  await test.server.start();
  county = await fileCase(test, '522701');
});
afterAll(() => test.close());

/** Recommended in one line; placed in a cycle of B and C, with D under somebody who is not there. */
const BOTH_TREES = '会员编号,推荐人编号,接点人编号\nA,,\nB,A,C\nC,B,B\nD,C,Z\nE,D,D\n';

async function analysed(content: string): Promise<string> {
  const evidenceId = await seal(test, county, { name: '会员.csv', content });
  const { id, job } = await analyse(county.officer, {
    id: randomUUID(),
    caseId: county.caseId,
    evidenceId,
    name: '某社',
    persons: [],
  });
  expect(job).toMatchObject({ state: 'done' });
  return id;
}

const page = (id: string, query: string) =>
  get(county.officer, `/schemes/${id}/findings?${query}`, listFindings.response);

describe('数据问题', () => {
  it('推荐树、接点树各有一份，行号和说明各是各的，都可以下载', async () => {
    const id = await analysed(BOTH_TREES);
    expect(await page(id, 'tree=recommender')).toEqual({ total: 0, rows: [] });
    const placed = await page(id, 'tree=placement');
    expect(placed.rows.map(({ kind, row, memberId, text }) => [kind, row, memberId, text.zh])).toEqual([
      ['cycle', 2, 'B', '接点关系首尾相接成环，没有层级，不计入任何线（该环从第 2 行起，共 2 个账号）'],
      ['cycle', 3, 'C', '接点关系首尾相接成环，没有层级，不计入任何线（该环从第 2 行起，共 2 个账号）'],
      ['orphan', 4, 'D', '接点人不在表中，作为顶点处理（接点人 Z）'],
    ]);
    expect((await page(id, 'tree=placement&kind=orphan')).rows).toHaveLength(1);
    const file = await test.server.http.inject({
      method: 'GET',
      url: `/api/schemes/${id}/findings.csv?tree=placement`,
      headers: county.officer.headers,
    });
    expect(
      file.body
        .split('\n')
        .slice(1, 4)
        .map((line) => line.split(',')[2]),
    ).toEqual(['B', 'C', 'D']);
  });

  it('没有接点人的，说明没有接点树；以前的分析没有留下清单的，请重新分析', async () => {
    const id = await analysed('会员编号,推荐人编号\nA,\nB,A\n');
    const none = await county.officer.request('GET', `/schemes/${id}/findings?tree=placement`);
    expect(none).toMatchObject({ status: 409, body: { type: 'no-placement' } });
    const old = await analysed(BOTH_TREES);
    await sql`UPDATE scheme_result SET placement_findings_id = NULL WHERE scheme_id = ${old}`.execute(
      test.database.admin,
    );
    const lost = await county.officer.request('GET', `/schemes/${old}/findings?tree=placement`);
    expect(lost).toMatchObject({ status: 409, body: { type: 'no-placement-findings' } });
  });
});
