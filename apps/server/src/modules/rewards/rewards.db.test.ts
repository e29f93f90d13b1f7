import { createHash, randomUUID } from 'node:crypto';
import { getCase } from '@qingyuan/contract/cases';
import * as contract from '@qingyuan/contract/rewards';
import { listToDo } from '@qingyuan/contract/todo';
import { getTip } from '@qingyuan/contract/tips';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { withScope } from '../../platform/db/scope.ts';
import { startTestServer, type TestServer, type TestUser } from '../../test-server.ts';
import { foldState } from '@qingyuan/core/workflow/workflow';
import { codeHashes } from './pin.ts';
import {
  act,
  closeCase,
  decideCase,
  grant,
  inFull,
  newOffice,
  type Office,
  proposal,
  reportOnline,
  rewardOf,
  succeeded,
} from './rewards.test-helper.ts';
import { rewardWorkflow } from './rewards.workflow.ts';

let test: TestServer;
let of: Office;
let tipline: pg.Pool;
const PIN = '482913';

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  of = await newOffice(test);
  tipline = new pg.Pool({ connectionString: test.database.tiplineUrl, max: 1 });
});
afterAll(async () => {
  await tipline.end();
  await test.close();
});

/** A reward that waits to be collected. */
async function granted(given: object = proposal()) {
  const tip = await reportOnline(test, tipline);
  await closeCase(of, tip.id);
  const id = await rewardOf(of.office, tip.id);
  await grant(of, id, given);
  return { ...tip, rewardId: id };
}

const receipt = (code: string) => createHash('sha256').update(code).digest();
const seen = async (code: string) =>
  (await tipline.query('SELECT qy.tipline_reward($1) AS found', [receipt(code)])).rows[0] as { found: unknown };
const drawPin = (code: string, pin = PIN) =>
  tipline.query('SELECT qy.tipline_reward_pin($1, $2) AS done', [receipt(code), codeHashes(code, pin).pinHash]);
const check = async (user: TestUser, id: string, body: object) =>
  contract.checkCode.response.parse(succeeded(await act(user, id, 'check-code', body)));

describe('启动', () => {
  it('案件处罚后结案，首件举报的奖励自动待启动，15 个工作日时限起算；案卷和线索里看不到', async () => {
    const tip = await reportOnline(test, tipline);
    const caseId = await closeCase(of, tip.id);
    const { data, can } = await inFull(of.office, await rewardOf(of.office, tip.id));
    expect(data).toMatchObject({ state: 'due', tip: { id: tip.id, canReply: true }, case: { id: caseId } });
    expect(data.number).toMatch(/^JL-[0-9A-F]{10}$/u);
    expect(data.clocks).toMatchObject([{ ruleId: 'reward-start', state: 'running' }]);
    expect(data.schemes.map(({ id }) => id)).toEqual(['national']);
    expect(can).toEqual(['propose']);
    const kase = JSON.stringify(succeeded(await of.market.request('GET', `/cases/${caseId}`)));
    expect(getCase.response.parse(JSON.parse(kase)).data.timeline.map(({ command }) => command)).not.toContain(
      'reward.open',
    );
    for (const secret of [data.id, data.number, tip.id, tip.code]) expect(kase).not.toContain(secret);
  });

  it('没有处罚的案件没有奖励；决定处罚还没有结案的可以手工启动，只能一次', async () => {
    const none = await reportOnline(test, tipline);
    await closeCase(of, none.id, 'no_penalty');
    const asked = succeeded(await of.office.request('GET', `/tips/${none.id}/reward`));
    expect(asked).toEqual({ rewardId: null, mayOpen: false });
    expect(await of.office.request('POST', `/tips/${none.id}/reward`, { rewardId: randomUUID() })).toMatchObject({
      status: 409,
      body: { type: 'case-not-decided' },
    });
    const tip = await reportOnline(test, tipline);
    await decideCase(of, tip.id);
    expect(succeeded(await of.office.request('GET', `/tips/${tip.id}/reward`))).toEqual({
      rewardId: null,
      mayOpen: true,
    });
    succeeded(await of.office.request('POST', `/tips/${tip.id}/reward`, { rewardId: randomUUID() }));
    expect(await of.office.request('POST', `/tips/${tip.id}/reward`, { rewardId: randomUUID() })).toMatchObject({
      status: 409,
      body: { type: 'reward-exists' },
    });
  });
});

describe('提出、审核、决定', () => {
  it('每个问题都要回答；资格、等级、计算都留下，计算可逐步打开', async () => {
    const tip = await reportOnline(test, tipline);
    await closeCase(of, tip.id);
    const id = await rewardOf(of.office, tip.id);
    const { fraud: _, ...answers } = proposal().answers;
    expect(await act(of.office, id, 'propose', { ...proposal(), answers })).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'answers.fraud' }] },
    });
    expect(await act(of.office, id, 'propose', proposal({ level: undefined }))).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'level' }] },
    });
    succeeded(await act(of.office, id, 'propose', proposal()));
    const { data } = await inFull(of.lawyer, id);
    expect(data).toMatchObject({ state: 'proposed', amountFen: 1_500_000 });
    expect(data.proposal?.reckoned.steps.map(({ key, amountFen }) => [key, amountFen])).toEqual([
      ['rate', 1_500_000],
      ['share', 1_500_000],
    ]);
    expect(Object.fromEntries(data.clocks.map(({ ruleId, state }) => [ruleId, state]))).toEqual({
      'reward-start': 'stopped',
      'reward-review': 'running',
    });
  });

  it('提出的人不能审核，审核的人不能决定；外县的负责人不能决定', async () => {
    const both = await test.user('522701', ['joint_office', 'legal_officer', 'agency_head']);
    const tip = await reportOnline(test, tipline);
    await closeCase(of, tip.id);
    const id = await rewardOf(of.office, tip.id);
    succeeded(await act(both, id, 'propose', proposal()));
    expect((await inFull(both, id)).can).toEqual([]);
    expect(await act(both, id, 'pass-review')).toMatchObject({ status: 403, body: { type: 'separation-of-duties' } });
    const lawyerHead = await test.user('522701', ['legal_officer', 'agency_head']);
    succeeded(await act(lawyerHead, id, 'pass-review'));
    expect(await act(lawyerHead, id, 'approve', {})).toMatchObject({
      status: 403,
      body: { type: 'separation-of-duties' },
    });
    const prefecture = await test.user('522700', ['agency_head']);
    expect(await act(prefecture, id, 'approve', {})).toMatchObject({ status: 403, body: { type: 'not-this-agency' } });
    succeeded(await act(of.head, id, 'approve', {}));
  });

  it('退回后重新提出，先前的意见还在', async () => {
    const tip = await reportOnline(test, tipline);
    await closeCase(of, tip.id);
    const id = await rewardOf(of.office, tip.id);
    succeeded(await act(of.office, id, 'propose', proposal({ level: 1 })));
    succeeded(await act(of.lawyer, id, 'return-review', { reason: '没有直接证据，不够一级' }));
    succeeded(await act(of.office, id, 'propose', proposal({ level: 3 })));
    expect((await inFull(of.office, id)).data).toMatchObject({ amountFen: 500_000, proposal: { version: 2 } });
    const kept = await test.database.admin
      .selectFrom('reward_proposal')
      .select('version')
      .where('reward_id', '=', id)
      .orderBy('version')
      .execute();
    expect(kept.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('单笔五十万元以上，先有财政部门意见才能决定；不到的没有这一步', async () => {
    const tip = await reportOnline(test, tipline);
    await closeCase(of, tip.id);
    const id = await rewardOf(of.office, tip.id);
    succeeded(await act(of.office, id, 'propose', proposal({ level: 1, penaltyFen: 1_000_000_000 })));
    succeeded(await act(of.lawyer, id, 'pass-review'));
    expect((await inFull(of.head, id)).can).toEqual(['refuse']);
    expect(await act(of.head, id, 'approve', {})).toMatchObject({ status: 403, body: { type: 'finance-first' } });
    expect((await inFull(of.office, id)).can).toEqual(['agree-finance', 'refuse-finance']);
    succeeded(await act(of.office, id, 'agree-finance', { reason: '匀财函〔2026〕21号，同意' }));
    succeeded(await act(of.head, id, 'approve', {}));
    expect((await inFull(of.office, id)).data).toMatchObject({ state: 'approved', amountFen: 50_000_000 });
  });

  it('有一项不符合的只能不予奖励，写明理由；举报人看到答复；可以提出异议', async () => {
    const tip = await reportOnline(test, tipline);
    await closeCase(of, tip.id);
    const id = await rewardOf(of.office, tip.id);
    expect(succeeded(await act(of.office, id, 'propose', proposal({}, { known_before: 'yes' })))).toMatchObject({
      eligible: false,
    });
    succeeded(await act(of.lawyer, id, 'pass-review', { reason: '事先已有群众反映，属实' }));
    expect((await inFull(of.head, id)).can).toEqual(['refuse']);
    expect(await act(of.head, id, 'approve', {})).toMatchObject({ status: 403, body: { type: 'not-eligible' } });
    succeeded(
      await act(of.head, id, 'refuse', { reason: '举报前已掌握', answer: '您反映的情况此前已在查办，感谢您的支持。' }),
    );
    const { data } = await inFull(of.office, id);
    expect(data).toMatchObject({
      state: 'refused',
      amountFen: null,
      proposal: { reckoned: { excluded: ['known_before'] } },
    });
    const talk = getTip.response.parse(succeeded(await of.office.request('GET', `/tips/${tip.id}`)));
    expect(talk.data.messages.at(-1)?.text).toContain('此前已在查办');
    succeeded(await act(of.office, id, 'appeal', { reason: '举报人认为举报在前' }));
    expect((await inFull(of.head, id)).data.clocks).toContainEqual(
      expect.objectContaining({ ruleId: 'reward-appeal', state: 'running' }),
    );
    succeeded(await act(of.head, id, 'reject-appeal', { reason: '核对受理时间，查办在前' }));
    expect((await inFull(of.head, id)).data.state).toBe('upheld');
  });
});

describe('先后和不重复', () => {
  it('一分钟内的两件各得一半，除不尽的一分给先到的；后到的没有', async () => {
    test.setNow('2026-09-15T02:00:00Z');
    const [first, second, late] = [randomUUID(), randomUUID(), randomUUID()];
    const at = [
      [first, '2026-09-14T01:00:00Z'],
      [second, '2026-09-14T01:00:30Z'],
      [late, '2026-09-14T03:00:00Z'],
    ] as const;
    for (const [id, receivedAt] of at) {
      const tip = { id, areaCode: '522701002', channel: 'phone', kind: 'gathering', what: '楼内聚集听课', receivedAt };
      succeeded(await of.office.request('POST', '/tips', tip));
    }
    for (const id of [second, late])
      succeeded(await of.office.request('POST', `/tips/${id}/merge`, { into: first, reason: '同一地点' }));
    await closeCase(of, first);
    const [one, two] = [await rewardOf(of.office, first), await rewardOf(of.office, second)];
    expect(succeeded(await of.office.request('GET', `/tips/${late}/reward`))).toEqual({
      rewardId: null,
      mayOpen: true,
    });
    const given = proposal({ level: 3, penaltyFen: 50_000_100 });
    for (const id of [one, two]) succeeded(await act(of.office, id, 'propose', given));
    expect((await inFull(of.office, one)).data).toMatchObject({
      amountFen: 250_001,
      proposal: { reckoned: { totalFen: 500_001 } },
    });
    expect((await inFull(of.office, two)).data).toMatchObject({ amountFen: 250_000 });
    expect((await inFull(of.office, two)).data.arrivals.map(({ tipId, own }) => [tipId, own])).toEqual([
      [first, false],
      [second, true],
      [late, false],
    ]);
    const three = randomUUID();
    succeeded(await of.office.request('POST', `/tips/${late}/reward`, { rewardId: three }));
    succeeded(await act(of.office, three, 'propose', given));
    expect((await inFull(of.office, three)).data.proposal?.reckoned.excluded).toEqual(['later_tip']);
  });

  it('前一件不算在内时后一件全得；两件都这样提的，第二件决定时拒绝', async () => {
    const tip = await reportOnline(test, tipline);
    const again = await reportOnline(test, tipline);
    succeeded(await of.office.request('POST', `/tips/${again.id}/merge`, { into: tip.id, reason: '同一地点' }));
    await closeCase(of, tip.id);
    const one = await rewardOf(of.office, tip.id);
    const two = await rewardOf(of.office, again.id);
    const leaving = (tipId: string) => proposal({ leftOut: [{ tipId, reason: '没有具体线索' }] });
    succeeded(await act(of.office, one, 'propose', leaving(again.id)));
    succeeded(await act(of.office, two, 'propose', leaving(tip.id)));
    for (const id of [one, two]) succeeded(await act(of.lawyer, id, 'pass-review'));
    succeeded(await act(of.head, one, 'approve', {}));
    expect(await act(of.head, two, 'approve', {})).toMatchObject({ status: 409, body: { type: 'already-rewarded' } });
  });
});

describe('匿名领取', () => {
  it('告知后三十个工作日内凭回执码和密码领取；第一人核对，第二人发放；发放后密码作废', async () => {
    const { code, rewardId } = await granted();
    expect((await seen(code)).found).toMatchObject({
      id: rewardId,
      state: 'notified',
      amountFen: 1_500_000,
      hasPin: false,
    });
    expect((await drawPin(code)).rows).toEqual([{ done: true }]);
    expect((await inFull(of.office, rewardId)).data.clocks).toContainEqual(
      expect.objectContaining({ ruleId: 'reward-collection', state: 'running' }),
    );
    expect(
      await check(of.office, rewardId, { code: code.toLowerCase().replaceAll('-', ' '), pin: ' 482 913 ' }),
    ).toMatchObject({
      right: true,
      state: 'collecting',
    });
    expect(await act(of.office, rewardId, 'pay', { means: 'cash', voucher: 'XJ-7' })).toMatchObject({
      status: 403,
      body: { type: 'separation-of-duties' },
    });
    expect(await act(of.second, rewardId, 'pay', { means: 'transfer', voucher: 'XJ-7' })).toMatchObject({
      status: 422,
    });
    succeeded(await act(of.second, rewardId, 'pay', { means: 'cash', voucher: 'XJ-7' }));
    const { data, can } = await inFull(of.office, rewardId);
    expect(data).toMatchObject({
      state: 'paid',
      collection: { hasPin: false, way: 'code', means: 'cash', voucher: 'XJ-7' },
    });
    expect(can).toEqual([]);
    expect((await drawPin(code)).rows).toEqual([{ done: false }]);
  });

  it('输错五次密码作废，每次都记下；举报人重新取得后才能再试', async () => {
    const { code, rewardId } = await granted();
    await drawPin(code);
    for (const left of [4, 3, 2, 1, 0])
      expect(await check(of.office, rewardId, { code, pin: '000000' })).toMatchObject({
        right: false,
        triesLeft: left,
      });
    expect(await check(of.office, rewardId, { code, pin: PIN })).toMatchObject({
      right: false,
      triesLeft: 0,
      state: 'notified',
    });
    const tries = (await inFull(of.office, rewardId)).data.timeline.filter(
      ({ command }) => command === 'reward.check-code',
    );
    expect(tries).toHaveLength(6);
    await drawPin(code, '111222');
    expect(await check(of.office, rewardId, { code, pin: PIN })).toMatchObject({ right: false, triesLeft: 4 });
    expect(await check(of.office, rewardId, { code, pin: '111222' })).toMatchObject({ right: true });
  });

  it('别人的回执码配自己的密码不行；没有取得密码时怎么试都不行', async () => {
    const mine = await granted();
    const other = await granted();
    expect(await check(of.office, mine.rewardId, { code: mine.code, pin: '' + PIN })).toMatchObject({
      right: false,
      triesLeft: 0,
    });
    await drawPin(mine.code);
    await drawPin(other.code);
    expect(await check(of.office, mine.rewardId, { code: other.code, pin: PIN })).toMatchObject({
      right: false,
      triesLeft: 4,
    });
    expect(await check(of.office, mine.rewardId, { code: 'not a code', pin: PIN })).toMatchObject({ right: false });
  });

  it('领不了的撤回，密码作废，期限重新起算；逾期才能按放弃处理', async () => {
    const { code, rewardId } = await granted();
    await drawPin(code);
    await check(of.office, rewardId, { code, pin: PIN });
    succeeded(await act(of.office, rewardId, 'cancel-collection', { reason: '领款人未到场' }));
    const { data } = await inFull(of.office, rewardId);
    expect(data).toMatchObject({ state: 'notified', collection: { hasPin: false, way: null, checkedBy: null } });
    expect(await act(of.office, rewardId, 'expire')).toMatchObject({ status: 403, body: { type: 'not-overdue' } });
    test.setNow('2026-12-20T02:00:00Z');
    const todo = listToDo.response.parse(succeeded(await of.office.request('GET', '/todo')));
    expect(todo.rows).toContainEqual(expect.objectContaining({ kind: 'reward', id: rewardId, dueState: 'overdue' }));
    succeeded(await act(of.office, rewardId, 'expire', { reason: '期满未领' }));
    expect((await inFull(of.office, rewardId)).data.state).toBe('expired');
    test.setNow('2026-09-15T02:00:00Z');
  });
});

describe('实名领取和异议', () => {
  it('没有回执码的由两人核对身份，不用密码；告知方式要写明', async () => {
    const id = randomUUID();
    const tip = { id, areaCode: '522701002', channel: 'phone', kind: 'gathering', what: '楼内有人聚集听课' };
    succeeded(await of.office.request('POST', '/tips', tip));
    await closeCase(of, id);
    const reward = await rewardOf(of.office, id);
    succeeded(await act(of.office, reward, 'propose', proposal()));
    succeeded(await act(of.lawyer, reward, 'pass-review'));
    succeeded(await act(of.head, reward, 'approve', {}));
    expect(await act(of.office, reward, 'notify', {})).toMatchObject({ status: 422, body: { type: 'how-missing' } });
    succeeded(await act(of.office, reward, 'notify', { how: '电话告知' }));
    expect((await inFull(of.office, reward)).can).toEqual(['check-identity', 'appeal-amount']);
    succeeded(await act(of.office, reward, 'check-identity', { reason: '与登记身份一致' }));
    succeeded(await act(of.second, reward, 'pay', { means: 'transfer', voucher: 'ZZ-1' }));
  });

  it('对金额的异议停下领取期限；维持后重新起算，成立则重新提出', async () => {
    const { rewardId } = await granted();
    succeeded(await act(of.office, rewardId, 'appeal-amount', { reason: '认为应为一级' }));
    succeeded(await act(of.head, rewardId, 'keep-amount', { reason: '没有直接证据' }));
    const { clocks } = (await inFull(of.office, rewardId)).data;
    const states = (rule: string) => clocks.filter(({ ruleId }) => ruleId === rule).map(({ state }) => state);
    expect(states('reward-appeal')).toEqual(['stopped']);
    expect(states('reward-collection').toSorted()).toEqual(['running', 'stopped']);
    succeeded(await act(of.office, rewardId, 'appeal-amount', { reason: '又提交了证据' }));
    succeeded(await act(of.head, rewardId, 'uphold-appeal', { reason: '补充的证据属实' }));
    succeeded(await act(of.office, rewardId, 'propose', proposal({ level: 1 })));
    expect((await inFull(of.office, rewardId)).data.amountFen).toBe(2_500_000);
  });
});

describe('谁能看', () => {
  it('办案人员、公安、领导、外县都看不到；数据库自己也挡', async () => {
    const { rewardId, id } = await granted();
    const strangers = [
      await test.user('522701', ['police_officer']),
      await test.user('522701', ['leader']),
      await test.user('522701', ['auditor']),
      of.market,
    ];
    for (const user of strangers) {
      expect((await user.request('GET', `/rewards/${rewardId}`)).status).toBe(403);
      expect((await user.request('GET', `/tips/${id}/reward`)).status).toBe(403);
    }
    const elsewhere = await test.user('522702', ['joint_office']);
    expect((await elsewhere.request('GET', `/rewards/${rewardId}`)).status).toBe(404);
    const count = (area: string) =>
      withScope(test.database.app, { actorId: randomUUID(), area }, async (tx) => {
        const { n } = await tx
          .selectFrom('reward')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow();
        return n;
      });
    expect(await count('522701')).toBeGreaterThan(0);
    expect(await count('522702')).toBe(0);
    expect(await count('')).toBe(0);
  });

  it('审批表和领取单导出为 Word，各留一条痕迹', async () => {
    const { rewardId } = await granted();
    for (const paper of ['approval-form', 'collection-form']) {
      const answer = await test.server.http.inject({
        method: 'GET',
        url: `/api/rewards/${rewardId}/${paper}`,
        headers: of.office.headers,
      });
      expect(answer.statusCode).toBe(200);
      expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
    }
    const printed = (await inFull(of.office, rewardId)).data.timeline.filter(
      ({ command }) => command === 'reward.print',
    );
    expect(printed.map(({ data }) => data)).toEqual([{ paper: 'approval-form' }, { paper: 'collection-form' }]);
  });
});

describe('时间线', () => {
  it('由时间线推出的状态总是库里的状态（输错的核对不算一步）', async () => {
    const rows = await test.database.admin.selectFrom('reward').select(['id', 'state']).execute();
    expect(rows.length).toBeGreaterThan(10);
    for (const { id, state } of rows) {
      const { data } = await inFull(of.office, id);
      const acts = data.timeline
        .filter((entry) => entry.data['right'] !== false)
        .flatMap(({ command }) => contract.RewardAction.safeParse(command.replace('reward.', '')).data ?? []);
      expect(foldState(rewardWorkflow, acts), acts.join()).toBe(state);
    }
  });
});
