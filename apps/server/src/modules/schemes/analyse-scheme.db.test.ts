import { randomUUID } from 'node:crypto';
import * as source from '@qingyuan/contract/scheme-source';
import * as contract from '@qingyuan/contract/schemes';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { startTestServer, type TestServer } from '../../test-server.ts';
import {
  analyse,
  ended,
  fileCase,
  get,
  HEADER,
  memberTable,
  type Office,
  seal,
  succeeded,
} from './schemes.test-helper.ts';

let test: TestServer;
let county: Office;
let evidenceId: string;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  await test.server.start();
  county = await fileCase(test, '522701');
  evidenceId = await seal(test, county, { name: '会员表.csv', content: memberTable() });
});
afterAll(() => test.close());

describe('分析不成', () => {
  it('文件有问题的，说明原因，什么也不留下；同一组织可以重新分析，有第二版', async () => {
    const broken = await seal(test, county, { name: '不完整.csv', content: `${HEADER}\nA,,"甲,,,\n` });
    const body = { id: randomUUID(), caseId: county.caseId, evidenceId: broken, name: '某平台' };
    const { id, job } = await analyse(county.officer, body);
    expect(job.state).toBe('failed');
    expect(job.fault?.message).toContain('引号');
    const { data } = await get(county.officer, `/schemes/${id}`, contract.getScheme.response);
    expect(data).toMatchObject({ analysis: null, accounts: null, latest: { state: 'failed', version: 1 } });
    expect(data.latest.fault).not.toBeNull();
    expect(await county.officer.request('GET', `/schemes/${id}/roots`)).toMatchObject({
      status: 409,
      body: { type: 'not-analysed' },
    });

    const again = await analyse(county.officer, { ...body, evidenceId });
    expect(again.job.state).toBe('done');
    expect((await get(county.officer, `/schemes/${id}`, contract.getScheme.response)).data).toMatchObject({
      latest: { version: 2 },
      analysis: { version: 2 },
    });

    // Analysed twice, counted once in the monthly return.
    expect((await analyse(county.officer, { ...body, evidenceId })).job.state).toBe('done');
    const counted = await test.database.admin
      .selectFrom('return_source')
      .selectAll()
      .where('column_id', '=', 'schemes_analysed')
      .where('record_id', '=', id)
      .execute();
    expect(counted).toMatchObject([{ record_type: 'scheme', title: '某平台', area_code: '522701' }]);
  });

  it('没有所需的列，或者识别项没有对应的列，说明要指定什么', async () => {
    const plain = await seal(test, county, { name: 'plain.csv', content: 'x,y,z\nA,,1\nB,A,2\n' });
    const body = { caseId: county.caseId, evidenceId: plain, name: '某平台' };
    const first = await analyse(county.officer, { ...body, id: randomUUID() });
    expect(first.job.fault?.message).toContain('列对应');
    const mapping = { member_id: 'x', recommender_id: 'y', paid_in: 'z' };
    const second = await analyse(county.officer, { ...body, id: randomUUID(), mapping });
    expect(second.job.fault?.message).toContain('识别项');
    const third = await analyse(county.officer, { ...body, id: randomUUID(), mapping, persons: [] });
    expect(third.job.state).toBe('done');
    const { data } = await get(county.officer, `/schemes/${third.id}`, contract.getScheme.response);
    expect(data.analysis).toMatchObject({
      mapping,
      persons: [],
      totals: { accounts: 2, persons: 2, paidInFen: '300' },
    });
  });

  it('取消后停止，没有结果；正在分析的组织不能再要求分析', async () => {
    const rows = Array.from({ length: 300_000 }, (_, at) => `M${at},${at === 0 ? '' : `M${at >> 1}`},,,,1`);
    const big = await seal(test, county, { name: '大表.csv', content: `${HEADER}\n${rows.join('\n')}\n` });
    const body = { id: randomUUID(), caseId: county.caseId, evidenceId: big, name: '大平台' };
    const { jobId } = source.analyseScheme.response.parse(
      succeeded(await county.officer.request('POST', '/schemes', body)),
    );
    expect(await county.officer.request('POST', '/schemes', body)).toMatchObject({
      status: 409,
      body: { type: 'analysis-running' },
    });
    succeeded(await county.officer.request('POST', `/jobs/${jobId}/cancel`, {}));
    expect((await ended(county.officer, jobId)).state).toBe('cancelled');
    const { data } = await get(county.officer, `/schemes/${body.id}`, contract.getScheme.response);
    expect(data).toMatchObject({ analysis: null, latest: { state: 'cancelled' } });
  });
});
