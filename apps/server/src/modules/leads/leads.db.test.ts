import { randomUUID } from 'node:crypto';
import * as contract from '@qingyuan/contract/leads';
import { LeadAction as Action } from '@qingyuan/contract/leads';
import { foldState } from '@qingyuan/core/workflow/workflow';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test as it } from 'vitest';
import { withScope } from '../../platform/db/scope.ts';
import { startTestServer, type TestAnswer, type TestServer, type TestUser } from '../../test-server.ts';
import { listLeadsToDo } from './leads.read.ts';
import { leadWorkflow } from './leads.workflow.ts';

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
  people: '约二十人',
  hideouts: '一处',
  scale: '较小',
  developments: '仍在活动',
};

/** What each act sends; taking happens by opening a case. */
const BODIES: Readonly<Record<'start' | 'confirm' | 'refute' | 'hand-over', object>> = {
  start: {},
  confirm: { assessment, reason: '现场核实' },
  refute: { reason: '查无此事' },
  'hand-over': { to: '公安机关', reason: '涉嫌犯罪' },
};
const ACTS = Action.exclude(['take', 'pass', 'merge', 'unmerge']).options;
const act = (id: string, action: keyof typeof BODIES, user = office) =>
  user.request('POST', `/leads/${id}/${action}`, BODIES[action]);

async function create(change: object = {}): Promise<string> {
  const id = randomUUID();
  const body = {
    id,
    areaCode: '522701002',
    source: 'media',
    title: '媒体报道的线索',
    summary: '报道称有聚集',
    ...change,
  };
  succeeded(await office.request('POST', '/leads', body));
  return id;
}

const inFull = async (id: string) =>
  contract.getLead.response.parse(succeeded(await office.request('GET', `/leads/${id}`)));
const list = async (query: string, user = office) =>
  contract.listLeads.response.parse(succeeded(await user.request('GET', `/leads${query}`)));

it('核实要写五个方面，缺一不可；核实后可以立案', async () => {
  const id = await create();
  succeeded(await act(id, 'start'));
  const { hideouts: _left, ...four } = assessment;
  expect((await office.request('POST', `/leads/${id}/confirm`, { assessment: four, reason: '核实' })).status).toBe(422);
  succeeded(await act(id, 'confirm'));
  const { data, can } = await inFull(id);
  expect(data).toMatchObject({
    state: 'confirmed',
    assessment,
    verifierName: office.actor.name,
    verifiedAt: '2026-09-15T02:00:00.000Z',
  });
  expect(data.clocks).toMatchObject([{ ruleId: 'lead-verification', state: 'running' }]);
  expect(can).toEqual(['hand-over', 'open-case', 'send', 'grade', 'ask-clock-change']);
});

it('认定不属实要有理由，时限随之停止', async () => {
  const id = await create();
  succeeded(await act(id, 'start'));
  expect((await office.request('POST', `/leads/${id}/refute`, {})).status).toBe(422);
  succeeded(await act(id, 'refute'));
  const { data, can } = await inFull(id);
  expect(data.clocks).toMatchObject([{ state: 'stopped' }]);
  expect(data.timeline.at(-1)).toMatchObject({ command: 'lead.refute', reason: '查无此事' });
  expect(can).toEqual(['ask-clock-change']);
});

it('无论按什么次序办理，由时间线推出的状态总是库里的状态', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...ACTS), { minLength: 1, maxLength: 6 }), async (wished) => {
      const id = await create();
      for (const one of wished) expect([200, 409]).toContain((await act(id, one)).status);
      const { data } = await inFull(id);
      const [made, ...done] = data.timeline.map((entry) => entry.command.replace('lead.', ''));
      expect(made).toBe('create');
      expect(
        foldState(
          leadWorkflow,
          done.map((name) => Action.parse(name)),
        ),
      ).toBe(data.state);
    }),
    { numRuns: 15 },
  );
});

it('列表按状态、地区、文字和日期查询，州的代码包括各县', async () => {
  const title = `独一无二 ${randomUUID()}`;
  const id = await create({ title });
  const found = async (query: string) => (await list(`?size=100&${query}`)).rows.map((row) => row.id).includes(id);
  const text = `text=${encodeURIComponent(title.slice(-12))}`;
  expect(await found(text)).toBe(true);
  expect(await found(`${text}&state=received&area=522700&registeredFrom=2026-09-15&registeredTo=2026-09-15`)).toBe(
    true,
  );
  for (const other of [
    'state=verifying',
    'area=522701001',
    'registeredTo=2026-09-14',
    'registeredFrom=2026-09-16',
    'source=sweep',
    'grade=major',
  ]) {
    expect(await found(`${text}&${other}`), other).toBe(false);
  }
  expect(await list('?text=%25')).toMatchObject({ total: 0 });
});

it('待办里有待核查、核查中和待立案的，没有办结的；外县的不在其中', async () => {
  const [open, ended] = [await create(), await create()];
  succeeded(await act(ended, 'start'));
  succeeded(await act(ended, 'refute'));
  const todo = async (user: TestUser) => {
    const on = { actor: user.actor, law: test.server.platform.law, now: new Date('2026-09-15T02:00:00Z') };
    const { rows } = await withScope(test.database.app, user.actor.scope, (tx) =>
      listLeadsToDo(tx, user.actor.scope, on),
    );
    return rows.map((row) => row.id);
  };
  expect(await todo(office)).toContain(open);
  expect(await todo(office)).not.toContain(ended);
  expect(await todo(elsewhere)).toEqual([]);
});

it('外县看不到、办不了', async () => {
  const id = await create();
  expect((await elsewhere.request('GET', `/leads/${id}`)).status).toBe(404);
  expect((await act(id, 'start', elsewhere)).status).toBe(404);
  expect((await list('', elsewhere)).total).toBe(0);
});
