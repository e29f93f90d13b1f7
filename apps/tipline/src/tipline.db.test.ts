import { createHash, randomBytes } from 'node:crypto';
import { parseReceiptCode } from '@qingyuan/core/identifiers/receipt-code';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { installAreas } from '../../server/src/modules/jurisdictions/areas.sql.ts';
import { openOfficeBox, tiplineKeys } from '../../server/src/modules/tips/office-box.ts';
import { openKeyRing } from '../../server/src/platform/crypto/key-ring.ts';
import { temporaryDataDir } from '../../server/src/platform/crypto/test-ring.ts';
import { createTestDatabase, type TestDatabase } from '../../server/src/platform/db/test-database.ts';
import type {} from '../../server/src/platform/postgres/test-cluster.ts';
import { createSite } from './app.ts';
import { checkFormToken, newFormToken } from './keys.ts';
import { parseOfficeKey } from './office-box.ts';
import { PROOF_SCRIPT, questionOf } from './proof-of-work.ts';
import { openTips, type Tips } from './tipline.sql.ts';

const PAGE_LIMIT = 30_000;
const formKey = randomBytes(32);
let database: TestDatabase;
let tips: Tips;
let site: FastifyInstance;
let folder: Awaited<ReturnType<typeof temporaryDataDir>>;
const now = new Date('2026-09-15T02:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase(inject('clusterUrl'));
  await installAreas(database.adminUrl);
  folder = await temporaryDataDir();
  const { OFFICE_KEY } = tiplineKeys(await openKeyRing(folder.dataDir));
  tips = openTips(database.tiplineUrl);
  site = await createSite({
    tips,
    formKey,
    officeKey: parseOfficeKey(OFFICE_KEY),
    now: () => now,
    hold: async () => {},
  });
});
afterAll(async () => {
  await site.close();
  await tips.close();
  await database.drop();
  await folder.remove();
});

type Fields = Readonly<Record<string, string>>;

const get = (url: string) => site.inject({ method: 'GET', url });
const post = (url: string, fields: Fields, headers: Fields = {}) =>
  site.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });

const ENTITIES: Fields = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** Hidden fields of the page's form: what a browser without JavaScript sends along. */
function hiddenOf(answer: LightMyRequestResponse): Fields {
  const inputs = answer.body.matchAll(/<input\s+type="hidden"\s+name="(\w+)"\s+value="([^"]*)"/gu);
  const text = (value: string) => value.replaceAll(/&[a-z#0-9]+;/gu, (entity) => ENTITIES[entity] ?? entity);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name, text(value ?? '')]));
}

const codeOf = (answer: LightMyRequestResponse): string =>
  /class="code"[^>]*>\s*([0-9A-Z-]{21})/u.exec(answer.body)?.[1] ?? '';
const tipCount = async () => {
  const row = await database.admin
    .selectFrom('tip')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
};

interface Journey {
  readonly first: LightMyRequestResponse;
  readonly second: LightMyRequestResponse;
  readonly third: LightMyRequestResponse;
  /** The last form as sent. */
  readonly sent: Fields;
  readonly receipt: LightMyRequestResponse;
}

/** Answer to the question that a page without scripts asks. */
function answerTo(token: string): string {
  const nonce = checkFormToken(formKey, token, now)?.nonce ?? '';
  const [a, b] = questionOf(formKey, nonce);
  return String(a + b);
}

/** All three steps as a browser without scripts goes through them. */
async function report(query = '', contact = '微信 qing-yuan', more: Fields = {}): Promise<Journey> {
  const first = await get(`/report${query}`);
  const second = await post(`/report${query}`, {
    ...hiddenOf(first),
    kind: 'gathering',
    what: "他们说 '稳赚' <b>不赔</b>",
    go: 'next',
  });
  const third = await post(`/report${query}`, {
    ...hiddenOf(second),
    area: '522701002',
    place: '三栋',
    who: '',
    go: 'next',
  });
  const hidden = hiddenOf(third);
  const sent = { ...hidden, answer: answerTo(hidden['token'] ?? ''), contact, go: 'next', ...more };
  return { first, second, third, sent, receipt: await post(`/report${query}`, sent) };
}

async function open(code: string): Promise<LightMyRequestResponse> {
  return post('/return', { ...hiddenOf(await get('/return')), code });
}

describe('三步举报', () => {
  it('不用脚本走完三步得到回执码；库里没有回执码，联系方式只有服务端打得开', async () => {
    const { receipt } = await report();
    const code = codeOf(receipt);
    expect(parseReceiptCode(code)).toBe(code);
    const row = await database.admin
      .selectFrom('tip')
      .selectAll()
      .orderBy('received_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      kind: 'gathering',
      what: "他们说 '稳赚' <b>不赔</b>",
      area_code: '522701002',
      place: '三栋',
      state: 'received',
    });
    const everything = JSON.stringify(row);
    expect(everything).not.toContain(code);
    expect(row.contact?.includes('qing-yuan')).toBe(false);
    const ring = await openKeyRing(folder.dataDir);
    const opened = (record: string) =>
      openOfficeBox(ring, { purpose: 'identity', record }, row.contact ?? Buffer.alloc(0)).toString('utf8');
    expect(JSON.parse(opened(row.id))).toEqual({ contact: '微信 qing-yuan' });
    expect(row.named).toBe(false);
    expect(() => opened('00000000-0000-8000-8000-000000000000')).toThrow(/belongs elsewhere/u);
  });

  it('最后一步按两次只收一件，回执码相同', async () => {
    const { sent, receipt } = await report();
    const before = await tipCount();
    expect(codeOf(await post('/report', sent))).toBe(codeOf(receipt));
    expect(await tipCount()).toBe(before);
  });

  it('缺了什么就在原处说明，写过的都还在', async () => {
    const first = await get('/report');
    const answer = await post('/report', { ...hiddenOf(first), what: '听课要交 2800 元', go: 'next' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('请选一项');
    expect(answer.body).toContain('听课要交 2800 元');
    expect(answer.body).not.toContain('请写几句');
  });

  it('二维码带来的地点已选好；不存在的地点不会被收下', async () => {
    const { second } = await report('?p=522701002');
    expect(second.body).toMatch(/<option value="522701002"\s+selected/u);
    const { sent } = await report();
    const token = newFormToken(formKey, now).text;
    const before = await tipCount();
    const answer = await post('/report', { ...sent, token, answer: answerTo(token), area: '110101' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('请选择地方');
    expect(await tipCount()).toBe(before);
  });

  it('返回上一步时内容不丢', async () => {
    const { third } = await report();
    const back = await post('/report', { ...hiddenOf(third), contact: '', go: 'back' });
    expect(back.body).toContain('三栋');
    expect(back.body).toMatch(/<option value="522701002"\s+selected/u);
  });

  it('写的内容不会变成页面的代码', async () => {
    const { third, second } = await report();
    expect(second.body + third.body).not.toContain('<b>不赔');
  });
});

describe('伪造和滥用', () => {
  it('没有、改动过、过期的表单凭证都不收，内容留在页面上', async () => {
    const { sent } = await report();
    const before = await tipCount();
    const old = newFormToken(formKey, new Date(now.getTime() - 25 * 3_600_000)).text;
    const forged = newFormToken(randomBytes(32), now).text;
    for (const token of ['', old, forged, `${newFormToken(formKey, now).text}x`]) {
      const answer = await post('/report', { ...sent, token });
      expect(answer.statusCode).toBe(403);
      expect(answer.body).toContain('微信 qing-yuan');
    }
    expect(await tipCount()).toBe(before);
  });

  it('别的网站发来的表单不收', async () => {
    const { sent } = await report();
    const token = newFormToken(formKey, now).text;
    const fresh = { ...sent, token, answer: answerTo(token) };
    const before = await tipCount();
    expect((await post('/report', fresh, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect(await tipCount()).toBe(before);
    expect((await post('/report', fresh, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  });

  it('一味试回执码的会被要求等一等', async () => {
    const token = newFormToken(formKey, now).text;
    const statuses: number[] = [];
    for (let tries = 0; tries < 60; tries += 1) {
      const answer = await site.inject({
        method: 'POST',
        url: '/return',
        remoteAddress: '198.51.100.7',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ token, code: 'AAAA' }).toString(),
      });
      statuses.push(answer.statusCode);
      if (answer.statusCode === 429) expect(answer.body).toContain('请稍等');
    }
    expect(new Set(statuses.slice(0, 40))).toEqual(new Set([404]));
    expect(new Set(statuses.slice(40))).toEqual(new Set([429]));
  });
});

describe('凭回执码回来', () => {
  it('小写、空格、易混的字都认得；看到进展，补充后看到自己写的', async () => {
    const { receipt } = await report();
    const code = codeOf(receipt);
    const talk = await open(code.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l'));
    expect(talk.statusCode).toBe(200);
    expect(talk.body).toContain('已收到，工作人员正在查看');
    const sent = await post('/return/message', { ...hiddenOf(talk), message: '第一行\r\n第二行' });
    expect(sent.body).toContain('已发送');
    expect(sent.body).toContain('第一行\n第二行');
  });

  it('错的和不可能的回执码得到同样的回答', async () => {
    const unknown = await open('7K2M-9QXD-0F3T-AB8W-5');
    const impossible = await open('不是回执码');
    expect([unknown.statusCode, impossible.statusCode]).toEqual([404, 404]);
    for (const answer of [unknown, impossible]) expect(answer.body).toContain('没有找到这个回执码');
  });
});

describe('每一页', () => {
  const pages = async () => {
    const { first, second, third, receipt } = await report();
    const talk = await open(codeOf(receipt));
    const english = await report('?lang=en');
    return [
      await get('/'),
      await get('/?lang=en'),
      await get('/return'),
      await get('/nowhere'),
      first,
      second,
      third,
      receipt,
      talk,
      english.second,
    ];
  };

  it('不到 30 kB，除算小题的那一段外没有脚本，不装 Cookie，不留缓存，不告诉别的网站', async () => {
    for (const { body, headers } of await pages()) {
      expect(Buffer.byteLength(body)).toBeLessThan(PAGE_LIMIT);
      expect(body.replace(`<script>${PROOF_SCRIPT}</script>`, '')).not.toMatch(/<script|javascript:|\son\w+=/iu);
      expect(headers).not.toHaveProperty('set-cookie');
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none';style-src 'sha256-[^;']+';script-src 'sha256-[^;']+';/u,
      );
    }
  });

  it('样式和脚本正是安全策略许可的那一份，浏览器才会用', async () => {
    for (const { body, headers } of await pages()) {
      const parts = [...body.matchAll(/<(?:style|script)>([^]*?)<\/(?:style|script)>/gu)].map(
        (match) => match[1] ?? '',
      );
      expect(parts.length).toBeGreaterThan(0);
      for (const part of parts)
        expect(headers['content-security-policy']).toContain(createHash('sha256').update(part).digest('base64'));
    }
  });

  it('有语言、一个主标题、标签对应的输入、可快速离开', async () => {
    for (const { body } of await pages()) {
      expect(body).toMatch(/<html lang="(zh-CN|en)"/u);
      expect(body.match(/<h1/gu)).toHaveLength(1);
      expect(body).toMatch(/class="leave"/u);
      const ids = [...body.matchAll(/<(?:textarea|select|input\s+type="(?:text|file)")\s[^>]*?id="([^"]+)"/gu)].map(
        (match) => match[1],
      );
      for (const id of ids) expect(body).toContain(`for="${id}"`);
    }
  });

  it('数据库不在时说清楚，写的内容还在', async () => {
    const away = openTips('postgres://nobody@127.0.0.1:1/none');
    const lonely = await createSite({
      tips: away,
      formKey,
      officeKey: parseOfficeKey(`1.${randomBytes(32).toString('base64')}`),
      now: () => now,
      hold: async () => {},
    });
    const token = newFormToken(formKey, now).text;
    const fields = {
      step: '3',
      token,
      go: 'next',
      kind: 'other',
      what: '情况说明',
      area: '522701',
      place: '',
      who: '',
      contact: '微信',
      answer: answerTo(token),
    };
    const answer = await lonely.inject({
      method: 'POST',
      url: '/report',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('情况说明');
    await lonely.close();
    await away.close();
  });
});
