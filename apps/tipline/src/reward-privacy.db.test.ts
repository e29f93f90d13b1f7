/**
 * Two reporters, one by name and one without, go from the report on the public's site to the money. Afterwards
 * nothing of them may stand anywhere in the clear: not in any table, not in any file, not in any answer or paper of
 * the server, not in its log.
 */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as rewards from '@qingyuan/contract/rewards';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { tiplineKeys } from '../../server/src/modules/tips/index.ts';
import {
  act,
  closeCase,
  deliver,
  grant,
  inFull,
  newOffice,
  type Office,
  rewardOf,
  succeeded,
} from '../../server/src/modules/rewards/rewards.test-helper.ts';
import { createLog } from '../../server/src/platform/log/log.ts';
import { bytesSource } from '../../server/src/platform/tabular/test-support.ts';
import { openZip } from '../../server/src/platform/tabular/zip.ts';
import { startTestServer, type TestServer, type TestUser } from '../../server/src/test-server.ts';
import { createSite } from './app.ts';
import { checkFormToken } from './keys.ts';
import { parseOfficeKey } from './office-box.ts';
import { questionOf } from './proof-of-work.ts';
import { openTips, type Tips } from './tipline.sql.ts';

/** Invented; the id number has an area that does not exist. */
const NAMED = {
  name: '蒙阿雅',
  phone: '13900009901',
  idNumber: '990000199001019917',
  address: '虚构路九十九号',
  contact: 'yaya-qq-990117',
};
const ACCOUNT = { holder: '罗小禾', bank: '虚构农商行河滨支行', number: '6299 0000 1234 5678 901' };

const formKey = randomBytes(32);
const now = new Date('2026-09-15T02:00:00Z');
const logged: string[] = [];
let test: TestServer;
let tips: Tips;
let site: FastifyInstance;
let of: Office;

beforeAll(async () => {
  const log = createLog('trace', { write: (line) => void logged.push(line) });
  test = await startTestServer(inject('clusterUrl'), undefined, log);
  tips = openTips(test.database.tiplineUrl);
  const { OFFICE_KEY } = tiplineKeys(test.server.platform.keys);
  site = await createSite({
    tips,
    formKey,
    officeKey: parseOfficeKey(OFFICE_KEY),
    now: () => now,
    hold: async () => {},
  });
  of = await newOffice(test);
});
afterAll(async () => {
  await site.close();
  await tips.close();
  await test.close();
});

type Fields = Readonly<Record<string, string>>;

const post = (url: string, fields: Fields) =>
  site.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

/** Hidden fields of a page's first form: what a browser without JavaScript sends along. */
function hiddenOf({ body }: LightMyRequestResponse): Fields {
  const inputs = [...body.matchAll(/<input\s+type="hidden"\s+name="(\w+)"\s+value="([^"]*)"/gu)];
  return Object.fromEntries(inputs.map(([, name, value]) => [name, value ?? '']));
}

/** All three steps of the public's site. @returns the receipt code and the tip. */
async function report(identity: Fields) {
  const first = await site.inject({ method: 'GET', url: '/report' });
  const what = { kind: 'gathering', what: '出租屋里每天早上有人排队听课', go: 'next' };
  const second = await post('/report', { ...hiddenOf(first), ...what });
  const third = await post('/report', { ...hiddenOf(second), area: '522701002', place: '三栋', who: '', go: 'next' });
  const hidden = hiddenOf(third);
  const token = hidden['token'] ?? '';
  const [a, b] = questionOf(formKey, checkFormToken(formKey, token, now)?.nonce ?? '');
  const receipt = await post('/report', { ...hidden, ...identity, answer: String(a + b), go: 'next' });
  const code = /class="code"[^>]*>\s*([0-9A-Z-]{21})/u.exec(receipt.body)?.[1] ?? '';
  await deliver(test);
  const tip = await test.database.admin
    .selectFrom('tip')
    .select('id')
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { code, tipId: tip.id };
}

/** The page of a reward, opened with the code as a returning reporter does. */
async function rewardPage(code: string): Promise<LightMyRequestResponse> {
  const talk = await post('/return', { ...hiddenOf(await site.inject({ method: 'GET', url: '/return' })), code });
  return post('/reward', { ...hiddenOf(talk), code });
}

describe('举报人的任何信息都不以明文留在任何地方', () => {
  let secrets: readonly string[] = [];
  let pin = '';
  let caseIds: readonly string[] = [];
  let rewardIds: readonly string[] = [];
  let tipIds: readonly string[] = [];

  it('实名举报、凭码领取：从举报到领到现金', async () => {
    const { code, tipId } = await report(NAMED);
    expect(code).toMatch(/^[0-9A-Z-]{21}$/u);
    const caseId = await closeCase(of, tipId);
    const id = await rewardOf(of.office, tipId);
    expect((await rewardPage(code)).body).toContain('正在研究是否给予奖励');
    await grant(of, id);
    const page = await rewardPage(code);
    expect(page.body).toContain('奖励金额：15,000.00 元');
    const drawn = await post('/reward/pin', hiddenOf(page));
    pin = /class="code"[^>]*>\s*(\d{6})/u.exec(drawn.body)?.[1] ?? '';
    expect(pin).toMatch(/^\d{6}$/u);
    expect(
      rewards.checkCode.response.parse(succeeded(await act(of.office, id, 'check-code', { code, pin: '000000x' })))
        .right,
    ).toBe(false);
    expect(
      rewards.checkCode.response.parse(succeeded(await act(of.office, id, 'check-code', { code, pin }))).right,
    ).toBe(true);
    succeeded(await act(of.second, id, 'pay', { means: 'cash', voucher: 'XJ-1' }));
    secrets = [...Object.values(NAMED), code];
    [caseIds, rewardIds, tipIds] = [[caseId], [id], [tipId]];
  });

  it('匿名举报、登记一次账户：账户错了有提示，只能登记一次，看账户留痕，付清后删除', async () => {
    const { code, tipId } = await report({});
    const caseId = await closeCase(of, tipId);
    const id = await rewardOf(of.office, tipId);
    await grant(of, id);
    const hidden = hiddenOf(await rewardPage(code));
    const wrong = await post('/reward/account', { ...hidden, ...ACCOUNT, number: '12a' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('账号应为 8 到 30 位数字');
    const given = await post('/reward/account', { ...hidden, ...ACCOUNT });
    expect(given.body).toContain('您登记的账户已收到');
    expect((await post('/reward/account', { ...hidden, ...ACCOUNT })).statusCode).toBe(503);
    const account = ACCOUNT.number.replaceAll(' ', '');
    await expectNowhere([...secrets, ACCOUNT.holder, ACCOUNT.bank, account, ACCOUNT.number, code]);
    expect((await of.market.request('POST', `/rewards/${id}/reveal-account`, { purpose: '转账' })).status).toBe(403);
    expect(succeeded(await act(of.office, id, 'reveal-account', { purpose: '办理转账' }))).toEqual({
      holder: ACCOUNT.holder,
      bank: ACCOUNT.bank,
      account,
    });
    expect((await inFull(of.office, id)).data.timeline.at(-1)).toMatchObject({
      command: 'reward.reveal-account',
      reason: '办理转账',
    });
    succeeded(await act(of.office, id, 'prepare-transfer', {}));
    succeeded(await act(of.second, id, 'pay', { means: 'transfer', voucher: 'ZZ-9' }));
    expect((await inFull(of.office, id)).data).toMatchObject({ state: 'paid', collection: { hasAccount: false } });
    secrets = [...secrets, ACCOUNT.holder, ACCOUNT.bank, account, ACCOUNT.number, code];
    [caseIds, rewardIds, tipIds] = [
      [...caseIds, caseId],
      [...rewardIds, id],
      [...tipIds, tipId],
    ];
  });

  it('整个数据库（每张表的文本和二进制）、保险库的文件、日志里都没有', async () => {
    await expectNowhere(secrets);
    expect(await tablesWithWord(pin)).toEqual([]);
    const log = logged.join('\n');
    for (const secret of secrets) expect(log).not.toContain(secret);
  });

  it('查得到的地方查得到：同样的办法能找到举报内容，可见不是查法不灵', async () => {
    expect(await tablesWith('出租屋里每天早上有人排队听课')).toEqual(['public.tip']);
    expect(await tablesWithWord('XJ')).toContain('public.reward');
  });

  it('所有角色看到的每一页、案卷、线索、报表、审计日志、接口说明和打印的表里都没有', async () => {
    const auditor = await test.user('522701', ['auditor']);
    const police = await test.user('522701', ['police_officer']);
    const leader = await test.user('522700', ['leader']);
    const paths = [
      '/tips?size=100',
      '/leads?size=100',
      '/cases?size=100',
      '/rewards?size=100',
      '/todo',
      '/done',
      '/notifications',
      '/audit?size=100',
      '/returns/522701/2026-09',
      '/schemes',
      '/openapi.json',
      ...tipIds.flatMap((id) => [`/tips/${id}`, `/tips/${id}/reward`]),
      ...caseIds.map((id) => `/cases/${id}`),
      ...rewardIds.map((id) => `/rewards/${id}`),
    ];
    let answered = 0;
    for (const user of [of.office, of.head, of.lawyer, of.market, auditor, police, leader]) {
      for (const path of paths) {
        const answer = await get(user, path);
        answered += answer.statusCode === 200 ? 1 : 0;
        for (const secret of [...secrets, pin]) expect(words(answer.body), `${path} ${secret}`).not.toContain(secret);
      }
    }
    expect(answered).toBeGreaterThan(paths.length * 2);
    for (const id of rewardIds) {
      for (const paper of ['approval-form', 'collection-form']) {
        const text = await paperText((await get(of.office, `/rewards/${id}/${paper}`)).rawPayload);
        expect(text).toContain('编号');
        for (const secret of [...secrets, pin]) expect(text).not.toContain(secret);
      }
    }
  });

  it('案卷里连有奖励这件事也没有：没有奖励编号，也没有举报的编号', async () => {
    for (const id of caseIds) {
      const { body } = await get(of.market, `/cases/${id}`);
      for (const word of [...rewardIds, ...tipIds, 'reward.', 'JL-']) expect(body).not.toContain(word);
    }
  });
});

const get = (user: TestUser, path: string) =>
  test.server.http.inject({ method: 'GET', url: `/api${path}`, headers: user.headers });

/** Ids are random hex digits, in which a PIN might stand by chance. */
function words(body: string): string {
  return body.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32,}/giu, '');
}

async function paperText(paper: Buffer): Promise<string> {
  const members = await openZip(bytesSource(paper, 'paper.docx'));
  const parts: Uint8Array[] = [];
  for (const member of members) {
    for await (const chunk of member.open()) parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}

async function expectNowhere(secrets: readonly string[]): Promise<void> {
  for (const secret of secrets) expect(await tablesWith(secret), secret).toEqual([]);
  for (const file of await filesBelow(test.dataDir)) {
    const bytes = await readFile(file);
    for (const secret of secrets) expect(bytes.includes(Buffer.from(secret)), `${file} ${secret}`).toBe(false);
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Tables in a row of which the text stands, be it as text, within JSON or as bytes. */
function tablesWith(text: string): Promise<string[]> {
  return search(
    (table, bytes) =>
      [
        `strpos(${table}::text, $1) > 0`,
        ...bytes.map((column) => `position(convert_to($1, 'UTF8') IN ${column}) > 0`),
      ].join(' OR '),
    text,
  );
}

/** The same for a short text that might stand by chance within a longer run of digits. */
function tablesWithWord(text: string): Promise<string[]> {
  return search(
    (table, bytes) =>
      [
        `${table}::text ~ ('\\y' || $1 || '\\y')`,
        ...bytes.map((column) => `position(convert_to($1, 'UTF8') IN ${column}) > 0`),
      ].join(' OR '),
    text,
  );
}

async function search(condition: (table: string, bytes: readonly string[]) => string, text: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: test.database.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; bytes: string[] }>(
      `SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
         coalesce(array_agg(quote_ident(a.attname)) FILTER (WHERE a.atttypid = 'bytea'::regtype), '{}')::text[] AS bytes
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') GROUP BY 1`,
    );
    const found: string[] = [];
    for (const { name, bytes } of rows) {
      const statement = `SELECT EXISTS (SELECT FROM ${name} AS one WHERE ${condition('one', bytes)}) AS there`;
      const { rows: answers } = await client.query<{ there: boolean }>(statement, [text]);
      if (answers[0]?.there === true) found.push(name);
    }
    return found;
  } finally {
    await client.end();
  }
}
