import { randomUUID } from 'node:crypto';
import * as contract from '@qingyuan/contract/cases';
import { CaseAction, type CaseState } from '@qingyuan/contract/cases';
import { foldState } from '@qingyuan/core/workflow/workflow';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { withScope } from '../../platform/db/scope.ts';
import { startTestServer, type TestServer, type TestUser } from '../../test-server.ts';
import {
  confirmedLead,
  type County,
  detail,
  fileCase,
  newCounty,
  proposal,
  propose,
  step,
  succeeded,
} from './cases.test-helper.ts';
import { caseWorkflow } from './cases.workflow.ts';
import { requireWorkableCase } from './index.ts';

let test: TestServer;
let duyun: County;
let fuquan: County;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  duyun = await newCounty(test, '522701');
  fuquan = await newCounty(test, '522702');
});
afterAll(() => test.close());

const list = async (user: TestUser, query = '') =>
  contract.listCases.response.parse(succeeded(await user.request('GET', `/cases${query}`)));

describe('立案', () => {
  it('从属实的线索提请立案，经负责人批准后有案号和办案时限', async () => {
    const leadId = await confirmedLead(duyun);
    const id = await propose(duyun, { leadId });
    expect((await detail(duyun.office, id)).data).toMatchObject({ state: 'proposed', number: null, leadId });
    const filed = contract.approveFiling.response.parse(succeeded(await step(duyun.head, `${id}/approve-filing`, {})));
    expect(filed.number).toMatch(/^匀市监案〔2026〕\d+号$/u);
    const { data } = await detail(duyun.officer, id);
    expect(data).toMatchObject({ state: 'filed', number: filed.number, filingApprovedBy: duyun.head.actor.name });
    expect(data.officers.map((officer) => officer.id).toSorted()).toEqual(
      [duyun.officer.actor.userId, duyun.other.actor.userId].toSorted(),
    );
    // 2026-09-15 + 90 日 = 2026-12-14.
    expect(data.clocks).toMatchObject([
      { ruleId: 'case-decision', dueAt: '2026-12-14T15:59:59.999Z', state: 'running' },
    ]);
    expect(data.timeline.map((entry) => entry.command)).toEqual(['case.open', 'case.approve-filing']);
    expect(succeeded(await duyun.officer.request('GET', `/leads/${leadId}`))).toMatchObject({
      data: { state: 'in_case', caseId: id },
    });
  });

  it('办案人员不足两人、重复、不在本辖区或者没有执法身份的，不受理', async () => {
    const one = duyun.officer.actor.userId;
    const refused = [
      [one],
      [one, one],
      [one, randomUUID()],
      [one, duyun.lawyer.actor.userId],
      [one, fuquan.officer.actor.userId],
    ];
    for (const officers of refused) {
      expect((await duyun.office.request('POST', '/cases', proposal(duyun, { officers }))).status).toBe(422);
    }
  });

  it('提请人不能批准自己提请的立案，也不能由别的县批准', async () => {
    const both = await test.user('522701', ['market_officer', 'agency_head']);
    const body = proposal(duyun);
    succeeded(await both.request('POST', '/cases', body));
    expect((await detail(both, body.id)).can).not.toContain('approve-filing');
    expect(await step(both, `${body.id}/approve-filing`, {})).toMatchObject({
      status: 403,
      body: { type: 'separation-of-duties' },
    });
    const prefectureHead = await test.user('522700', ['agency_head']);
    expect(await step(prefectureHead, `${body.id}/approve-filing`, {})).toMatchObject({
      status: 403,
      body: { type: 'not-this-agency' },
    });
    expect(await step(fuquan.head, `${body.id}/approve-filing`, {})).toMatchObject({ status: 404 });
    expect((await step(duyun.head, `${body.id}/approve-filing`, {})).status).toBe(200);
  });

  it('一条线索只能立一个案：同时提请两次，一次成功，另一次什么也不留', async () => {
    const leadId = await confirmedLead(duyun);
    const bodies = [proposal(duyun, { leadId }), proposal(duyun, { leadId })];
    const answers = await Promise.all(bodies.map((body) => duyun.office.request('POST', '/cases', body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const stored = await test.database.admin
      .selectFrom('case_file')
      .select('id')
      .where('lead_id', '=', leadId)
      .execute();
    expect(stored).toHaveLength(1);
    const lost = bodies.find(({ id }) => id !== stored[0]?.id);
    expect(await duyun.office.request('GET', `/cases/${lost?.id}`)).toMatchObject({ status: 404 });
  });

  it('同时批准多个立案，案号连续不缺不重；失败的批准不占号', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => propose(fuquan)));
    // Half of them are sent twice: the second comes too late and must not take a number.
    const calls = [...ids, ...ids.slice(0, 4)].map((id) => step(fuquan.head, `${id}/approve-filing`, {}));
    const answers = await Promise.all(calls);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(8);
    const { rows } = await list(fuquan.office, '?size=100');
    const ordinals = rows.flatMap(({ number }) => (number === null ? [] : [Number(/〕(\d+)号$/u.exec(number)?.[1])]));
    expect(ordinals.toSorted((a, b) => a - b)).toEqual(ordinals.map((_, i) => i + 1));
  });

  it('案号按年另起', async () => {
    test.setNow('2027-01-04T02:00:00Z');
    const pingtang = await newCounty(test, '522727');
    const id = await propose(pingtang);
    const answer = await step(pingtang.head, `${id}/approve-filing`, {});
    test.setNow('2026-09-15T02:00:00Z');
    expect(answer).toMatchObject({ status: 200, body: { number: '平市监案〔2027〕1号' } });
  });
});

describe('程序', () => {
  const WHO = (action: CaseAction): TestUser => {
    const { roles } = caseWorkflow.actions[action];
    if (roles.includes('agency_head')) return duyun.head;
    return roles.includes('legal_officer') ? duyun.lawyer : duyun.officer;
  };
  const EXTRA = { decide: { outcome: 'punish' } } as Partial<Record<CaseAction, object>>;

  it('任意步骤序列：服务器允许的恰是程序表允许的，最后的状态就是逐步推得的状态', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...CaseAction.options), { minLength: 3, maxLength: 8 }),
        async (wanted) => {
          const id = await propose(duyun);
          const done: CaseAction[] = [];
          for (const action of wanted) {
            const state = foldState(caseWorkflow, done);
            const possible = caseWorkflow.actions[action].from.includes(state);
            expect((await detail(WHO(action), id)).can.includes(action)).toBe(possible);
            const answer = await step(WHO(action), `${id}/${action}`, { reason: '按程序办理', ...EXTRA[action] });
            expect(answer.status, `${action} in ${state}: ${JSON.stringify(answer.body)}`).toBe(possible ? 200 : 409);
            if (possible) done.push(action);
          }
          const { data } = await detail(duyun.officer, id);
          expect(data.state).toBe(foldState(caseWorkflow, done));
          expect(data.timeline.map((entry) => entry.command)).toEqual([
            'case.open',
            ...done.map((action) => `case.${action}`),
          ]);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('从立案到结案：审核人不是提交人，决定使办案时限停止', async () => {
    const id = await fileCase(duyun);
    succeeded(await step(duyun.officer, `${id}/start-investigation`, {}));
    expect((await duyun.officer.request('POST', `/cases/${id}/notes`, { text: '已约谈当事人' })).status).toBe(200);
    succeeded(await step(duyun.officer, `${id}/submit-review`, {}));
    expect(await step(duyun.officer, `${id}/pass-review`)).toMatchObject({ status: 403 });
    expect(await step(duyun.lawyer, `${id}/pass-review`, {})).toMatchObject({ status: 422 });
    succeeded(await step(duyun.lawyer, `${id}/pass-review`));
    succeeded(await step(duyun.head, `${id}/decide`, { reason: '事实清楚', outcome: 'punish' }));
    succeeded(await step(duyun.officer, `${id}/close`));
    const { data, can } = await detail(duyun.officer, id);
    expect(data).toMatchObject({ state: 'closed', outcome: 'punish', dueAt: null });
    expect(data.clocks.map(({ state }) => state)).toEqual(['stopped', 'stopped']);
    expect(can).toEqual(['note']);
  });

  it('只有已立案、调查中的案件可以取证和分析', async () => {
    const id = await propose(duyun);
    const require = () =>
      withScope(test.server.platform.db, duyun.officer.actor.scope, (db) =>
        requireWorkableCase(db, duyun.officer.actor.scope, id),
      );
    await expect(require()).rejects.toMatchObject({ id: 'case-not-workable', status: 409 });
    succeeded(await step(duyun.head, `${id}/approve-filing`, {}));
    expect(await require()).toMatchObject({ id, area: '522701', state: 'filed' });
  });
});

describe('谁看得到', () => {
  it('别的县看不到案件，列表、详情和没有条件的查询都一样；州看得到', async () => {
    const id = await fileCase(duyun);
    expect(await fuquan.officer.request('GET', `/cases/${id}`)).toMatchObject({ status: 404 });
    expect((await list(fuquan.officer, '?size=100')).rows.map((row) => row.id)).not.toContain(id);
    const tables = ['case_file', 'case_officer'] as const;
    for (const table of tables) {
      const { scope } = fuquan.officer.actor;
      const rows = await withScope(test.server.platform.db, scope, (db) =>
        db.selectFrom(table).select('area_code').execute(),
      );
      expect(new Set(rows.map((row) => row.area_code))).toEqual(new Set(['522702']));
      expect(await test.server.platform.db.selectFrom(table).select('area_code').execute()).toEqual([]);
    }
    const prefecture = await test.user('522700', ['leader']);
    expect((await detail(prefecture, id)).can).toEqual([]);
  });

  it('公安只看到批准移送的案件', async () => {
    const police = await test.user('522701', ['police_officer']);
    const id = await fileCase(duyun);
    expect(await police.request('GET', `/cases/${id}`)).toMatchObject({ status: 404 });
    succeeded(await step(duyun.officer, `${id}/propose-transfer`));
    expect(await police.request('GET', `/cases/${id}`)).toMatchObject({ status: 404 });
    succeeded(await step(duyun.head, `${id}/approve-transfer`, {}));
    expect((await detail(police, id)).data.state).toBe('transferred');
    const states = new Set((await list(police, '?size=100')).rows.map((row) => row.state));
    expect([...states].filter((state: CaseState) => state !== 'transferred' && state !== 'handed_over')).toEqual([]);
  });

  it('审计和系统管理员进不了案件', async () => {
    const id = await fileCase(duyun);
    for (const role of ['auditor', 'admin', 'grid_worker'] as const) {
      const user = await test.user('522701', [role]);
      expect(await user.request('GET', `/cases/${id}`)).toMatchObject({ status: 403 });
      expect(await user.request('GET', '/cases')).toMatchObject({ status: 403 });
    }
  });

  it('每人十分钟内查看记一次，案件里看得到谁看过', async () => {
    const id = await fileCase(duyun);
    const looks = () =>
      test.database.admin
        .selectFrom('audit_entry')
        .select('actor_id')
        .where('kind', '=', 'case.view')
        .where('body', 'like', `%${id}%`)
        .execute();
    await detail(duyun.officer, id);
    await detail(duyun.officer, id);
    expect(await looks()).toHaveLength(1);
    await detail(duyun.lawyer, id);
    test.setNow('2026-09-15T02:10:00Z');
    const { data } = await detail(duyun.officer, id);
    test.setNow('2026-09-15T02:00:00Z');
    expect(await looks()).toHaveLength(3);
    expect(data.looks.map((look) => look.actorName)).toEqual([duyun.lawyer.actor.name, duyun.officer.actor.name]);
    expect(data.timeline.map((entry) => entry.command)).not.toContain('case.view');
  });
});

it('列表按文字、状态、地区、日期和本人筛选', async () => {
  const dushan = await newCounty(test, '522726');
  const one = await propose(dushan, {
    title: '“消费返利”平台案',
    officers: [dushan.officer.actor.userId, dushan.office.actor.userId],
  });
  const two = await fileCase(dushan);
  const ids = async (query: string, user = dushan.office) =>
    (await list(user, query)).rows.map((row) => row.id).toSorted();
  expect(await ids('')).toEqual([one, two].toSorted());
  expect(await ids(`?text=${encodeURIComponent('返利')}`)).toEqual([one]);
  expect(await ids(`?text=${encodeURIComponent('独市监案')}`)).toEqual([two]);
  expect(await ids('?text=%25')).toEqual([]);
  expect(await ids('?state=proposed')).toEqual([one]);
  expect(await ids('?mine=true', dushan.other)).toEqual([two]);
  expect(await ids('?mine=true', dushan.office)).toEqual([one]);
  expect(await ids('?area=522726')).toEqual([one, two].toSorted());
  expect(await ids('?area=522701')).toEqual([]);
  expect(await ids('?openedFrom=2026-09-15&openedTo=2026-09-15')).toHaveLength(2);
  expect(await ids('?openedFrom=2026-09-16')).toEqual([]);
  expect(await ids('?openedTo=2026-09-14')).toEqual([]);
  expect((await list(dushan.office, '?size=1&page=2')).rows).toHaveLength(1);
});

it('待办：负责人批立案，法制人员审核，办案人员看自己临近时限的案件', async () => {
  const luodian = await newCounty(test, '522728');
  const toDo = async (user: TestUser) =>
    (
      succeeded(await user.request('GET', '/todo')) as { rows: { kind: string; id: string; state: string }[] }
    ).rows.filter((row) => row.kind === 'case');
  const id = await propose(luodian);
  expect(await toDo(luodian.head)).toMatchObject([{ id, state: 'proposed' }]);
  expect(await toDo(luodian.officer)).toEqual([]);
  succeeded(await step(luodian.head, `${id}/approve-filing`, {}));
  expect(await toDo(luodian.head)).toEqual([]);
  expect(await toDo(luodian.officer)).toMatchObject([{ id, state: 'filed' }]);
  succeeded(await step(luodian.officer, `${id}/start-investigation`, {}));
  expect(await toDo(luodian.officer)).toEqual([]);
  test.setNow('2026-12-10T02:00:00Z');
  expect(await toDo(luodian.officer)).toMatchObject([{ id, dueState: 'near' }]);
  expect(await toDo(luodian.office)).toEqual([]);
  test.setNow('2026-12-20T02:00:00Z');
  expect(await toDo(luodian.officer)).toMatchObject([{ id, dueState: 'overdue' }]);
  succeeded(await step(luodian.officer, `${id}/submit-review`, {}));
  expect(await toDo(luodian.lawyer)).toMatchObject([{ id, state: 'under_review' }]);
  test.setNow('2026-09-15T02:00:00Z');
});
