import { randomBytes, randomUUID } from 'node:crypto';
import * as posters from '@qingyuan/contract/tips-posters';
import * as contract from '@qingyuan/contract/tips';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { bytesSource } from '../../platform/tabular/test-support.ts';
import { openZip } from '../../platform/tabular/zip.ts';
import { startTestServer, type TestServer, type TestUser } from '../../test-server.ts';

let test: TestServer;
let office: TestUser;
let tipline: pg.Pool;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  office = await test.user('522701', ['joint_office']);
  tipline = new pg.Pool({ connectionString: test.database.tiplineUrl, max: 1 });
});
afterAll(async () => {
  await tipline.end();
  await test.close();
});

async function register(change: object): Promise<string> {
  const id = randomUUID();
  const body = {
    id,
    areaCode: '522701002',
    channel: 'letter',
    kind: 'gathering',
    what: '交了 2800 元，要求退钱；楼里有人听课',
    ...change,
  };
  expect(await office.request('POST', '/tips', body)).toMatchObject({ status: 200 });
  return id;
}

async function tipInFull(id: string) {
  return contract.getTip.response.parse((await office.request('GET', `/tips/${id}`)).body);
}

async function submit(poster: string): Promise<{ id: string; receipt: Buffer }> {
  const [id, receipt] = [randomUUID(), randomBytes(32)];
  const report = { id, area: '522701', kind: 'other', what: '情况', place: '', who: '', locale: 'zh-CN', poster };
  await tipline.query('SELECT qy.tipline_submit($1, $2, NULL)', [JSON.stringify(report), receipt]);
  return { id, receipt };
}

describe('一封信里又投诉又举报', () => {
  it('分送投诉，举报继续办；举报人读到去了哪里；只能分送一次', async () => {
    const { id, receipt } = await submit('');
    const body = { complaintId: randomUUID(), demand: '退还 2800 元', handedTo: '都匀市消费者投诉举报中心' };
    expect((await tipInFull(id)).can).toContain('split');
    expect(await office.request('POST', `/tips/${id}/split`, body)).toMatchObject({ status: 200 });
    const { data, can } = await tipInFull(id);
    expect(data).toMatchObject({ state: 'received', complaint: { demand: '退还 2800 元', handedTo: body.handedTo } });
    expect(can).not.toContain('split');
    expect(can).toContain('accept');
    const { rows } = await tipline.query('SELECT qy.tipline_conversation($1) AS found', [receipt]);
    expect(rows[0].found.messages[0].text).toContain('已分送都匀市消费者投诉举报中心');
    const again = { ...body, complaintId: randomUUID() };
    expect(await office.request('POST', `/tips/${id}/split`, again)).toMatchObject({ status: 409 });
  });

  it('警察看得到，不能分送', async () => {
    const police = await test.user('522701', ['police_officer']);
    const id = await register({});
    const body = { complaintId: randomUUID(), demand: '退钱', handedTo: '投诉中心' };
    expect((await police.request('POST', `/tips/${id}/split`, body)).status).toBe(403);
  });
});

describe('其他渠道来的举报', () => {
  it('各渠道有自己的要素，别的渠道的不留', async () => {
    const id = await register({ details: { letterDate: '2026-09-10', postmark: '都匀 9.11', hotline: '12315' } });
    expect((await tipInFull(id)).data.details).toEqual({ letterDate: '2026-09-10', postmark: '都匀 9.11' });
  });

  it('举报登记表要素齐全，举报人一栏只写已封存', async () => {
    const identity = { name: '黔匿名', phone: '13800000000' };
    const id = await register({ identity, who: '某某商贸', place: '三栋', details: { postmark: '都匀' } });
    const answer = await test.server.http.inject({
      method: 'GET',
      url: `/api/tips/${id}/registration.docx`,
      headers: office.headers,
    });
    const members = await openZip(bytesSource(answer.rawPayload, 'form.docx'));
    const chunks: Uint8Array[] = [];
    for await (const chunk of members.find(({ name }) => name === 'word/document.xml')?.open() ?? [])
      chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    for (const part of [
      '举报登记表',
      '登记单位',
      id,
      '被举报人',
      '某某商贸',
      '三栋',
      '邮戳：都匀',
      '具体线索',
      '举报人签字',
      '经办人签字',
      '已加密封存',
    ])
      expect(text, part).toContain(part);
    expect(text).not.toMatch(/黔匿名|13800000000/u);
  });
});

describe('二维码', () => {
  it('张贴处的二维码带着地点，来的举报记在它名下，撤下后不再带', async () => {
    const made = await office.request('POST', '/tips/posters', { areaCode: '522701002', place: '都匀汽车站候车厅' });
    const { code } = posters.createPoster.response.parse(made.body);
    const find = async () => (await tipline.query('SELECT qy.tipline_poster($1) AS found', [code])).rows[0].found;
    expect(await find()).toEqual({ area: '522701002', place: '都匀汽车站候车厅' });
    await submit(code);
    const { rows } = posters.listPosters.response.parse((await office.request('GET', '/tips/posters')).body);
    expect(rows).toMatchObject([{ code, tips: 1, url: `http://127.0.0.1:8802/p/${code}` }]);
    expect((await office.request('POST', `/tips/posters/${code}/withdraw`, {})).status).toBe(200);
    expect(await find()).toBeNull();
    await submit(code);
    const after = posters.getPoster.response.parse((await office.request('GET', `/tips/posters/${code}`)).body);
    expect(after).toMatchObject({ tips: 1 });
    expect(after.withdrawnAt).not.toBeNull();
  });

  it('外县的二维码看不到、撤不了', async () => {
    const made = await office.request('POST', '/tips/posters', { areaCode: '522701', place: '广场宣传栏' });
    const { code } = posters.createPoster.response.parse(made.body);
    const elsewhere = await test.user('522702', ['joint_office']);
    expect((await elsewhere.request('GET', `/tips/posters/${code}`)).status).toBe(404);
    expect((await elsewhere.request('POST', `/tips/posters/${code}/withdraw`, {})).status).toBe(404);
    expect((await elsewhere.request('POST', '/tips/posters', { areaCode: '522701', place: '别县的地方' })).status).toBe(
      404,
    );
  });
});
