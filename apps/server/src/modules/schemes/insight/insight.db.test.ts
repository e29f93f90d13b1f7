import { randomUUID } from 'node:crypto';
import * as contract from '@qingyuan/contract/scheme-insight';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { startTestServer, type TestServer } from '../../../test-server.ts';
import { analyse, fileCase, get, type Office, seal } from '../schemes.test-helper.ts';

let test: TestServer;
let office: Office;
let schemeId: string;

const HEADER =
  '会员编号,推荐人编号,姓名,手机号,身份证号,银行卡号,设备号,注册IP,地区,注册时间,最后登录时间,充值金额,提现金额,直推奖,团队奖,分红';

interface Member {
  readonly id: string;
  readonly up?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly idNumber?: string;
  readonly device?: string;
  readonly joined?: string;
  readonly active?: string;
  readonly area?: string;
  readonly paid?: string;
  readonly out?: string;
  readonly direct?: string;
  readonly team?: string;
}

const line = (one: Member): string =>
  [
    one.id,
    one.up,
    one.name,
    one.phone,
    one.idNumber,
    '',
    one.device,
    '',
    one.area,
    one.joined,
    one.active,
    one.paid ?? '0',
    one.out,
    one.direct,
    one.team,
    '',
  ]
    .map((cell) => cell ?? '')
    .join(',');

const filled = Array.from({ length: 12 }, (_, at) => ({
  id: `F${100 + at}`,
  up: 'B',
  name: `用户${at}`,
  joined: '2025-05-01 08:00',
}));

const MEMBERS: readonly Member[] = [
  {
    id: 'A',
    name: '王测试',
    phone: '13900000001',
    idNumber: '990000199001010001',
    joined: '2025-03-01',
    area: '贵州省都匀市',
    paid: '100',
    direct: '60',
    team: '40',
  },
  {
    id: 'B',
    up: 'A',
    name: '李测试',
    phone: '13900000001',
    idNumber: '990000199001010002',
    joined: '2025/3/9 10:00',
    area: '贵州省都匀市',
    paid: '50.5',
    out: '7',
    direct: '30',
    active: '2025-08-01',
  },
  {
    id: 'C',
    up: 'A',
    name: '赵测试',
    idNumber: '990000199001010003',
    device: 'abcdef99',
    joined: '20250501',
    area: '四川成都市',
    paid: '20',
  },
  { id: 'D', up: 'C', name: '赵测试', idNumber: '990000199001010003', device: 'abcdef99', joined: '很早', paid: '20' },
  { id: 'E', up: 'D', name: '赵测试', idNumber: '990000199001010003', paid: '20' },
  ...filled,
  { id: 'Z', up: '无此人', name: '孤立', joined: '2025-05-02', device: 'abcdef99' },
];

const csvOf = (members: readonly Member[]): string => [HEADER, ...members.map(line)].join('\n');

/** The same scheme each time. */
async function analyseFile(members: readonly Member[], id: string): Promise<void> {
  const evidenceId = await seal(test, office, { name: '会员表.csv', content: csvOf(members) });
  const { job } = await analyse(office.officer, { id, caseId: office.caseId, evidenceId, name: '某商城' });
  if (job.state !== 'done') throw new Error(`the analysis ${job.state}: ${JSON.stringify(job.fault)}`);
}

const insight = async () => {
  const { insight: found } = await get(office.officer, `/schemes/${schemeId}/insight`, contract.getInsight.response);
  if (found === null) throw new Error('no insight');
  return found;
};
const rowsOf = async (query: string) => {
  const path = `/schemes/${schemeId}/insight/accounts?${query}`;
  const { total, rows } = await get(office.officer, path, contract.listInsightRows.response);
  expect(total).toBeGreaterThanOrEqual(rows.length);
  return { total, ids: rows.map(({ memberId }) => memberId) };
};
const groups = (kind: string) =>
  get(office.officer, `/schemes/${schemeId}/insight/groups/${kind}`, contract.listInsightGroups.response);

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  await test.server.start();
  office = await fileCase(test, '522701');
  schemeId = randomUUID();
  await analyseFile(MEMBERS, schemeId);
});
afterAll(() => test.close());

describe('整体分析', () => {
  it('按月、按日的增长与账号逐一相符，读不出的日期单列，每个数字都能打开账号', async () => {
    const { growth, accounts } = await insight();
    expect(accounts).toBe(18);
    expect(growth?.months.map(({ at, accounts: count, cumulative }) => [at, count, cumulative])).toEqual([
      ['2025-03', 2, 2],
      ['2025-04', 0, 2],
      ['2025-05', 14, 16],
    ]);
    expect([growth?.empty, growth?.unreadable, growth?.firstActive]).toEqual([1, 1, '2025-08-01']);
    expect((await rowsOf('by=month&value=2025-03')).ids.toSorted()).toEqual(['A', 'B']);
    expect(await rowsOf('by=day&value=2025-05-02')).toEqual({ total: 1, ids: ['Z'] });
    expect((await rowsOf('by=bad_day')).ids).toEqual(['D']);
    expect((await rowsOf('by=no_day')).ids).toEqual(['E']);
    expect((await rowsOf('by=month&value=2025-05&limit=2&offset=13')).ids).toHaveLength(1);
  });

  it('地区按文字识别，其余计为不明', async () => {
    const { areas } = await insight();
    expect(areas?.map(({ province, city, accounts: count, paidInFen }) => [province, city, count, paidInFen])).toEqual([
      ['52', '都匀市', 2, '15050'],
      ['51', '成都市', 1, '2000'],
      [null, null, 15, '4000'],
    ]);
    expect((await rowsOf(`by=area&value=${areas?.[0]?.key}`)).ids.toSorted()).toEqual(['A', 'B']);
    expect((await rowsOf('by=area&value=0')).total).toBe(15);
  });

  it('报酬按人头与按销售分列，比例只列示，附规则版本和确定程度', async () => {
    const { pay, rules } = await insight();
    expect(pay?.kinds.map(({ kind, class: of, sumFen, receivers }) => [kind, of, sumFen, receivers])).toEqual([
      ['pay_direct', 'recruiting', '9000', 2],
      ['pay_team', 'sales', '4000', 1],
      ['pay_other', 'other', '0', 0],
    ]);
    expect(pay?.recruited).toBe(16);
    expect(pay?.shares).toMatchObject({
      recruitingFen: '9000',
      salesFen: '4000',
      recruitingShare: 0.6923,
      perHeadFen: '562',
    });
    expect(rules.pay).toMatchObject({ rule: 'team-remuneration@1', certainty: 'D' });
    expect((await rowsOf('by=pay&value=pay_direct')).ids.toSorted()).toEqual(['A', 'B']);
  });

  it('一人多号、不同人共用的号码、疑似批量账号、连环账号，逐组列出并遮盖号码', async () => {
    const several = await groups('several');
    expect(several.rows.map(({ accounts, reason }) => [accounts, reason.zh])).toEqual([
      [3, '3 个账号归为一人：身份证号（3 个账号相同）、设备号（2 个账号相同）'],
    ]);
    const phones = await groups('phone');
    expect(phones.rows).toMatchObject([{ accounts: 2, persons: 2, shared: '139****0001' }]);
    expect(await groups('device')).toMatchObject({ total: 1, rows: [{ accounts: 3, persons: 2, shared: 'ab****99' }] });
    const burst = await groups('burst');
    expect(burst.rows).toMatchObject([{ accounts: 12, upline: { memberId: 'B' } }]);
    expect(burst.rows[0]?.reason.zh).toContain('2025-05-01 08:00');
    expect((await rowsOf('by=group&kind=burst&value=0')).ids.toSorted()).toEqual(filled.map(({ id }) => id));
    expect(await groups('made_up_names')).toMatchObject({ total: 1, rows: [{ accounts: 12 }] });
    expect(await groups('ladder')).toMatchObject({ total: 1, rows: [{ accounts: 3, upline: { memberId: 'C' } }] });
    expect((await groups('ip')).total).toBe(0);
  });

  it('不与其他部分相连的小部分', async () => {
    const { isolated, parts } = await insight();
    expect(isolated).toEqual({ atMost: 10, parts: 1, accounts: 1 });
    expect(parts.map(({ atMost, parts: count, accounts: heads }) => [atMost, count, heads])).toEqual([
      [1, 1, 1],
      [100, 1, 17],
    ]);
    expect(await rowsOf('by=isolated')).toEqual({ total: 1, ids: ['Z'] });
  });

  it('查询条件不成立的，说明哪里不对', async () => {
    for (const query of ['by=month&value=2025', 'by=group&value=1', 'by=pay&value=x', 'by=area&value=x']) {
      const answer = await office.officer.request('GET', `/schemes/${schemeId}/insight/accounts?${query}`);
      expect(answer.status).toBe(422);
    }
  });

  it('别的县市看不到', async () => {
    const stranger = await test.user('522702', ['analyst']);
    for (const path of [
      'insight',
      'insight/groups/several',
      'insight/accounts?by=no_day',
      'accounts/0/line',
      'versions',
    ])
      expect((await stranger.request('GET', `/schemes/${schemeId}/${path}`)).status).toBe(404);
  });
});

describe('一条线', () => {
  it('逐层人数、增长、资金、报酬都是本账号及其全部下线的', async () => {
    const { ids } = await rowsOf('by=month&value=2025-03');
    const place = ids.indexOf('B');
    const path = `/schemes/${schemeId}/insight/accounts?by=month&value=2025-03`;
    const { rows } = await get(office.officer, path, contract.listInsightRows.response);
    const index = rows[place]?.index ?? -1;
    const { figures } = await get(
      office.officer,
      `/schemes/${schemeId}/accounts/${index}/line`,
      contract.getLineFigures.response,
    );
    expect(figures).toMatchObject({
      accounts: 13,
      levels: [1, 12],
      paidInFen: '5050',
      paidOutFen: '700',
      netFen: '4350',
      firstJoined: '2025-03-09',
      lastJoined: '2025-05-01',
      lastActive: '2025-08-01',
      own: { recruitingFen: '3000', recruitingShare: 1, perHeadFen: '250' },
      line: { recruitingFen: '3000' },
    });
    const missing = await office.officer.request('GET', `/schemes/${schemeId}/accounts/999/line`);
    expect(missing.status).toBe(404);
  });
});

describe('两次数据的比较', () => {
  it('新增、消失、换了推荐人、换了证件、金额变化，分别计数并逐一列出', async () => {
    const later = MEMBERS.flatMap((member): Member[] => {
      if (member.id === 'F100') return [];
      if (member.id === 'E') return [{ ...member, up: 'B', paid: '25' }];
      if (member.id === 'B') return [{ ...member, idNumber: '990000199001010009' }];
      return [member];
    });
    await analyseFile([...later, { id: 'N', up: 'C' }], schemeId);
    const versions = await get(office.officer, `/schemes/${schemeId}/versions`, contract.listVersions.response);
    expect(versions.map(({ version, accounts }) => [version, accounts])).toEqual([
      [2, 18],
      [1, 18],
    ]);
    const path = `/schemes/${schemeId}/comparison`;
    const compared = await get(office.officer, `${path}?before=1&after=2`, contract.compareVersions.response);
    expect(compared.counts).toEqual({ added: 1, removed: 1, moved: 1, person: 1, money: 1 });
    expect(compared.unchanged).toBe(15);
    expect(compared.lines.map(({ memberId, total }) => [memberId, total])).toEqual([
      ['B', 4],
      ['C', 1],
    ]);
    const changes = async (change: string) =>
      (await get(office.officer, `${path}/${change}?before=1&after=2`, contract.listChanges.response)).rows;
    expect(await changes('moved')).toMatchObject([{ memberId: 'E', before: 'D', after: 'B' }]);
    expect(await changes('money')).toMatchObject([{ before: '20.00 / 0.00', after: '25.00 / 0.00' }]);
    expect(await changes('removed')).toMatchObject([{ memberId: 'F100', before: 'B', after: null, index: null }]);
    const [person] = await changes('person');
    expect(person?.before).toContain('身份证号 990***********0002');
    expect(person?.after).toContain('身份证号 990***********0009');
    const unknown = await office.officer.request('GET', `${path}?before=1&after=9`);
    expect(unknown.status).toBe(404);
  });
});
