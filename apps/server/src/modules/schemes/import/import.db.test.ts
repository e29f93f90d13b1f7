import { randomUUID } from 'node:crypto';
import * as importing from '@qingyuan/contract/scheme-import';
import * as source from '@qingyuan/contract/scheme-source';
import * as contract from '@qingyuan/contract/schemes';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { startTestServer, type TestServer, type TestUser } from '../../../test-server.ts';
import { analyse, ended, fileCase, findIn, get, type Office, seal, succeeded } from '../schemes.test-helper.ts';

let test: TestServer;
let duyun: Office;
let dump: string;
let cards: string;

/** A site's database in phpMyAdmin's manner: members without money, and what they paid and were paid in logs. */
const DUMP = `-- phpMyAdmin SQL Dump
SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;
CREATE TABLE \`ml_user\` (\`uid\` int(11) NOT NULL, \`tid\` int(11) NOT NULL, \`nick\` varchar(20) DEFAULT NULL);
INSERT INTO \`ml_user\` (\`uid\`, \`tid\`, \`nick\`) VALUES
(1, 0, '甲'), (2, 1, '乙'), (3, 1, '丙'), (4, 2, '丁');
CREATE TABLE \`ml_order\` (\`id\` int, \`uid\` int, \`amount\` decimal(10,2), \`state\` varchar(8));
INSERT INTO \`ml_order\` (\`id\`, \`uid\`, \`amount\`, \`state\`) VALUES
(1, 1, 3980.00, '已支付'), (2, 2, 3980.10, '已支付'), (3, 2, 3980.20, '已支付'), (4, 3, 3980.00, '未支付'), (5, 77, 3980.00, '已支付');
CREATE TABLE \`ml_bonus\` (\`uid\` int, \`type\` varchar(12), \`money\` varchar(12));
INSERT INTO \`ml_bonus\` (\`uid\`, \`type\`, \`money\`) VALUES
(1, '直推奖', '398.00'), (1, '直推奖', '398.00'), (1, '层奖', '79.60'), (2, '直推奖', '398'), (2, '转账', '坏数');
CREATE TABLE \`ml_withdraw\` (\`uid\` int, \`money\` decimal(10,2));
INSERT INTO \`ml_withdraw\` (\`uid\`, \`money\`) VALUES (1, 800.00), (1, 75.60), (2, 300.00);
COMMIT;
`;

const JOIN = [
  {
    table: 'ml_order',
    key: 'uid',
    values: { paid_in: 'amount' },
    status: { column: 'state', values: ['已支付'] },
  },
  {
    table: 'ml_bonus',
    key: 'uid',
    kinds: { column: 'type', amount: 'money', roles: { 直推奖: 'pay_direct', 层奖: 'pay_node', 转账: 'pay_other' } },
  },
  { table: 'ml_withdraw', key: 'uid', values: { paid_out: 'money' } },
];
const MAPPING = { member_id: 'uid', recommender_id: 'tid', name: 'nick' };

const download = (user: TestUser, path: string) =>
  test.server.http.inject({ method: 'GET', url: `/api${path}`, headers: user.headers });

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  await test.server.start();
  duyun = await fileCase(test, '522701');
  dump = await seal(test, duyun, { name: '商城.sql', content: DUMP });
  cards = await seal(test, duyun, { name: '银行卡.csv', content: '用户,卡号\n1,1111\n2,1111\n4,2222\n5,3333\n' });
});
afterAll(() => test.close());

const body = () => ({
  id: randomUUID(),
  caseId: duyun.caseId,
  evidenceId: dump,
  name: '某商城',
  table: 'ml_user',
  mapping: MAPPING,
  persons: [] as string[],
});

describe('会员、订单、奖金、提现几张表合起来分析', () => {
  it('缴纳只计已支付的订单，返还为提现合计；账号和来源都有据可查', async () => {
    const card = { evidenceId: cards, table: '银行卡.csv', key: '用户', values: { bank_card: '卡号' } };
    const { id, job } = await analyse(duyun.officer, { ...body(), join: [...JOIN, card], persons: ['bank_card'] });
    expect(job).toMatchObject({ state: 'done', fault: null });
    const { data } = await get(duyun.officer, `/schemes/${id}`, contract.getScheme.response);
    expect(data.analysis).toMatchObject({
      mapping: { paid_in: 'ml_order.amount', paid_out: 'ml_withdraw.money', pay_direct: 'ml_bonus.money[直推奖]' },
      totals: { accounts: 4, persons: 3, paidInFen: '1194030', paidOutFen: '117560' },
      joined: [
        { table: 'ml_order', rows: 5, joined: 3, otherStatus: 1, unknownMember: 1, badAmount: 0 },
        { table: 'ml_bonus', rows: 5, joined: 5, badAmount: 1, otherKind: 0 },
        { table: 'ml_withdraw', rows: 3, joined: 3 },
        { evidenceId: cards, file: '银行卡.csv', table: '银行卡.csv', rows: 4, joined: 3, unknownMember: 1 },
      ],
    });
    const rows = await findIn(duyun.officer, id, '乙');
    expect(rows[0]).toMatchObject({ memberId: '2', paidInFen: '796030', paidOutFen: '30000' });

    const faults = await download(duyun.officer, `/schemes/${id}/import-faults.csv`);
    expect(faults.statusCode).toBe(200);
    expect(faults.body.split('\n').slice(1)).toEqual([
      'ml_order,5,会员表中没有该会员,77,uid,77',
      'ml_bonus,5,金额无法识别，按 0 计,2,money,坏数',
      '银行卡.csv,4,会员表中没有该会员,5,用户,5',
      '',
    ]);
  });

  it('其他表、列不存在，或者证据不属于本案，不能分析', async () => {
    const { job } = await analyse(duyun.officer, {
      ...body(),
      join: [{ table: 'x', key: 'uid', values: { name: 'n' } }],
    });
    expect(job).toMatchObject({ state: 'failed', fault: { message: expect.stringContaining('"x"') } });
    const other = await fileCase(test, '522701');
    const foreign = await seal(test, other, { name: '他案.csv', content: 'a,b\n1,2\n' });
    const join = [{ evidenceId: foreign, table: '他案.csv', key: 'a', values: { phone: 'b' } }];
    expect(await duyun.officer.request('POST', '/schemes', { ...body(), join })).toMatchObject({ status: 404 });
  });
});

describe('选表时', () => {
  it('列出一列的各种值和行数，像证件、卡、手机号的遮盖', async () => {
    const values = (query: string) =>
      get(duyun.analyst, `/schemes/sources/${query}`, importing.listColumnValues.response);
    expect(await values(`${dump}/values?table=ml_bonus&column=type`)).toEqual({
      values: [
        { value: '直推奖', rows: 3 },
        { value: '层奖', rows: 1 },
        { value: '转账', rows: 1 },
      ],
      rows: 5,
      more: false,
    });
    expect((await duyun.analyst.request('GET', `/schemes/sources/${dump}/values?table=ml_bonus&column=x`)).status).toBe(
      422,
    );
    const phones = await seal(test, duyun, { name: 'p.csv', content: '编号,电话\n1,13900000001\n2,13900000001\n' });
    expect((await values(`${phones}/values?table=p.csv&column=${encodeURIComponent('电话')}`)).values).toEqual([
      { value: '139****0001', rows: 2 },
    ]);
  });

  it('按内容认出的列只作建议，说明占多少行', async () => {
    const rows = Array.from({ length: 10 }, (_, at) => `${at + 1},${Math.floor(at / 2)},1390000000${at}`);
    const file = await seal(test, duyun, { name: 'c.csv', content: `a1,b1,c1\n${rows.join('\n')}\n` });
    const preview = await get(duyun.analyst, `/schemes/sources/${file}/preview`, source.previewSource.response);
    expect(preview.mapping).toEqual({});
    expect(preview.proposals).toEqual([
      { role: 'member_id', column: 'a1', by: 'content', share: 1 },
      { role: 'recommender_id', column: 'b1', by: 'content', share: 1 },
      { role: 'phone', column: 'c1', by: 'content', share: 1 },
    ]);
    expect(preview.rows[0]).toEqual(['1', '0', '139****0000']);
  });
});

describe('分析前检查全表', () => {
  const FAULTY = `会员编号,推荐人,姓名,手机号,充值金额,注册时间
A1,,甲,13900000001,100,2019-01-02
A2,A1,乙,1.39E+10,一百,2019-01-03
A3,A9,ä¸™,,5,0000-00-00 00:00:00
A2,A1,丁,,5,明天
,A1,戊,,5
A6,A6,己,,5,2019-01-04,多
`;
  const mapping = {
    member_id: '会员编号',
    recommender_id: '推荐人',
    name: '姓名',
    phone: '手机号',
    paid_in: '充值金额',
    joined_at: '注册时间',
  };
  const check = async (user: TestUser, evidenceId: string, body: object) => {
    const answer = await user.request('POST', `/schemes/sources/${evidenceId}/check`, body);
    const { jobId } = importing.checkSource.response.parse(succeeded(answer));
    return { jobId, job: await ended(user, jobId) };
  };

  it('按种类列出每一行的问题和行号，个人信息遮盖，可以下载', async () => {
    const file = await seal(test, duyun, { name: '坏.csv', content: FAULTY });
    const { jobId, job } = await check(duyun.analyst, file, { table: '坏.csv', mapping });
    expect(job).toMatchObject({ state: 'done', subjectType: 'evidence', subjectId: file });
    const found = await get(duyun.analyst, `/schemes/source-checks/${jobId}`, importing.getSourceCheck.response);
    expect(found).toMatchObject({ evidenceId: file, table: '坏.csv', rows: 6, unchecked: [] });
    expect(Object.fromEntries(found.kinds.map(({ kind, first }) => [kind, first.map(({ row }) => row)]))).toEqual({
      row_width: [5, 6],
      missing_id: [5],
      duplicate_id: [4],
      self_reference: [6],
      unknown_upline: [3],
      float_id: [2],
      bad_amount: [2],
      bad_time: [4],
      garbled_text: [3],
    });
    const lines = (await download(duyun.analyst, `/schemes/source-checks/${jobId}/faults.csv`)).body.split('\n');
    expect(lines).toHaveLength(12);
    expect(lines).toContain('会员编号重复,4,A2,会员编号,A2,以首次出现的行为准（第 2 行）');
    expect(lines).toContain('金额无法识别,2,A2,充值金额,一百,按 0 计算');
  });

  it('另一县看不到；文件中断的说明在哪里；在案卷时间线上留痕', async () => {
    const cut = await seal(test, duyun, { name: '断.sql', content: `${DUMP.slice(0, 700)}` });
    const asked = { table: 'ml_user', mapping: MAPPING };
    const { jobId, job } = await check(duyun.analyst, cut, asked);
    expect(job).toMatchObject({
      state: 'failed',
      fault: { id: 'cut-off-dump', message: expect.stringContaining('表 ml_bonus 第 1 行') },
    });
    expect((await duyun.analyst.request('GET', `/schemes/source-checks/${jobId}`)).status).toBe(409);
    const elsewhere = await test.user('522702', ['analyst']);
    expect((await elsewhere.request('GET', `/schemes/source-checks/${jobId}`)).status).toBe(404);
    expect((await elsewhere.request('POST', `/schemes/sources/${cut}/check`, asked)).status).toBe(404);
    const head = await duyun.head.request('POST', `/schemes/sources/${cut}/check`, asked);
    expect(head.status).toBe(403);
    const line = await duyun.officer.request('GET', `/cases/${duyun.caseId}`);
    expect(JSON.stringify(line.body)).toContain('scheme.check-source');
  });
});

describe('列对应模板', () => {
  const list = (user: TestUser) => get(user, '/scheme-mapping-profiles', importing.listMappingProfiles.response);

  it('保存后在本辖区列出；同名的代替旧的；别的县看不到；删除留痕', async () => {
    const profile = {
      id: randomUUID(),
      name: '某商城程序',
      columns: ['uid', 'tid', 'nick'],
      mapping: MAPPING,
      join: JOIN,
    };
    succeeded(await duyun.officer.request('POST', '/scheme-mapping-profiles', profile));
    expect(await list(duyun.officer)).toMatchObject([{ join: JOIN }]);
    const again = { ...profile, id: randomUUID(), join: [], activeValues: ['已付款'] };
    succeeded(await duyun.analyst.request('POST', '/scheme-mapping-profiles', again));
    expect(await list(duyun.officer)).toMatchObject([
      { id: again.id, name: '某商城程序', mapping: MAPPING, join: [], activeValues: ['已付款'] },
    ]);

    const elsewhere = await test.user('522702', ['analyst']);
    expect(await list(elsewhere)).toEqual([]);
    expect((await elsewhere.request('DELETE', `/scheme-mapping-profiles/${again.id}`)).status).toBe(404);

    succeeded(await duyun.officer.request('DELETE', `/scheme-mapping-profiles/${again.id}`));
    expect(await list(duyun.officer)).toEqual([]);
  });

  it('不能保存指向其他证据的表', async () => {
    const join = [{ evidenceId: cards, table: 'x', key: 'a', values: { phone: 'b' } }];
    const profile = { id: randomUUID(), name: '不可', columns: ['a', 'b'], mapping: {}, join };
    expect((await duyun.officer.request('POST', '/scheme-mapping-profiles', profile)).status).toBe(422);
  });
});
