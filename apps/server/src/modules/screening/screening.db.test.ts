import { randomUUID } from 'node:crypto';
import { listJobs } from '@qingyuan/contract/jobs';
import * as contract from '@qingyuan/contract/screening';
import { afterAll, beforeAll, expect, inject, test as it, vi } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestUser } from '../../test-server.ts';
import { uploadAs } from '../../test-upload.ts';

let test: TestServer;
let officer: TestUser;
let elsewhere: TestUser;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  officer = await test.user('522701', ['market_officer']);
  elsewhere = await test.user('522702', ['market_officer']);
  await test.server.start();
});
afterAll(() => test.close());

function succeeded(answer: TestAnswer): unknown {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const HEAD = '企业名称,统一社会信用代码,住所,法定代表人,经营范围,宣传内容,投诉数,成立日期\n';
const send = (content: string, user = officer, change: object = {}) =>
  uploadAs(test, user, {
    path: '/screening/imports',
    data: { id: randomUUID(), areaCode: '522701', kind: 'firm', source: '市场主体登记库', ...change },
    file: { name: '名册.csv', content },
  });
const detail = async (id: string) =>
  contract.getImport.response.parse(succeeded(await officer.request('GET', `/screening/imports/${id}`)));

async function settled(id: string) {
  return vi.waitFor(
    async () => {
      const found = await detail(id);
      if (!['done', 'failed', 'cancelled'].includes(found.data.job.state)) throw new Error(found.data.job.state);
      return found;
    },
    { timeout: 30_000, interval: 100 },
  );
}

/** Uploads, waits for the check, starts the screening and waits for it. */
async function screen(rows: string): Promise<string> {
  const { id } = contract.importList.response.parse(succeeded(await send(HEAD + rows)));
  await settled(id);
  succeeded(await officer.request('POST', `/screening/imports/${id}/start`, {}));
  expect((await settled(id)).data.state).toBe('done');
  return id;
}

const findings = async (query: string, user = officer) =>
  contract.listFindings.response.parse(succeeded(await user.request('GET', `/screening/findings?${query}`)));
const named = (name: string) => findings(`text=${encodeURIComponent(name)}`);

it('导入名册：原件封存，逐行校验，错误行带原因可以下载，确认后才筛查', async () => {
  const rows =
    '云联商贸公司,,民族路1号,黎某,零售,发展下线拿直推奖,6,2026-01-01\n,,,,,,,\n坏行公司,123,,,,,,\n云联商贸公司,,,,,,,\n';
  const { id } = contract.importList.response.parse(succeeded(await send(HEAD + rows)));
  const { data, can } = await settled(id);
  expect(data).toMatchObject({ state: 'checked', rows: 3, badRows: 2, findings: null });
  expect(data.columns).toMatchObject({ name: '企业名称', description: '宣传内容', complaints: '投诉数' });
  expect(can).toEqual(['start', 'discard', 'bad-rows']);
  const url = `/api/screening/imports/${id}/bad-rows`;
  const file = await test.server.http.inject({ method: 'GET', url, headers: officer.headers });
  expect(file.body.split('\n').slice(1, 3)).toEqual([
    '3,统一社会信用代码应为 18 位,坏行公司,123,,,,,,',
    '4,与前面的行重复,云联商贸公司,,,,,,,',
  ]);
  expect((await findings(`importId=${id}`)).total).toBe(0);
  succeeded(await officer.request('POST', `/screening/imports/${id}/start`, {}));
  expect((await settled(id)).data).toMatchObject({ state: 'done', findings: 1, rules: 'indicators@1' });
  expect((await officer.request('POST', `/screening/imports/${id}/start`, {})).status).toBe(409);
});

it('每个发现带着理由、依据的词语和数字、所在行和规则版本，不含法定代表人', async () => {
  const same = Array.from({ length: 9 }, (_, at) => `普通公司${at},,开发区 6号楼201室,,,,,\n`).join('');
  const id = await screen(`${same}资本运作中心,,开发区6幢201房,莫某某,,缴纳会员费69800元,,\n`);
  const { rows } = await findings(`importId=${id}`);
  expect(rows).toHaveLength(1);
  const finding = contract.getFinding.response.parse(
    succeeded(await officer.request('GET', `/screening/findings/${rows[0]?.id}`)),
  );
  expect(finding.data).toMatchObject({ name: '资本运作中心', row: 10, rules: 'indicators@1', weight: 8 });
  expect(finding.data.reasons).toMatchObject([
    { indicator: 'disguise-words', words: ['资本运作'] },
    { indicator: 'entry-fee', words: ['会员费'], value: 69_800 },
    { indicator: 'shared-address', value: 10, others: expect.arrayContaining([{ row: 1, name: '普通公司0' }]) },
  ]);
  expect(JSON.stringify(finding.data)).not.toContain('莫某某');
  expect(finding.can).toEqual(['make-lead', 'dismiss']);
});

it('由人转为线索，来源是主动筛查；领导只看，别的县看不到', async () => {
  await screen('转线索公司,,,,,拉人头返利,,\n');
  const [row] = (await named('转线索公司')).rows;
  const leadId = randomUUID();
  const body = { leadId, title: '转线索公司涉嫌传销', summary: '宣传内容含拉人头' };
  const path = `/screening/findings/${row?.id}`;
  expect((await elsewhere.request('POST', `${path}/lead`, body)).status).toBe(404);
  const leader = await test.user('522701', ['leader']);
  expect((await leader.request('POST', `${path}/lead`, body)).status).toBe(403);
  succeeded(await officer.request('POST', `${path}/lead`, body));
  const lead = await test.database.admin.selectFrom('lead').selectAll().where('id', '=', leadId).executeTakeFirst();
  expect(lead).toMatchObject({ source: 'screening', title: body.title, area_code: '522701' });
  expect((await officer.request('POST', `${path}/dismiss`, { reason: '没有问题' })).status).toBe(409);
});

it('排除后同样的理由不再出现，有了新的理由才重新出现；已转线索的不变', async () => {
  const line = (words: string) => `反复公司,,,,,${words},,\n`;
  await screen(line('发展下线'));
  const [row] = (await named('反复公司')).rows;
  succeeded(await officer.request('POST', `/screening/findings/${row?.id}/dismiss`, { reason: '直销企业，有牌照' }));
  await screen(line('发展下线'));
  expect((await named('反复公司')).rows).toMatchObject([{ id: row?.id, state: 'dismissed', timesSeen: 2 }]);
  await screen(line('发展下线，另有对碰奖'));
  expect((await named('反复公司')).rows).toMatchObject([{ id: row?.id, state: 'open', timesSeen: 3 }]);
});

it('表头不对的文件说明缺哪一列；放弃要有理由，原件仍封存', async () => {
  const { id } = contract.importList.response.parse(succeeded(await send('姓名,电话\n某某,100\n')));
  const { data, can } = await settled(id);
  expect(data.job).toMatchObject({ state: 'failed', fault: { id: 'column-missing' } });
  expect(can).toEqual(['discard']);
  succeeded(await officer.request('POST', `/screening/imports/${id}/discard`, { reason: '表头不对，重新上传' }));
  expect((await detail(id)).data.state).toBe('discarded');
});

it('可以取消，取消后什么都不留下，还可以重新开始', async () => {
  const rows = Array.from({ length: 60_000 }, (_, at) => `取消公司${at},,,,,发展下线,,\n`).join('');
  const { id } = contract.importList.response.parse(succeeded(await send(HEAD + rows)));
  await settled(id);
  const { jobId } = contract.startScreening.response.parse(
    succeeded(await officer.request('POST', `/screening/imports/${id}/start`, {})),
  );
  await officer.request('POST', `/jobs/${jobId}/cancel`, {});
  const { data, can } = await settled(id);
  if (data.job.state === 'cancelled') {
    expect((await findings(`importId=${id}`)).total).toBe(0);
    expect(can).toContain('start');
  }
  const jobs = listJobs.response.parse(
    succeeded(await officer.request('GET', `/jobs?subjectType=screening_import&subjectId=${id}`)),
  );
  expect(jobs).toHaveLength(2);
});

it('清单按状态、指标查，最重的在前；模板可以下载', async () => {
  await screen('轻的公司,,,,,爱心互助,,\n重的公司,,,,,爱心互助拉人头会员费69800元,9,\n');
  const { rows } = await findings('indicator=disguise-words&state=open');
  const names = rows.map(({ name }) => name).filter((name) => name.endsWith('的公司'));
  expect(names).toEqual(['重的公司', '轻的公司']);
  const template = await test.server.http.inject({
    method: 'GET',
    url: '/api/screening/templates/firm',
    headers: officer.headers,
  });
  expect(template.rawPayload.subarray(0, 2).toString()).toBe('PK');
});
