import { randomUUID } from 'node:crypto';
import { listHandOverAreas, listHandOvers } from '@qingyuan/contract/lead-hand-overs';
import { listToDo } from '@qingyuan/contract/todo';
import { getLeadWork } from '@qingyuan/contract/lead-work';
import { afterAll, beforeAll, beforeEach, expect, inject, test as it } from 'vitest';
import { startTestServer, type TestServer, type TestUser } from '../../../test-server.ts';
import { leadOf, newLead, post, read } from '../leads.test-helper.ts';

let test: TestServer;
let duyun: TestUser;
let fuquan: TestUser;
let prefecture: TestUser;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  duyun = await test.user('522701', ['joint_office']);
  fuquan = await test.user('522702', ['joint_office']);
  prefecture = await test.user('522700', ['joint_office']);
});
beforeEach(() => test.setNow('2026-09-15T02:00:00Z'));
afterAll(() => test.close());

async function send(toArea = '522702'): Promise<{ id: string; leadId: string }> {
  const leadId = await newLead(duyun, { marks: [{ kind: 'phone', text: '13900002222' }] });
  const id = randomUUID();
  await post(duyun, `/leads/${leadId}/hand-overs`, { handOverId: id, toArea, reason: '窝点在福泉' });
  return { id, leadId };
}
const one = async (user: TestUser, id: string) =>
  (await read(user, listHandOvers, '/lead-hand-overs')).rows.find((row) => row.id === id);
const act = (user: TestUser, id: string, name: string, body: object = { reason: '理由充分' }) =>
  user.request('POST', `/lead-hand-overs/${id}/${name}`, body);

it('可移送本州其他县市和州，不能移送自己', async () => {
  const id = await newLead(duyun);
  const { areas } = await read(duyun, listHandOverAreas, `/leads/${id}/hand-over-areas`);
  expect(areas.length).toBeGreaterThanOrEqual(12);
  expect(areas[0]).toMatchObject({ code: '522700', above: true });
  expect(areas.some(({ code }) => code === '522701')).toBe(false);
});

it('对方签收后成为对方的线索，本地办结并有回执；对方看不到原线索', async () => {
  const { id, leadId } = await send();
  expect((await duyun.request('POST', `/leads/${leadId}/start`, {})).status).toBe(409);
  expect((await leadOf(duyun, leadId)).data.handingOver).toBe('sent');
  expect((await fuquan.request('GET', `/leads/${leadId}`)).status).toBe(404);
  const seen = await one(fuquan, id);
  expect(seen).toMatchObject({
    state: 'sent',
    can: ['receive', 'refuse'],
    marks: [{ kind: 'phone', shown: '139****2222' }],
  });
  const taken = randomUUID();
  expect((await act(duyun, id, 'receive', { leadId: taken })).status).toBe(403);
  expect((await act(prefecture, id, 'receive', { leadId: taken })).status).toBe(403);
  expect((await act(fuquan, id, 'receive', { leadId: taken })).status).toBe(200);
  expect((await leadOf(duyun, leadId)).data).toMatchObject({ state: 'handed_over', handedOverTo: '福泉市' });
  expect((await leadOf(duyun, leadId)).data.clocks).toMatchObject([{ state: 'stopped' }]);
  const { receiptNumber } = (await one(duyun, id)) ?? {};
  expect(receiptNumber).toContain('522702-20260915');
  const { data } = await leadOf(fuquan, taken);
  expect(data).toMatchObject({ state: 'received', source: 'handed_over', areaCode: '522702' });
  expect((await read(fuquan, getLeadWork, `/leads/${taken}/work`)).data.origin).toMatchObject({
    agency: duyun.actor.agency.name,
    paperNumber: receiptNumber,
  });
  expect((await duyun.request('GET', `/leads/${taken}`)).status).toBe(404);
});

it('对方退回要有理由，本地可撤回自办；七个工作日的协商期从退回起算', async () => {
  const { id, leadId } = await send();
  expect((await act(fuquan, id, 'refuse', {})).status).toBe(422);
  expect((await act(fuquan, id, 'refuse')).status).toBe(200);
  expect(await one(duyun, id)).toMatchObject({
    state: 'refused',
    answerReason: '理由充分',
    clock: { ruleId: 'jurisdiction-dispute', state: 'running', dueAt: '2026-09-23T15:59:59.999Z' },
    can: ['withdraw', 'dispute'],
  });
  expect((await duyun.request('POST', `/leads/${leadId}/start`, {})).status).toBe(409);
  expect((await act(duyun, id, 'withdraw')).status).toBe(200);
  await post(duyun, `/leads/${leadId}/start`);
});

it('协商不成报州指定：指定给对方的转到对方，时限停止', async () => {
  const { id, leadId } = await send();
  await act(fuquan, id, 'refuse');
  expect((await act(duyun, id, 'dispute')).status).toBe(200);
  expect((await act(duyun, id, 'withdraw')).status).toBe(409);
  const running = (await leadOf(duyun, leadId)).data.clocks.find(({ ruleId }) => ruleId === 'jurisdiction-dispute');
  expect(running).toMatchObject({ state: 'running' });
  const taken = randomUUID();
  const decision = { area: '522702', leadId: taken, reason: '主要窝点在福泉' };
  expect((await act(fuquan, id, 'designate', decision)).status).not.toBe(200);
  expect((await one(prefecture, id))?.can).toEqual(['designate']);
  expect((await act(prefecture, id, 'designate', decision)).status).toBe(200);
  expect((await leadOf(fuquan, taken)).data.state).toBe('received');
  const mine = await leadOf(duyun, leadId);
  expect(mine.data).toMatchObject({ state: 'handed_over', handedOverTo: '福泉市', handingOver: null });
  expect(mine.data.clocks.every(({ state }) => state === 'stopped')).toBe(true);
});

it('指定由移送方管辖的，线索回到移送方继续办', async () => {
  const { id, leadId } = await send();
  await act(fuquan, id, 'refuse');
  await act(duyun, id, 'dispute');
  const decision = { area: '522701', leadId: randomUUID(), reason: '举报地在都匀' };
  expect((await act(prefecture, id, 'designate', decision)).status).toBe(200);
  expect((await leadOf(duyun, leadId)).data).toMatchObject({ state: 'received', handingOver: null });
  await post(duyun, `/leads/${leadId}/start`);
});

it('移送在该谁办时列入谁的待办：对方签收前是对方，退回后是移送方，争议时是州', async () => {
  const { id } = await send();
  const waiting = async (user: TestUser) =>
    (await read(user, listToDo, '/todo')).rows.find((row) => row.kind === 'lead_hand_over' && row.id === id);
  expect(await waiting(fuquan)).toMatchObject({ state: 'sent', dueAt: null });
  expect(await waiting(duyun)).toBeUndefined();
  expect(await waiting(prefecture)).toBeUndefined();
  await act(fuquan, id, 'refuse');
  expect(await waiting(fuquan)).toBeUndefined();
  expect(await waiting(duyun)).toMatchObject({ state: 'refused', dueAt: '2026-09-23T15:59:59.999Z' });
  await act(duyun, id, 'dispute');
  expect(await waiting(duyun)).toBeUndefined();
  expect(await waiting(prefecture)).toMatchObject({ state: 'disputed' });
  const grid = await test.user('522702', ['grid_worker']);
  expect((await grid.request('GET', '/todo')).status).toBe(200);
  expect(await waiting(grid)).toBeUndefined();
});

it('报送州一级的，州退回后没有再上一级可报', async () => {
  const { id } = await send('522700');
  expect((await one(prefecture, id))?.can).toEqual(['receive', 'refuse']);
  await act(prefecture, id, 'refuse');
  expect((await one(duyun, id))?.can).toEqual(['withdraw']);
});

it('没有签收的一方不能借数据库函数结束别人的线索', async () => {
  const { id } = await send();
  const { withScope } = await import('../../../platform/db/scope.ts');
  const { endHandedLead } = await import('./hand-overs.sql.ts');
  const scope = fuquan.actor.scope;
  const end = () =>
    withScope(test.database.app, scope, (tx) => endHandedLead(tx, scope, { handOver: id, at: new Date() }));
  await expect(end()).rejects.toThrow('not taken');
});
