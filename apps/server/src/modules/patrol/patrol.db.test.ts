import { createHash, randomUUID } from 'node:crypto';
import * as contract from '@qingyuan/contract/patrol';
import { afterAll, beforeAll, expect, inject, test as it } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestUser } from '../../test-server.ts';
import { uploadAs } from '../../test-upload.ts';

let test: TestServer;
let officer: TestUser;
let elsewhere: TestUser;
let prefecture: TestUser;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  officer = await test.user('522701', ['market_officer']);
  elsewhere = await test.user('522702', ['market_officer']);
  prefecture = await test.user('522700', ['joint_office']);
});
afterAll(() => test.close());

function succeeded(answer: TestAnswer): unknown {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

let sites = 0;
const thing = (change: object = {}) => ({
  id: randomUUID(),
  areaCode: '522701',
  kind: 'website',
  name: '云联互助平台',
  address: `https://www.yunlian-${(sites += 1)}.test/index`,
  description: '宣传爱心互助，缴费后拉人返利',
  ...change,
});
const record = async (change: object = {}, user = officer) =>
  contract.recordObject.response.parse(succeeded(await user.request('POST', '/online-objects', thing(change))));
const detail = async (id: string, user = officer) =>
  contract.getOnlineObject.response.parse(succeeded(await user.request('GET', `/online-objects/${id}`)));
const post = (id: string, act: string, body: object, user = officer) =>
  user.request('POST', `/online-objects/${id}/${act}`, body);

const capture = (change: object = {}) => ({
  id: randomUUID(),
  method: 'screenshot',
  officers: ['甲某', '乙某'],
  takenAt: '2026-09-15T01:00:00Z',
  ...change,
});
const content = Buffer.from('首页截图');
const fix = (id: string, change: object = {}) =>
  uploadAs(test, officer, {
    path: `/online-objects/${id}/fix`,
    data: capture(change),
    file: { name: '首页.png', content },
  });
const letter = () => ({
  referralId: randomUUID(),
  number: '匀市监函〔2026〕9号',
  letterOn: '2026-09-15',
  addressee: '黔南州通信管理部门',
  request: '请依法关停该网站。',
});
const answered = { measure: 'closed', answer: '已关停并取消备案。', answeredAt: '2026-09-15T02:00:00Z' };

it('网站从发现、固定、移送、处置到回查重新上线，每一步有时限、有凭据', async () => {
  const { id } = await record();
  expect((await post(id, 'refer', letter())).status).toBe(409);
  const sealed = contract.fixObject.response.parse(succeeded(await fix(id)));
  expect(sealed.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  succeeded(await post(id, 'refer', letter()));
  expect((await detail(id)).data.clocks).toMatchObject([{ ruleId: 'online-object-feedback', state: 'running' }]);
  succeeded(await post(id, 'answer', answered));
  expect((await detail(id)).data.referrals).toMatchObject([{ number: '匀市监函〔2026〕9号', measure: 'closed' }]);
  succeeded(await post(id, 'check', { checkId: randomUUID(), up: false, note: '多次访问无法打开' }));
  succeeded(await post(id, 'check', { checkId: randomUUID(), up: true, note: '换了服务器又能打开' }));
  const { data, can } = await detail(id);
  expect(data).toMatchObject({ state: 'back', timesBack: 1, captures: [{ name: '首页.png' }] });
  expect(data.clocks.map(({ ruleId, state }) => [ruleId, state])).toEqual([
    ['online-object-feedback', 'stopped'],
    ['online-object-recheck', 'stopped'],
  ]);
  expect(data.checks.map(({ up }) => up)).toEqual(expect.arrayContaining([true, false]));
  expect(can).toEqual(['fix', 'make-lead', 'export']);
});

it('同一网站换一种写法再次发现，认得出来，只加一次发现记录', async () => {
  const first = await record({ address: 'http://www.Same-Site.test/a' });
  const again = await record({ address: 'SAME-SITE.TEST', name: '另一个名字' });
  expect(again).toEqual({ id: first.id, state: 'found', known: true });
  const { data } = await detail(first.id);
  expect(data.name).toBe('云联互助平台');
  expect(data.sightings.map(({ address }) => address)).toEqual(expect.arrayContaining(['SAME-SITE.TEST']));
  expect(data.sightings).toHaveLength(2);
  const known = contract.findKnownObject.response.parse(
    succeeded(
      await officer.request(
        'GET',
        `/online-objects/known?kind=website&areaCode=522701&address=${encodeURIComponent('https://same-site.test:443')}`,
      ),
    ),
  );
  expect(known).toMatchObject({ identity: 'same-site.test', known: [{ id: first.id }] });
});

it('另一县发现同一网站各自建档，州里两个都看得到，县里只看得到自己的', async () => {
  const address = 'two-counties.test';
  const here = await record({ address });
  const there = await record({ address, areaCode: '522702' }, elsewhere);
  expect(there.known).toBe(false);
  const path = `/online-objects/known?kind=website&areaCode=522701&address=${address}`;
  const seen = async (user: TestUser) =>
    contract.findKnownObject.response.parse(succeeded(await user.request('GET', path))).known.map(({ id }) => id);
  expect(await seen(officer)).toEqual([here.id]);
  expect(new Set(await seen(prefecture))).toEqual(new Set([here.id, there.id]));
  expect((await elsewhere.request('GET', `/online-objects/${here.id}`)).status).toBe(404);
  expect((await post(here.id, 'dismiss', { reason: '无关' }, elsewhere)).status).toBe(404);
});

it('固定证据要两名不同的人员，时间不能在将来，空文件不收；不合格的不入库', async () => {
  const { id } = await record();
  expect(await fix(id, { officers: ['甲某', '甲某'] })).toMatchObject({ status: 422, body: { type: 'two-officers' } });
  expect(await fix(id, { takenAt: '2026-09-16T01:00:00Z' })).toMatchObject({ status: 422 });
  const empty = { path: `/online-objects/${id}/fix`, data: capture(), file: { name: '空.png', content: '' } };
  expect(await uploadAs(test, officer, empty)).toMatchObject({ status: 422, body: { type: 'file-empty' } });
  const { data } = await detail(id);
  expect(data).toMatchObject({ state: 'found', captures: [] });
});

it('一步转为线索，线索的来源是网上巡查，只转一次', async () => {
  const { id } = await record();
  const leadId = randomUUID();
  const body = { leadId, title: '云联互助平台涉嫌网络传销', summary: '网站以爱心互助名义收费拉人' };
  succeeded(await post(id, 'lead', body));
  const lead = await test.database.admin.selectFrom('lead').selectAll().where('id', '=', leadId).executeTakeFirst();
  expect(lead).toMatchObject({ source: 'online_patrol', title: body.title, area_code: '522701', state: 'received' });
  expect((await post(id, 'lead', { ...body, leadId: randomUUID() })).status).toBe(409);
  const { data, can } = await detail(id);
  expect(data.leadId).toBe(leadId);
  expect(can).not.toContain('make-lead');
  expect(data.timeline.map(({ command }) => command)).toContain('lead.create-from-finding');
});

it('排除要有理由；排除后再次发现仍是排除，可以重新受理', async () => {
  const { id } = await record({ address: 'no-scheme.test' });
  expect((await post(id, 'dismiss', {})).status).toBe(422);
  succeeded(await post(id, 'dismiss', { reason: '普通商城促销' }));
  expect(await record({ address: 'no-scheme.test' })).toMatchObject({ id, state: 'dismissed', known: true });
  succeeded(await post(id, 'take-up', { reason: '新版页面出现拉人返利' }));
  expect((await detail(id)).data.state).toBe('found');
});

it('巡查记录写明词语、平台和结果，发现的对象列在其下；时间不能颠倒或在将来', async () => {
  const patrol = {
    id: randomUUID(),
    areaCode: '522701',
    platform: '搜索引擎',
    words: ['资本运作 都匀', '资本运作 都匀', '1040工程'],
    result: '发现 1 个可疑网站',
    beganAt: '2026-09-15T00:30:00Z',
    endedAt: '2026-09-15T01:30:00Z',
  };
  succeeded(await officer.request('POST', '/patrols', patrol));
  const object = await record({ patrolId: patrol.id });
  const { data } = contract.getPatrol.response.parse(succeeded(await officer.request('GET', `/patrols/${patrol.id}`)));
  expect(data).toMatchObject({ words: ['资本运作 都匀', '1040工程'], objects: 1, seen: [{ id: object.id }] });
  for (const [beganAt, endedAt] of [
    ['2026-09-15T02:00:00Z', '2026-09-15T01:00:00Z'],
    ['2026-09-15T01:00:00Z', '2026-09-16T01:00:00Z'],
  ])
    expect((await officer.request('POST', '/patrols', { ...patrol, id: randomUUID(), beganAt, endedAt })).status).toBe(
      422,
    );
  const found = contract.listPatrols.response.parse(
    succeeded(await officer.request('GET', `/patrols?text=${encodeURIComponent('1040')}`)),
  );
  expect(found.rows.map(({ id }) => id)).toEqual([patrol.id]);
});

it('清单按名目、状态和网址查，待办里有要固定、移送、催办和回查的对象', async () => {
  const { id } = await record({ address: 'list-me.test', description: '购买原始股' });
  const ids = async (query: string) =>
    contract.listOnlineObjects.response
      .parse(succeeded(await officer.request('GET', `/online-objects?${query}`)))
      .rows.map((row) => row.id);
  expect(await ids('disguise=original-shares')).toEqual([id]);
  expect(await ids(`text=${encodeURIComponent('https://www.LIST-ME.test/x')}`)).toEqual([id]);
  expect(await ids('state=found')).toContain(id);
  const todo = succeeded(await officer.request('GET', '/todo')) as { rows: { kind: string; id: string }[] };
  expect(todo.rows).toContainEqual(expect.objectContaining({ kind: 'online_object', id }));
});

it('移送函可以下载为文档；取出固定的文件要写用途并留痕', async () => {
  const { id } = await record();
  succeeded(await fix(id));
  succeeded(await post(id, 'refer', letter()));
  const { data } = await detail(id);
  const get = (path: string) =>
    test.server.http.inject({ method: 'GET', url: `/api/online-objects/${id}${path}`, headers: officer.headers });
  const document = await get(`/referrals/${data.referrals[0]?.id}/letter`);
  expect(document.rawPayload.subarray(0, 2).toString()).toBe('PK');
  expect((await get(`/captures/${data.captures[0]?.id}`)).statusCode).toBe(422);
  const file = await get(`/captures/${data.captures[0]?.id}?purpose=${encodeURIComponent('附卷')}`);
  expect(file.rawPayload.equals(content)).toBe(true);
  expect((await detail(id)).data.timeline.at(-1)).toMatchObject({ command: 'online.export', reason: '附卷' });
});
