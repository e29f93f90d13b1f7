import { randomUUID } from 'node:crypto';
import { getLeadWork, listAssignees } from '@qingyuan/contract/lead-work';
import { listLeads } from '@qingyuan/contract/leads';
import { lateLeads, mapLeads } from '@qingyuan/contract/lead-overview';
import { afterAll, beforeAll, beforeEach, expect, inject, test as it } from 'vitest';
import { startTestServer, type TestServer, type TestUser } from '../../../test-server.ts';
import { leadFromTip, leadOf, newLead, post, read, tipOf } from '../leads.test-helper.ts';

let test: TestServer;
let office: TestUser;
let officer: TestUser;
let head: TestUser;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  office = await test.user('522701', ['joint_office']);
  officer = await test.user('522701', ['market_officer']);
  head = await test.user('522701', ['agency_head']);
});
beforeEach(() => test.setNow('2026-09-15T02:00:00Z'));
afterAll(() => test.close());

const work = (id: string, user = office) => read(user, getLeadWork, `/leads/${id}/work`);
const assessment = { organisation: '甲', people: '乙', hideouts: '丙', scale: '丁', developments: '戊' };
const clockOf = async (id: string, ruleId: string) =>
  (await leadOf(office, id)).data.clocks.find((clock) => clock.ruleId === ruleId && clock.stoppedAt === null);

it('交办到人，签收后由他核查；退回的可以改交办', async () => {
  const id = await newLead(office);
  const { agencies } = await read(office, listAssignees, `/leads/${id}/assignees`);
  const agency = agencies.find(({ officers }) => officers.some((one) => one.id === officer.actor.userId));
  expect(agency).toBeDefined();
  const to = { agencyId: agency?.id, officerId: officer.actor.userId };
  expect((await officer.request('POST', `/leads/${id}/assign`, { assignmentId: randomUUID(), ...to })).status).toBe(
    403,
  );
  await post(office, `/leads/${id}/assign`, { assignmentId: randomUUID(), ...to });
  expect((await work(id, officer)).can).toEqual(expect.arrayContaining(['accept', 'decline']));
  expect((await office.request('POST', `/leads/${id}/start`, {})).status).toBe(403);
  await post(officer, `/leads/${id}/assignment/decline`, { reason: '正在休假' });
  await post(office, `/leads/${id}/assign`, { assignmentId: randomUUID(), ...to });
  await post(officer, `/leads/${id}/assignment/accept`);
  await post(officer, `/leads/${id}/start`);
  const { data } = await work(id);
  expect(data.assignments).toMatchObject([
    { acceptedName: officer.actor.name, endedAt: null },
    { declineReason: '正在休假' },
  ]);
  const mine = await read(office, listLeads, `/leads?officer=${officer.actor.userId}`);
  expect(mine.rows.map((row) => row.id)).toEqual([id]);
  expect(mine.rows[0]).toMatchObject({ officerName: officer.actor.name });
});

it('按标准定等级；与标准不一致要说理由', async () => {
  const id = await newLead(office);
  const grade = (body: object) => office.request('POST', `/leads/${id}/grade`, body);
  expect((await grade({ criteria: ['gathering', 'minors'], grade: 'ordinary' })).status).toBe(422);
  expect((await grade({ criteria: ['nonsense'], grade: 'ordinary' })).status).toBe(422);
  expect((await grade({ criteria: ['gathering', 'minors'], grade: 'major' })).status).toBe(200);
  const { data } = await leadOf(office, id);
  expect(data).toMatchObject({
    grade: 'major',
    gradeBasis: { version: '1', criteria: [{ en: expect.stringContaining('Minors') }, {}] },
  });
});

it('延期由负责人批准才算数，申请人自己不能批；批准后截止日顺延十五个工作日', async () => {
  const id = await newLead(office);
  const before = await clockOf(id, 'lead-verification');
  const changeId = randomUUID();
  await post(office, `/leads/${id}/clocks/${before?.id}/extensions`, {
    changeId,
    part: 'special',
    reason: '证人在外地',
  });
  const again = { changeId: randomUUID(), part: 'special', reason: '再申请' };
  expect((await office.request('POST', `/leads/${id}/clocks/${before?.id}/extensions`, again)).status).toBe(422);
  const decide = (user: TestUser) =>
    user.request('POST', `/leads/${id}/clock-changes/${changeId}/decide`, { grant: true, reason: '情况属实' });
  expect((await decide(office)).status).toBe(403);
  expect((await decide(head)).status).toBe(200);
  expect((await decide(head)).status).toBe(409);
  const after = await clockOf(id, 'lead-verification');
  expect([before?.dueAt, after?.dueAt]).toEqual(['2026-10-12T15:59:59.999Z', '2026-11-02T15:59:59.999Z']);
  expect(after?.changes).toMatchObject([
    { state: 'granted', askedName: office.actor.name, decidedName: head.actor.name },
  ]);
  expect(after?.extensions).toEqual([]);
  const stored = await test.database.admin
    .selectFrom('deadline')
    .select('due_at')
    .where('subject_id', '=', id)
    .executeTakeFirstOrThrow();
  expect(stored.due_at?.toISOString()).toBe(after?.dueAt);
});

it('自己既是申请人又是负责人的，也不能批自己的申请', async () => {
  const both = await test.user('522701', ['joint_office', 'agency_head']);
  const id = await newLead(both);
  const clock = await clockOf(id, 'lead-verification');
  const changeId = randomUUID();
  await post(both, `/leads/${id}/clocks/${clock?.id}/extensions`, { changeId, part: 'special', reason: '证人在外地' });
  const answer = await both.request('POST', `/leads/${id}/clock-changes/${changeId}/decide`, {
    grant: true,
    reason: '同意',
  });
  expect(answer.status).toBe(403);
});

it('鉴定期间中止计算，恢复后中止的工作日不计入', async () => {
  const id = await newLead(office);
  const clock = await clockOf(id, 'lead-verification');
  const changeId = randomUUID();
  await post(office, `/leads/${id}/clocks/${clock?.id}/suspensions`, { changeId, part: 'expert', reason: '产品送检' });
  await post(head, `/leads/${id}/clock-changes/${changeId}/decide`, { grant: true, reason: '同意' });
  expect(await clockOf(id, 'lead-verification')).toMatchObject({ state: 'suspended', dueAt: null });
  test.setNow('2026-09-17T02:00:00Z');
  await post(office, `/leads/${id}/clock-changes/${changeId}/end`);
  // 15 September is the first day and not counted anyway; 16 and 17 September were not counted.
  expect(await clockOf(id, 'lead-verification')).toMatchObject({ state: 'running', dueAt: '2026-10-14T15:59:59.999Z' });
  expect((await office.request('POST', `/leads/${id}/clock-changes/${changeId}/end`, {})).status).toBe(409);
});

it('研判逐版保存，指出缺什么；别人保存过新版本的不能覆盖', async () => {
  const id = await newLead(office);
  const parts = {
    ...assessment,
    hideouts: '',
    peopleCount: 20,
    leaderCount: null,
    hideoutCount: 1,
    moneyFen: null,
    lastSeen: '2026-09-14',
  };
  const first = await post(office, `/leads/${id}/assessment`, { basedOn: 0, parts });
  expect(first).toMatchObject({ version: 1, missing: ['leader_count', 'hideouts', 'money'] });
  expect((await officer.request('POST', `/leads/${id}/assessment`, { basedOn: 0, parts })).status).toBe(409);
  await post(officer, `/leads/${id}/assessment`, { basedOn: 1, parts: { ...parts, hideouts: '锦绣苑' } });
  expect((await work(id)).data.assessments).toMatchObject([
    { version: 2, missing: ['leader_count', 'money'] },
    { version: 1, parts: { hideouts: '' } },
  ]);
});

it('有了结果，实名举报人五个工作日内告知；都告知了，时限停止', async () => {
  const { tipId, leadId } = await leadFromTip(office);
  await test.database.admin.updateTable('lead_tip').set({ named: true }).where('tip_id', '=', tipId).execute();
  await post(office, `/leads/${leadId}/start`);
  const tell = (way: string) =>
    office.request('POST', `/leads/${leadId}/feedback`, { tipId, way, text: '您反映的情况已核查。' });
  expect((await tell('phone')).status).toBe(409);
  await post(office, `/leads/${leadId}/refute`, { reason: '查无此事' });
  expect(await clockOf(leadId, 'tipster-feedback')).toMatchObject({
    state: 'running',
    dueAt: '2026-09-21T15:59:59.999Z',
  });
  expect((await tell('code')).status).toBe(422);
  expect((await tell('phone')).status).toBe(200);
  expect((await tell('phone')).status).toBe(409);
  expect(await clockOf(leadId, 'tipster-feedback')).toBeUndefined();
  expect((await work(leadId)).data.tips).toMatchObject([{ tipId, feedback: { way: 'phone', outcome: 'refuted' } }]);
});

it('凭回执码的匿名举报人在对话里读到结果', async () => {
  const { tipId, leadId } = await leadFromTip(office);
  await test.database.admin.updateTable('lead_tip').set({ has_code: true }).where('tip_id', '=', tipId).execute();
  await post(office, `/leads/${leadId}/start`);
  await post(office, `/leads/${leadId}/confirm`, { assessment, reason: '现场核实' });
  expect(await clockOf(leadId, 'anonymous-feedback')).toMatchObject({ state: 'running' });
  await post(office, `/leads/${leadId}/feedback`, { tipId, way: 'code', text: '您反映的情况属实，正在处理。' });
  expect((await tipOf(office, tipId)).data.messages).toMatchObject([
    { author: 'office', text: '您反映的情况属实，正在处理。' },
  ]);
  expect(await clockOf(leadId, 'anonymous-feedback')).toBeUndefined();
});

it('部门移交的线索记下移交部门和文号，出具回执、反馈结果各一次', async () => {
  const missing = { id: randomUUID(), areaCode: '522701', source: 'handed_over', title: '移交的线索', summary: '摘要' };
  expect((await office.request('POST', '/leads', missing)).status).toBe(422);
  const from = { agency: '州通信管理局', paperNumber: '黔南通管〔2026〕8号', paperDate: '2026-09-10' };
  const id = await newLead(office, { source: 'handed_over', from });
  expect((await work(id)).can).toEqual(expect.arrayContaining(['receipt', 'answer']));
  await post(office, `/leads/${id}/origin/receipt`);
  expect((await office.request('POST', `/leads/${id}/origin/receipt`, {})).status).toBe(409);
  await post(office, `/leads/${id}/origin/answer`, { answer: '已立案调查。' });
  expect((await work(id)).data.origin).toMatchObject({
    ...from,
    answer: '已立案调查。',
    receivedName: office.actor.name,
  });
});

it('逾期与临期能查；主管看到谁逾期、为什么；按地区统计', async () => {
  const own = await startTestServer(inject('clusterUrl'));
  try {
    const user = await own.user('522701', ['joint_office']);
    const [late, soon] = [await newLead(user), await newLead(user, { areaCode: '522701' })];
    // 15 working days: to 12 October.
    own.setNow('2026-10-09T02:00:00Z');
    const ids = async (query: string) =>
      (await read(user, listLeads, `/leads?${query}`)).rows.map((row) => row.id).toSorted();
    expect(await ids('due=near')).toEqual([late, soon].toSorted());
    expect(await ids('due=overdue')).toEqual([]);
    await post(user, `/leads/${soon}/start`);
    await post(user, `/leads/${soon}/refute`, { reason: '查无此事' });
    own.setNow('2026-10-16T02:00:00Z');
    expect(await ids('due=overdue')).toEqual([late]);
    expect(await ids('age=30')).toEqual([late]);
    expect(await ids('age=60')).toEqual([]);
    const unsaid = await read(user, lateLeads, '/leads-late');
    expect(unsaid.byArea).toEqual([{ key: '522701', name: '都匀市', near: 0, overdue: 1, unexplained: 1 }]);
    await post(user, `/leads/${late}/delay`, { cause: 'people', note: '当事人已离开本地' });
    const said = await read(user, lateLeads, '/leads-late');
    expect(said.rows).toMatchObject([{ id: late, daysLate: 4, delay: { cause: 'people', note: '当事人已离开本地' } }]);
    expect(said.byCause).toEqual([{ cause: 'people', leads: 1 }]);
    const map = await read(user, mapLeads, '/leads-map');
    const filled = map.rows.filter(({ total }) => total > 0);
    expect(filled).toMatchObject([
      { code: '522701002', total: 1, open: 1, overdue: 1 },
      { code: '522701', total: 1, open: 0, overdue: 0 },
    ]);
    const prefecture = await own.user('522700', ['leader']);
    const counties = await read(prefecture, mapLeads, '/leads-map');
    expect(counties.rows.find(({ code }) => code === '522701')).toMatchObject({
      name: '都匀市',
      total: 2,
      children: true,
    });
  } finally {
    await own.close();
  }
});
