import { randomUUID } from 'node:crypto';
import { listDuplicates } from '@qingyuan/contract/lead-duplicates';
import { getLeadWork } from '@qingyuan/contract/lead-work';
import { afterAll, beforeAll, expect, inject, test as it } from 'vitest';
import { startTestServer, type TestServer, type TestUser } from '../../../test-server.ts';
import { leadFromTip, leadOf, newLead, post, read, tipOf } from '../leads.test-helper.ts';

let test: TestServer;
let office: TestUser;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  office = await test.user('522701', ['joint_office']);
});
afterAll(() => test.close());

const duplicates = (id: string) => read(office, listDuplicates, `/leads/${id}/duplicates`);
const merge = (id: string, into: string, user = office) =>
  user.request('POST', `/leads/${id}/merge`, { mergeId: randomUUID(), into, reason: '同一窝点' });

it('两件举报写的是同一地点，提示疑似重复并说明理由；不会自动并案', async () => {
  const first = await leadFromTip(office, { place: '都匀市锦绣苑6号楼3单元301室' });
  const second = await leadFromTip(office, { place: '锦绣苑 六栋' });
  const { marks, candidates, can } = await duplicates(second.leadId);
  expect(marks).toMatchObject([{ kind: 'place', shown: '锦绣苑 六栋' }]);
  expect(candidates).toMatchObject([
    { id: first.leadId, mergeable: true, reasons: [{ ground: 'same_building', there: '都匀市锦绣苑6号楼3单元301室' }] },
  ]);
  expect(can).toEqual(['merge', 'mark']);
  expect((await leadOf(office, second.leadId)).data.state).toBe('received');
});

it('电话只存指纹和遮掩后的号码，仍能据此找到重复', async () => {
  const phone = '13912340001';
  const [a, b] = [await newLead(office, { summary: `联系人电话 ${phone}` }), await newLead(office)];
  await post(office, `/leads/${b}/marks`, { marks: [{ kind: 'phone', text: '+86 139-1234-0001' }] });
  expect((await duplicates(b)).candidates).toMatchObject([
    { id: a, reasons: [{ ground: 'same_phone', here: '139****0001' }] },
  ]);
  const stored = await test.database.admin
    .selectFrom('lead_mark')
    .select(['key', 'shown'])
    .where('lead_id', '=', b)
    .execute();
  expect(JSON.stringify(stored)).not.toContain(phone);
  const [mark] = (await duplicates(b)).marks;
  await post(office, `/leads/${b}/marks/${mark?.id}/remove`);
  expect((await duplicates(b)).candidates).toEqual([]);
});

it('格式不对的要素不保存，说明请改正', async () => {
  const id = await newLead(office);
  const answer = await office.request('POST', `/leads/${id}/marks`, { marks: [{ kind: 'site', text: '没有网址' }] });
  expect(answer).toMatchObject({ status: 422, body: { type: expect.stringContaining('marks-unknown') } });
});

it('并案后两件举报按收到的先后列在一起，进展两位举报人都能看到；撤销后各归各', async () => {
  const first = await leadFromTip(office, { receivedAt: '2026-09-10T02:00:00Z' });
  const second = await leadFromTip(office, { receivedAt: '2026-09-09T02:00:00Z' });
  await post(office, `/leads/${first.leadId}/start`);
  expect((await merge(second.leadId, first.leadId)).status).toBe(200);
  const work = await read(office, getLeadWork, `/leads/${first.leadId}/work`);
  expect(work.data.tips.map(({ tipId }) => tipId)).toEqual([second.tipId, first.tipId]);
  const merged = await leadOf(office, second.leadId);
  expect(merged.data).toMatchObject({ state: 'merged', mergedInto: { id: first.leadId } });
  expect(merged.data.clocks).toMatchObject([{ state: 'stopped' }]);
  expect(merged.can.filter((act) => act !== 'ask-clock-change')).toEqual(['unmerge']);
  await post(office, `/leads/${first.leadId}/refute`, { reason: '查无此事' });
  const progress = async (id: string) =>
    (await test.database.admin.selectFrom('tip').select('progress').where('id', '=', id).executeTakeFirstOrThrow())
      .progress;
  expect([await progress(first.tipId), await progress(second.tipId)]).toEqual(['refuted', 'refuted']);

  await post(office, `/leads/${second.leadId}/unmerge`, { reason: '不是同一处' });
  const again = await leadOf(office, second.leadId);
  expect(again.data).toMatchObject({ state: 'received', mergedInto: null });
  // From the tip's day again, not from today.
  expect(again.data.clocks.at(-1)).toMatchObject({ state: 'running', startedAt: '2026-09-09T02:00:00.000Z' });
  expect((await read(office, getLeadWork, `/leads/${first.leadId}/work`)).data.tips).toHaveLength(1);
  expect((await duplicates(second.leadId)).merges).toMatchObject([{ reason: '同一窝点', undoneReason: '不是同一处' }]);
});

it('并入首件的举报也算在线索之后，按先后排列', async () => {
  const first = await leadFromTip(office, { receivedAt: '2026-09-10T02:00:00Z' });
  const tipId = randomUUID();
  const body = { areaCode: '522701', channel: 'phone', kind: 'gathering', what: '同一件事' };
  await post(office, '/tips', { id: tipId, ...body, receivedAt: '2026-09-12T02:00:00Z' });
  await post(office, `/tips/${tipId}/merge`, { into: first.tipId, reason: '重复' });
  const { data } = await read(office, getLeadWork, `/leads/${first.leadId}/work`);
  expect(data.tips).toMatchObject([{ tipId: first.tipId }, { tipId, receivedAt: '2026-09-12T02:00:00.000Z' }]);
  expect((await tipOf(office, tipId)).data.state).toBe('merged');
});

it('已有结果的不能并入别的；不能并入自己、已办结的；外县的找不到', async () => {
  const [a, b] = [await newLead(office), await newLead(office)];
  expect((await merge(a, a)).status).toBe(409);
  await post(office, `/leads/${b}/start`);
  await post(office, `/leads/${b}/refute`, { reason: '查无此事' });
  expect((await merge(a, b)).status).toBe(409);
  expect((await merge(b, a)).status).toBe(409);
  const elsewhere = await test.user('522702', ['joint_office']);
  expect((await merge(a, await newLead(office), elsewhere)).status).toBe(404);
});
