import { randomUUID } from 'node:crypto';
import * as contract from '@qingyuan/contract/recurrence';
import { afterAll, beforeAll, expect, inject, test as it } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestUser } from '../../../test-server.ts';

let test: TestServer;
let office: TestUser;
let elsewhere: TestUser;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  office = await test.user('522701', ['joint_office']);
  elsewhere = await test.user('522702', ['joint_office']);
});
afterAll(() => test.close());

function succeeded(answer: TestAnswer): unknown {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const assessment = {
  organisation: '未见名称',
  people: '二十人',
  hideouts: '一处',
  scale: '较小',
  developments: '仍在活动',
};

async function lead(place: string, user = office, areaCode = '522701'): Promise<string> {
  const id = randomUUID();
  const body = {
    id,
    areaCode,
    source: 'sweep',
    title: `聚集听课线索`,
    summary: '有人聚集听课',
    marks: [{ kind: 'place', text: place }],
  };
  succeeded(await user.request('POST', '/leads', body));
  return id;
}

async function confirm(id: string, user = office): Promise<void> {
  succeeded(await user.request('POST', `/leads/${id}/start`, {}));
  succeeded(await user.request('POST', `/leads/${id}/confirm`, { assessment, reason: '现场核实' }));
}

const check = async (address: string, more: Record<string, string> = {}, user = office) =>
  contract.checkPlace.response.parse(
    succeeded(
      await user.request(
        'GET',
        `/recurrence/place?${new URLSearchParams({ areaCode: '522701', address, ...more }).toString()}`,
      ),
    ),
  );
const list = async (query = '') =>
  contract.listRecurrences.response.parse(succeeded(await office.request('GET', `/recurrence${query}`)));

it('录入时马上提示：同一处所六个月内有过属实的线索，写法不同也认得出', async () => {
  test.setNow('2026-06-01T02:00:00Z');
  const before = await lead('都匀市某某小区6栋3单元301室');
  expect((await check('某某小区6栋')).earlier).toEqual([]);
  await confirm(before);
  test.setNow('2026-09-15T02:00:00Z');
  const found = await check('某某小区 ６号楼三单元301房');
  expect(found).toMatchObject({
    windowMonths: 6,
    earlier: [{ leadId: before, state: 'confirmed', sameRoom: true, daysAgo: 106 }],
  });
  expect((await check('某某小区6栋2单元')).earlier).toMatchObject([{ leadId: before, sameRoom: false }]);
  expect((await check('某某小区16栋')).earlier).toEqual([]);
  test.setNow('2026-12-15T02:00:00Z');
  expect((await check('某某小区6栋')).earlier).toEqual([]);
});

it('别的县同名的处所不算，也看不到', async () => {
  test.setNow('2026-06-01T02:00:00Z');
  await confirm(await lead('同名大厦1栋'));
  test.setNow('2026-07-01T02:00:00Z');
  expect((await check('同名大厦1栋', { areaCode: '522702' })).earlier).toEqual([]);
  expect((await check('同名大厦1栋', {}, elsewhere)).earlier).toEqual([]);
  await lead('同名大厦1栋', elsewhere, '522702');
  expect((await list()).rows.map(({ address }) => address)).not.toContain('同名大厦1栋');
});

it('反复处所清单：又出现了什么、以前有什么、什么状态、隔了多久；超过期限的不列', async () => {
  test.setNow('2026-01-05T02:00:00Z');
  await confirm(await lead('很久以前路1号'));
  const before = await lead('反复出租屋2栋101');
  await confirm(before);
  test.setNow('2026-07-04T02:00:00Z');
  const again = await lead('反复出租屋二栋101室');
  test.setNow('2026-07-20T02:00:00Z');
  await lead('很久以前路1号');
  const { rows } = await list();
  const row = rows.find(({ id }) => id.includes('反复出租屋'));
  expect(row).toMatchObject({
    again: [{ leadId: again, state: 'received' }],
    before: [{ leadId: before, state: 'confirmed', sameRoom: true, daysAgo: 180 }],
  });
  expect(rows.map(({ address }) => address)).not.toContain('很久以前路1号');
  const ofLead = async (id: string) =>
    contract.getLeadRecurrence.response.parse(succeeded(await office.request('GET', `/recurrence/leads/${id}`)))
      .earlier;
  expect(await ofLead(again)).toMatchObject([{ leadId: before, daysAgo: 180 }]);
  expect(await ofLead(before)).toEqual([]);
  expect((await list('?area=522701002')).rows).toEqual([]);
});
