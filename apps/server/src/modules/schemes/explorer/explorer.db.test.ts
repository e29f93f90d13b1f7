import { randomUUID } from 'node:crypto';
import * as accounts from '@qingyuan/contract/scheme-accounts';
import * as contract from '@qingyuan/contract/scheme-explorer';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { listTables } from '../../../platform/tabular/index.ts';
import { allRows, bytesSource } from '../../../platform/tabular/test-support.ts';
import { startTestServer, type TestServer, type TestUser } from '../../../test-server.ts';
import { analyse, fileCase, get, idNumber, memberTable, type Office, seal, succeeded } from '../schemes.test-helper.ts';

let test: TestServer;
let office: Office;
let schemeId: string;

const PHONE = '13900000007';
const CARD = '6222021234567890128';
const FORMULA = '=HYPERLINK("http://x","y")';

/** A, with B and 80 more below; B with C and D; in the placement tree everybody has two below. */
const MEMBERS: readonly (readonly string[])[] = [
  ['A', '', '王小明', '', '', '', '100.00'],
  ['B', 'A', '欧阳丽华', PHONE, idNumber(7), CARD, '50.00'],
  ['C', 'B', '张三', '', '', '', '20.50'],
  ['D', 'B', FORMULA, '', '', '', '-3.00'],
  ...Array.from({ length: 80 }, (_, at) => [`M${100 + at}`, 'A', `成员${at}`, '', '', '', '1.00']),
];
const above = (at: number): string => (at === 0 ? '' : (MEMBERS[Math.floor((at - 1) / 2)]?.[0] ?? ''));
const cell = (text: string): string => (/[",]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const TABLE = [
  ['会员编号', '推荐人编号', '姓名', '手机号', '身份证号', '银行卡号', '充值金额', '接点人编号'],
  ...MEMBERS.map((member, at) => [...member, above(at)]),
]
  .map((row) => row.map(cell).join(','))
  .join('\n');

async function analyseTable(content: string, name: string): Promise<string> {
  const evidenceId = await seal(test, office, { name: '会员表.csv', content });
  const body = { id: randomUUID(), caseId: office.caseId, evidenceId, name };
  const { id, job } = await analyse(office.officer, body);
  if (job.state !== 'done') throw new Error(`the analysis ${job.state}: ${JSON.stringify(job.fault)}`);
  return id;
}

const find = async (q: string, tree?: string) => {
  const answer = await office.officer.request('POST', `/schemes/${schemeId}/accounts/find`, { q, tree });
  return contract.findAccounts.response.parse(succeeded(answer));
};
const found = async (q: string) =>
  (await find(q)).rows.map(({ account, by, masked }) => [account.memberId, by, masked] as const);
const picture = (query: string) =>
  get(office.officer, `/schemes/${schemeId}/picture?${query}`, contract.getPicture.response);
const indexOf = async (memberId: string, tree?: string) =>
  (await find(memberId, tree)).rows.find(({ account }) => account.memberId === memberId)?.account.index ?? -1;
const download = (user: TestUser, query: string) =>
  test.server.http.inject({ method: 'GET', url: `/api/schemes/${schemeId}/line?${query}`, headers: user.headers });
const PURPOSE = `purpose=${encodeURIComponent('移送检察机关')}`;
const entries = async (command: string) => {
  const all = await test.database.admin.selectFrom('audit_entry').selectAll().execute();
  return all.map((entry) => JSON.stringify(entry)).filter((entry) => entry.includes(command));
};

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  await test.server.start();
  office = await fileCase(test, '522701');
  schemeId = await analyseTable(TABLE, '某商城');
});
afterAll(() => test.close());

describe('查找会员', () => {
  it('按编号、编号开头、姓名、姓名的一部分找到，并说明因何找到', async () => {
    expect(await found('B')).toEqual([['B', 'id', null]]);
    expect((await found('M10')).map(([id, by]) => `${id} ${by}`)).toEqual(
      Array.from({ length: 10 }, (_, at) => `M${100 + at} id`),
    );
    expect(await found('王小明')).toEqual([['A', 'name', null]]);
    expect(await found('丽华')).toEqual([['B', 'name', null]]);
    expect((await find('没有这人')).rows).toEqual([]);
    expect(await find('成员')).toMatchObject({ more: true, partial: false });
  });

  it('姓名可用全拼、首字母和繁体', async () => {
    expect(await found('ouyanglihua')).toEqual([['B', 'pinyin', null]]);
    expect(await found('oylh')).toEqual([['B', 'pinyin', null]]);
    expect(await found('歐陽麗華')).toEqual([['B', 'name', null]]);
    expect(await found('張三')).toEqual([['C', 'name', null]]);
  });

  it('手机号、身份证号、银行卡号要写全，结果遮盖，每次查找留痕而不留下号码', async () => {
    expect(await entries('scheme.search-person')).toHaveLength(0);
    expect(await found(PHONE)).toEqual([['B', 'phone', '139****0007']]);
    expect(await found('+86 139-0000-0007')).toEqual([['B', 'phone', '139****0007']]);
    expect(await found(idNumber(7))).toEqual([['B', 'idNumber', '990***********0007']]);
    const [[id, by, masked] = []] = await found(CARD);
    expect([id, by]).toEqual(['B', 'bankCard']);
    expect(masked).toMatch(/\*.*0128$/u);
    expect(masked).not.toContain('123456789');
    expect(await found('1390000')).toEqual([]);
    const traces = await entries('scheme.search-person');
    expect(traces).toHaveLength(4);
    for (const one of [PHONE, idNumber(7), CARD]) expect(traces.join()).not.toContain(one);
    expect(traces.join()).toContain(office.officer.actor.userId);
  });
});

describe('两棵树', () => {
  it('顶点、下线、路径、账号都按所要的树，账号面板给出它在另一棵树中的位置', async () => {
    const roots = await get(office.officer, `/schemes/${schemeId}/roots?tree=placement`, accounts.listRoots.response);
    expect(roots.rows.map(({ memberId, direct }) => [memberId, direct])).toEqual([['A', 2]]);
    const placed = await indexOf('M100', 'placement');
    const read = async (index: number, tree: string) =>
      (await get(office.officer, `/schemes/${schemeId}/accounts/${index}?tree=${tree}`, accounts.getAccount.response))
        .data;
    const inPlacement = await read(placed, 'placement');
    expect(inPlacement).toMatchObject({ tree: 'placement', memberId: 'M100', recommenderId: 'A', placementId: 'B' });
    expect(inPlacement.path.top.map(({ memberId }) => memberId)).toEqual(['A', 'B', 'M100']);
    expect(inPlacement.addresses.placement).toBe(placed);
    const inRecommender = await read(inPlacement.addresses.recommender ?? -1, 'recommender');
    expect(inRecommender).toMatchObject({ tree: 'recommender', memberId: 'M100', addresses: inPlacement.addresses });
    expect(inRecommender.path.top.map(({ memberId }) => memberId)).toEqual(['A', 'M100']);
    const below = async (tree: string) =>
      (
        await get(
          office.officer,
          `/schemes/${schemeId}/accounts/${await indexOf('B', tree)}/children?tree=${tree}`,
          accounts.listChildren.response,
        )
      ).rows.map(({ memberId }) => memberId);
    expect((await below('recommender')).toSorted()).toEqual(['C', 'D']);
    expect((await below('placement')).toSorted()).toEqual(['D', 'M100']);
  });

  it('没有接点人列的表说明没有接点树', async () => {
    const id = await analyseTable(memberTable(), '无接点');
    for (const path of ['roots', 'accounts/0', 'accounts/0/children', 'picture', `line?format=csv&${PURPOSE}`]) {
      const address = `/schemes/${id}/${path}${path.includes('?') ? '&' : '?'}tree=placement`;
      expect((await office.officer.request('GET', address)).status, path).toBe(409);
    }
    const search = { q: 'R', tree: 'placement' };
    expect((await office.officer.request('POST', `/schemes/${id}/accounts/find`, search)).status).toBe(409);
    const { data } = await get(office.officer, `/schemes/${id}/accounts/0`, accounts.getAccount.response);
    expect(data.addresses).toEqual({ recommender: 0, placement: null });
  });
});

describe('关系图', () => {
  it('节点不超过所要的数，“其余 N 人”与画出的合起来就是全部', async () => {
    const { nodes, total, totalMoneyFen } = await picture('nodes=30');
    expect(nodes.length).toBeLessThanOrEqual(30);
    expect(total).toBe(MEMBERS.length);
    expect(totalMoneyFen).toBe(String(10_000 + 5_000 + 2_050 - 300 + 80 * 100));
    const shown = nodes.filter(({ index }) => index !== null).length;
    const rests = nodes.filter(({ index }) => index === null);
    expect(rests).not.toHaveLength(0);
    const notShown = nodes.reduce((sum, { hidden }) => sum + hidden, 0);
    expect(shown + notShown).toBe(MEMBERS.length);
    for (const rest of rests) expect(rest.lines).toBeGreaterThan(0);
  });

  it('从一个账号起、按接点树也一样；最多 2,000 个节点', async () => {
    const line = await picture(`from=${await indexOf('B')}`);
    expect(line.nodes.map(({ memberId }) => memberId).toSorted()).toEqual(['B', 'C', 'D']);
    expect(line.total).toBe(3);
    const placement = await picture('tree=placement&depth=40&nodes=2000');
    expect(placement).toMatchObject({ total: MEMBERS.length });
    expect(placement.nodes).toHaveLength(MEMBERS.length);
    expect((await office.officer.request('GET', `/schemes/${schemeId}/picture?nodes=2001`)).status).toBe(422);
    expect((await office.officer.request('GET', `/schemes/${schemeId}/picture?from=9999`)).status).toBe(404);
  });
});

describe('导出一条线', () => {
  it('CSV 有整条线，号码遮盖，表格软件不会把文字当公式，导出留痕', async () => {
    const answer = await download(office.officer, `format=csv&from=${await indexOf('B')}&${PURPOSE}`);
    expect(answer.statusCode).toBe(200);
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('某商城-下线明细.csv');
    const lines = answer.body.split('\r\n');
    expect(lines[0]?.startsWith('\uFEFF会员编号,姓名,推荐人编号,层级')).toBe(true);
    expect(lines.slice(1, -1).map((line) => line.split(',')[0])).toEqual(['B', 'C', 'D']);
    for (const one of [PHONE, idNumber(7), CARD]) expect(answer.body).not.toContain(one);
    expect(lines[1]).toContain('139****0007');
    expect(lines[3]).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(lines[3]).toContain(',-3.00,');
    const [trace = ''] = (await entries('scheme.export-line')).slice(-1);
    expect(trace).toContain('移送检察机关');
    expect(trace).toContain('csv');
  });

  it('不指明起点就是整个组织；接点树列出接点人', async () => {
    const whole = await download(office.officer, `format=csv&${PURPOSE}`);
    expect(whole.body.split('\r\n').slice(1, -1)).toHaveLength(MEMBERS.length);
    const placed = await download(
      office.officer,
      `format=csv&tree=placement&from=${await indexOf('B', 'placement')}&${PURPOSE}`,
    );
    const [head = '', ...rows] = placed.body.split('\r\n');
    expect(head).toContain('接点人编号');
    expect(rows[0]?.split(',').slice(0, 3)).toEqual(['B', '欧阳丽华', 'A']);
    expect(rows.find((row) => row.startsWith('M100,'))?.split(',')[2]).toBe('B');
  });

  it('Excel 中编号和号码是文字，公式不执行', async () => {
    const answer = await download(office.officer, `format=xlsx&from=${await indexOf('B')}&${PURPOSE}`);
    const [sheet] = await listTables(bytesSource(answer.rawPayload, 'line.xlsx'));
    if (sheet === undefined) throw new Error('no sheet');
    const rows = await allRows(sheet);
    expect(rows.map(([id]) => id)).toEqual(['B', 'C', 'D']);
    expect(rows[2]?.[1]).toBe(FORMULA);
    expect(rows[0]).toEqual(expect.arrayContaining(['139****0007', '990***********0007']));
  });

  it('没有这个账号、没写用途的都不导出，也不留痕', async () => {
    const before = (await entries('scheme.export-line')).length;
    expect((await download(office.officer, `format=csv&from=9999&${PURPOSE}`)).statusCode).toBe(404);
    expect((await download(office.officer, 'format=csv')).statusCode).toBe(422);
    expect(await entries('scheme.export-line')).toHaveLength(before);
  });

  it('图片在工作台生成，导出前留痕', async () => {
    const body = { purpose: '案情分析', format: 'png', picture: 'icicle', tree: 'placement' };
    succeeded(await office.officer.request('POST', `/schemes/${schemeId}/picture/export`, body));
    const [trace = ''] = (await entries('scheme.export-line')).slice(-1);
    for (const word of ['png', 'icicle', 'placement', '案情分析']) expect(trace).toContain(word);
  });
});

describe('谁能看', () => {
  it('别的县查不到、看不到、导不出；本县领导能看不能导出', async () => {
    const { officer: other } = await fileCase(test, '522702');
    const before = (await entries('scheme.search-person')).length;
    const at = `/schemes/${schemeId}`;
    for (const q of ['B', PHONE])
      expect((await other.request('POST', `${at}/accounts/find`, { q })).status, q).toBe(404);
    expect(await entries('scheme.search-person')).toHaveLength(before);
    expect((await other.request('GET', `${at}/picture`)).status).toBe(404);
    expect((await download(other, `format=csv&${PURPOSE}`)).statusCode).toBe(404);
    const leader = await test.user('522701', ['leader']);
    expect((await leader.request('POST', `${at}/accounts/find`, { q: 'B' })).status).toBe(200);
    expect((await download(leader, `format=csv&${PURPOSE}`)).statusCode).toBe(403);
    const note = { purpose: '案情分析', format: 'svg', picture: 'links' };
    expect((await leader.request('POST', `${at}/picture/export`, note)).status).toBe(403);
  });
});
