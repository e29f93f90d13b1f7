import { randomUUID } from 'node:crypto';
import { findAccounts } from '@qingyuan/contract/scheme-explorer';
import { listSchemeDecisions, markRole } from '@qingyuan/contract/scheme-decisions';
import * as contract from '@qingyuan/contract/scheme-thresholds';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { withScope } from '../../../platform/db/scope.ts';
import { listActions } from '../../../platform/timeline/timeline.sql.ts';
import { startTestServer, type TestServer, type TestUser } from '../../../test-server.ts';
import {
  analyse,
  ended,
  fileCase,
  get,
  idNumber,
  memberTable,
  type Office,
  seal,
  succeeded,
} from '../schemes.test-helper.ts';

const OTHER_HEADER = '会员编号,推荐人编号,姓名,身份证号,充值金额,加入时间';

/** X, with the id number of R, over two levels of ten; one joined late, one has no day. */
function otherTable(): string {
  const rows = [`X,,王测试,${idNumber(1)},1000,2026-01-01`];
  for (let at = 1; at <= 10; at += 1) {
    rows.push(`Y${at},X,下线${at},${idNumber(2000 + at)},1000,${at === 1 ? '2026-08-01' : '2026-02-01'}`);
    rows.push(`Z${at},Y${at},再下线${at},${idNumber(3000 + at)},1000,${at === 2 ? '' : '2026-03-01'}`);
  }
  return `${[OTHER_HEADER, ...rows].join('\n')}\n`;
}

let server: TestServer;
let office: Office;
let elsewhere: Office;
let schemeId: string;
let otherId: string;

beforeAll(async () => {
  server = await startTestServer(inject('clusterUrl'));
  await server.server.start();
  office = await fileCase(server, '522701');
  elsewhere = await fileCase(server, '522702');
  schemeId = await analysed(memberTable(), '云上优品');
  otherId = await analysed(otherTable(), '另一商城');
});
afterAll(() => server.close());

async function analysed(content: string, name: string): Promise<string> {
  const evidenceId = await seal(server, office, { name: '会员.csv', content });
  const body = { id: randomUUID(), caseId: office.caseId, evidenceId, name, persons: ['id_number'] };
  const { id, job } = await analyse(office.officer, body);
  expect(job.state).toBe('done');
  return id;
}

async function indexOf(memberId: string, id = schemeId): Promise<number> {
  const answer = await office.officer.request('POST', `/schemes/${id}/accounts/find`, { q: memberId });
  const { rows } = findAccounts.response.parse(succeeded(answer));
  const found = rows.find(({ account }) => account.memberId === memberId);
  if (found === undefined) throw new Error(`there is no ${memberId}`);
  return found.account.index;
}

const at = async (memberId: string, path: string, id = schemeId) =>
  `/schemes/${id}/accounts/${await indexOf(memberId, id)}/${path}`;

const aPenalty = (more: Readonly<Record<string, unknown>> = {}) => ({
  penaltyId: randomUUID(),
  kind: 'administrative',
  authority: '贵阳市市场监督管理局',
  documentNumber: '筑市监罚〔2026〕1号',
  effectiveOn: '2026-03-01',
  reason: '处罚决定书载明的身份证号一致',
  ...more,
});

async function record(memberId: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const body = aPenalty(more);
  succeeded(await office.officer.request('POST', await at(memberId, 'penalties'), body));
  return body.penaltyId;
}

const withdraw = (penaltyId: string, user: TestUser = office.officer) =>
  user.request('POST', `/schemes/${schemeId}/penalties/${penaltyId}/withdraw`, { reason: '登记有误，不是本人' });

const candidate = async (memberId: string, on?: string) => {
  const path = `${await at(memberId, 'tests')}${on === undefined ? '' : `?on=${on}`}`;
  return (await get(office.officer, path, contract.getCandidate.response)).data.person;
};

const persons = (query: string) =>
  get(office.officer, `/schemes/${schemeId}/persons?${query}`, contract.listSchemePersons.response);

const resultOf = ({ results }: contract.SchemeCandidate, key: string) => results.find((one) => one.test === key);

const matrixCell = async (threshold: string, basis: string, on = '2026-09-15') => {
  const path = `/schemes/${schemeId}/threshold-matrix?on=${on}`;
  const { rows } = await get(office.officer, path, contract.getThresholdMatrix.response);
  const row = rows.find((one) => one.threshold === threshold);
  return row?.cells.find((cell) => cell.basis === basis && cell.tree === 'recommender')?.persons;
};

const audited = async (kind: string) => {
  const rows = await server.database.admin.selectFrom('audit_entry').select('body').where('kind', '=', kind).execute();
  return rows.map(({ body }) => body);
};

const timeLine = (stream: { readonly type: string; readonly id: string }) =>
  withScope(server.database.app, office.officer.actor.scope, (db) =>
    listActions(db, office.officer.actor.scope, stream),
  );

describe('以前的处罚', () => {
  test('登记后按期限计入再犯的标准，撤销后不再计入；案件的时间线里有', async () => {
    expect(await matrixCell('15_3_repeat', 'persons')).toBe(0);
    const id = await record('R');
    const person = await candidate('R');
    expect(person.penalties).toMatchObject([
      { id, kind: 'administrative', countsUntil: '2027-03-01', reason: '处罚决定书载明的身份证号一致' },
    ]);
    expect(resultOf(person, '15_3_repeat')).toMatchObject({ met: true, penalties: [id] });
    expect(resultOf(person, '60_repeat')).toMatchObject({ met: false, penalties: [id] });
    expect(resultOf(await candidate('R', '2027-03-02'), '15_3_repeat')).toMatchObject({ met: false, penalties: [] });
    expect(resultOf(await candidate('R', '2026-02-28'), '15_3_repeat')).toMatchObject({ met: false, penalties: [] });

    expect(await matrixCell('15_3_repeat', 'persons')).toBe(1);
    expect(await matrixCell('15_3_repeat', 'persons', '2027-03-02')).toBe(0);
    const { total, rows } = await persons('threshold=15_3_repeat&basis=persons&on=2026-09-15');
    expect([total, rows[0]?.account.memberId]).toEqual([1, 'R']);

    succeeded(await withdraw(id));
    expect((await withdraw(id)).status).toBe(404);
    expect((await candidate('R')).penalties).toEqual([]);
    expect(await matrixCell('15_3_repeat', 'persons')).toBe(0);
    const commands = (await timeLine({ type: 'case', id: office.caseId })).map(({ command }) => command);
    expect(commands).toEqual(expect.arrayContaining(['scheme.record-penalty', 'scheme.withdraw-penalty']));
  });

  test('同一请求重发只登记一次，审计里没有个人信息', async () => {
    const [body, key, path] = [aPenalty({ kind: 'criminal' }), randomUUID(), await at('C1', 'penalties')];
    const first = await office.officer.request('POST', path, body, key);
    expect(await office.officer.request('POST', path, body, key)).toEqual(first);
    expect((await candidate('C1')).penalties).toMatchObject([{ id: body.penaltyId, countsUntil: null }]);
    const entries = (await audited('scheme.record-penalty')).filter((entry) => entry.includes(body.penaltyId));
    expect(entries).toHaveLength(1);
    expect(entries[0]).not.toContain('中层1');
    expect(entries[0]).not.toContain('"C1"');
  });

  test('尚未生效的、案外的证据不能登记', async () => {
    const path = await at('R', 'penalties');
    const ahead = await office.officer.request('POST', path, aPenalty({ effectiveOn: '2026-09-16' }));
    expect(ahead).toMatchObject({ status: 422, body: { type: 'not-yet-effective' } });
    const foreign = await office.officer.request('POST', path, aPenalty({ evidenceId: randomUUID() }));
    expect(foreign).toMatchObject({ status: 422, body: { type: 'unknown-evidence' } });
  });

  test('分析人员、领导不能登记，别处的人看不到', async () => {
    const path = await at('R', 'penalties');
    for (const role of ['analyst', 'leader', 'legal_officer'] as const) {
      const user = await server.user('522701', [role]);
      expect((await user.request('POST', path, aPenalty())).status).toBe(403);
    }
    expect((await elsewhere.officer.request('POST', path, aPenalty())).status).toBe(404);
    expect((await elsewhere.officer.request('GET', `/schemes/${schemeId}/threshold-matrix`)).status).toBe(404);
  });
});

describe('受过处罚再犯的认定', () => {
  const mark = async (more: Readonly<Record<string, unknown>>) =>
    office.officer.request('POST', await at('C2', 'role'), {
      decisionId: randomUUID(),
      decision: 'organiser',
      role: 'repeat_offender',
      reason: '处罚决定书和本案数据相互印证',
      ...more,
    });
  const refused = (code: string) => ({ body: { type: code } });

  test('要有在期限内的处罚：没有行为日期、没有处罚、已过期限都不行', async () => {
    expect(await mark({})).toMatchObject(refused('conduct-day-missing'));
    expect(await mark({ conductOn: '2026-09-16' })).toMatchObject(refused('conduct-day-ahead'));
    expect(await mark({ conductOn: '2026-08-01' })).toMatchObject(refused('no-prior-penalty'));
    await record('C2', { effectiveOn: '2025-07-31' });
    expect(await mark({ conductOn: '2026-08-01' })).toMatchObject({ status: 409, ...refused('prior-penalty-expired') });
    expect(await mark({ conductOn: '2025-07-30' })).toMatchObject(refused('prior-penalty-expired'));
  });

  test('认定记明行为日期和计入的处罚，处罚在认定现行时不能撤销', async () => {
    const penaltyId = await record('C2', { effectiveOn: '2025-08-01' });
    const marked = markRole.response.parse(succeeded(await mark({ conductOn: '2026-08-01' })));
    const all = () => get(office.officer, `/schemes/${schemeId}/decisions`, listSchemeDecisions.response);
    expect((await all())[0]).toMatchObject({ conductOn: '2026-08-01', penalties: [penaltyId], digest: marked.digest });
    expect(await withdraw(penaltyId)).toMatchObject({ status: 409, ...refused('decision-rests-on-penalty') });

    succeeded(await mark({ decision: 'excluded', role: undefined, ground: 'labour_only' }));
    expect((await all())[0]).toMatchObject({ version: 2, ground: 'labour_only', conductOn: null, penalties: [] });
    succeeded(await withdraw(penaltyId));
  });
});

describe('形式上退出', () => {
  const anExit = (more: Readonly<Record<string, unknown>> = {}) => ({
    exitId: randomUUID(),
    exitedOn: '2026-06-30',
    document: '退会声明',
    paidAfter: true,
    paidUntil: '2026-08-31',
    reason: '返利记录显示退出后仍有返利',
    ...more,
  });
  const figures = async (memberId = 'X') => office.officer.request('GET', await at(memberId, 'exit', otherId));

  test('分出退出之后加入的下线，后一次登记代替前一次，撤销后没有', async () => {
    expect((await figures()).status).toBe(404);
    const path = await at('X', 'exit', otherId);
    succeeded(await office.officer.request('POST', path, anExit({ paidAfter: false, paidUntil: undefined })));
    const { exitId, version } = contract.recordExit.response.parse(
      succeeded(await office.officer.request('POST', path, anExit())),
    );
    expect(version).toBe(2);
    const line = contract.getExitFigures.response.parse(succeeded(await figures()));
    expect(line).toMatchObject({
      exit: { id: exitId, version: 2, paidAfter: true, paidUntil: '2026-08-31' },
      whole: { people: 21, levels: 3, accounts: 20, moneyFen: '2100000' },
      untilExit: { people: 20, levels: 3, accounts: 19, moneyFen: '2000000' },
      undated: 1,
    });
    expect(line.text.zh).toContain('应当计为其发展');

    const end = (id: string) =>
      office.officer.request('POST', `/schemes/${otherId}/exits/${id}/withdraw`, { reason: '声明是伪造的' });
    succeeded(await end(exitId));
    expect((await end(exitId)).status).toBe(404);
    expect((await figures()).status).toBe(404);
    const again = contract.recordExit.response.parse(succeeded(await office.officer.request('POST', path, anExit())));
    expect(again.version).toBe(3);
    const inScheme = (await timeLine({ type: 'scheme', id: otherId })).map(({ command }) => command);
    expect(inScheme.filter((command) => command === 'scheme.record-exit')).toHaveLength(3);
    expect(inScheme).toContain('scheme.withdraw-exit');
  });

  test('已认定为系统生成的账号不计入，与名单上的数一致', async () => {
    const choice = {
      choiceId: randomUUID(),
      kind: 'exclude_account',
      memberId: 'Y3',
      reason: '服务器日志显示系统自动生成',
    };
    succeeded(await office.officer.request('POST', `/schemes/${otherId}/choices`, choice));
    const waiting = contract.getExitFigures.response.parse(succeeded(await figures()));
    expect(waiting.whole.people).toBe(21);
    const asked = await office.officer.request('POST', `/schemes/${otherId}/reanalyse`, {});
    const { jobId } = succeeded(asked) as { jobId: string };
    expect((await ended(office.officer, jobId)).state).toBe('done');
    const counted = contract.getExitFigures.response.parse(succeeded(await figures()));
    expect(counted.whole).toMatchObject({ people: 20, levels: 3, accounts: 19, moneyFen: '2100000' });
    const { data } = await get(office.officer, await at('X', 'tests', otherId), contract.getCandidate.response);
    expect(data.person.bases.persons).toEqual({ people: 20, levels: 3 });
  });

  test('日期颠倒、尚未退出、不许登记的岗位都被拒绝', async () => {
    const path = await at('X', 'exit', otherId);
    expect((await office.officer.request('POST', path, anExit({ paidUntil: '2026-06-01' }))).status).toBe(422);
    expect(
      (await office.officer.request('POST', path, anExit({ exitedOn: '2026-12-01', paidUntil: undefined }))).body,
    ).toMatchObject({ type: 'not-yet-left' });
    expect((await office.analyst.request('POST', path, anExit())).status).toBe(403);
    expect((await elsewhere.officer.request('POST', path, anExit())).status).toBe(404);
  });
});

describe('一人在几个组织', () => {
  const lookUp = async (memberId: string, user: TestUser = office.officer, id = schemeId) =>
    user.request('POST', await at(memberId, 'merged', id), { purpose: '核对是否组织多个传销组织' });
  const merged = async (memberId: string, id = schemeId) =>
    contract.lookUpHeads.response.parse(succeeded(await lookUp(memberId, office.officer, id)));

  test('同一证件号的人数合并计算，每次查找都留痕，痕迹里没有证件号', async () => {
    const before = (await audited('scheme.look-up-heads')).length;
    const { parts, mergeable, people, results, text } = await merged('R');
    expect(parts.map(({ schemeId: id, by }) => [id, by])).toEqual([
      [schemeId, 'self'],
      [otherId, 'id_number'],
    ]);
    const sum = parts.reduce((all, part) => all + part.people - 1, 1);
    expect([mergeable, people]).toEqual([true, sum]);
    expect(results.find(({ test: key }) => key === '30_3')).toMatchObject({ met: true });
    expect(text.zh).toContain('可以合并计算');
    const entries = await audited('scheme.look-up-heads');
    expect(entries).toHaveLength(before + 1);
    expect(entries.at(-1)).toContain('核对是否组织多个传销组织');
    expect(entries.at(-1)).not.toContain(idNumber(1));
    const trace = (await timeLine({ type: 'scheme', id: schemeId })).filter(
      ({ command }) => command === 'scheme.look-up-heads',
    );
    expect(trace.at(-1)).toMatchObject({ actorName: office.officer.actor.name });
  });

  test('认定为同一人的从两边都看得到，撤销后两边都没有', async () => {
    const link = { linkId: randomUUID(), otherSchemeId: otherId, otherMemberId: 'Y4', reason: '手机号和陈述相互印证' };
    const path = await at('C3', 'links');
    expect((await merged('C3')).parts).toHaveLength(1);
    succeeded(await office.officer.request('POST', path, link));
    expect((await merged('C3')).parts[1]).toMatchObject({
      by: 'link',
      linkId: link.linkId,
      account: { memberId: 'Y4' },
    });
    expect((await merged('Y4', otherId)).parts[1]).toMatchObject({ by: 'link', account: { memberId: 'C3' } });
    succeeded(
      await office.officer.request('POST', `/schemes/${otherId}/links/${link.linkId}/withdraw`, {
        reason: '经查为同名的人',
      }),
    );
    expect((await merged('C3')).parts).toHaveLength(1);
    expect((await merged('Y4', otherId)).parts).toHaveLength(1);
    for (const id of [schemeId, otherId]) {
      const commands = (await timeLine({ type: 'scheme', id })).map(({ command }) => command);
      expect(commands).toEqual(expect.arrayContaining(['scheme.link-person']));
    }
  });

  test('自己、不存在的账号、看不到的组织不能认定；只读岗位可以查找，不能认定', async () => {
    const path = await at('C3', 'links');
    const link = (more: object) => ({
      linkId: randomUUID(),
      otherSchemeId: otherId,
      otherMemberId: 'Y5',
      reason: '手机号和陈述相互印证',
      ...more,
    });
    const ask = (more: object, user = office.officer) => user.request('POST', path, link(more));
    expect(await ask({ otherSchemeId: schemeId })).toMatchObject({ body: { type: 'same-scheme' } });
    expect(await ask({ otherMemberId: '没有' })).toMatchObject({ body: { type: 'unknown-account' } });
    expect((await ask({ otherSchemeId: randomUUID() })).status).toBe(404);
    expect((await ask({}, office.analyst)).status).toBe(403);
    expect((await lookUp('C3', office.analyst)).status).toBe(200);
    expect((await lookUp('C3', elsewhere.officer)).status).toBe(404);
  });
});
