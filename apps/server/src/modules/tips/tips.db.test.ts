import { createHash, randomBytes, randomUUID } from 'node:crypto';
import * as leads from '@qingyuan/contract/leads';
import * as contract from '@qingyuan/contract/tips';
import { type TipAction, TipAction as Action, type TipState } from '@qingyuan/contract/tips';
import { foldState } from '@qingyuan/core/workflow/workflow';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { withScope } from '../../platform/db/scope.ts';
import { startTestServer, type TestAnswer, type TestServer, type TestUser } from '../../test-server.ts';
import { tipWorkflow } from './tips.workflow.ts';

let test: TestServer;
let office: TestUser;
let elsewhere: TestUser;
let prefecture: TestUser;
let tipline: pg.Pool;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  office = await test.user('522701', ['joint_office']);
  elsewhere = await test.user('522702', ['joint_office']);
  prefecture = await test.user('522700', ['joint_office']);
  tipline = new pg.Pool({ connectionString: test.database.tiplineUrl, max: 1 });
});
afterAll(async () => {
  await tipline.end();
  await test.close();
});

function succeeded(answer: TestAnswer): unknown {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const tipInFull = async (id: string, user = office) =>
  contract.getTip.response.parse(succeeded(await user.request('GET', `/tips/${id}`)));
const act = (id: string, action: string, body: object, user = office) =>
  user.request('POST', `/tips/${id}/${action}`, body);

/** A tip by telephone. */
async function register(change: object = {}, user = office): Promise<string> {
  const id = randomUUID();
  const body = {
    id,
    areaCode: '522701002',
    channel: 'phone',
    kind: 'gathering',
    what: '每天早上有人在楼里集体喊口号',
    ...change,
  };
  succeeded(await user.request('POST', '/tips', body));
  return id;
}

interface Reported {
  readonly id: string;
  readonly receipt: Buffer;
}

/** A tip through the functions of the public's site, with its follow-up done as the outbox's poll would. */
async function report(area = '522701002'): Promise<Reported> {
  const [id, receipt] = [randomUUID(), randomBytes(32)];
  const tip = { id, area, kind: 'online', what: '群里拉人交钱', place: '', who: '', locale: 'zh-CN' };
  const { rows } = await tipline.query('SELECT qy.tipline_submit($1, $2, $3) AS done', [
    JSON.stringify(tip),
    receipt,
    null,
  ]);
  expect(rows).toEqual([{ done: true }]);
  await deliver();
  return { id, receipt };
}

async function deliver(): Promise<void> {
  const waiting = await test.database.admin
    .selectFrom('outbox_event')
    .select('id')
    .where('dispatched_at', 'is', null)
    .execute();
  await test.server.platform.spine.afterCommit(waiting.map((event) => event.id));
}

const reply = (receipt: Buffer, message: string) =>
  tipline.query('SELECT qy.tipline_reply($1, $2) AS done', [receipt, message]);
const acceptance = () => ({ leadId: randomUUID(), title: '楼内疑似聚集传销', summary: '群众来电反映' });

describe('登记和受理', () => {
  it('来电登记后十五个工作日的时限从收到时起算，待受理', async () => {
    const { data, can } = await tipInFull(await register({ receivedAt: '2026-09-14T01:00:00Z' }));
    expect(data).toMatchObject({
      state: 'received',
      title: '聚集传销举报 · 都匀市文峰街道',
      registeredBy: office.actor.name,
    });
    // 15–18, 20 (worked Sunday), 21–24, 28–30 September are twelve; 1–7 October off; 8–10 October (a worked Saturday).
    expect(data.clocks).toMatchObject([
      {
        ruleId: 'tip-handling',
        startedAt: '2026-09-14T01:00:00.000Z',
        dueAt: '2026-10-10T15:59:59.999Z',
        state: 'running',
      },
    ]);
    expect(data.timeline.map((entry) => entry.command)).toEqual(['tip.register']);
    expect(can).toEqual(['accept', 'reject', 'merge', 'split']);
  });

  it('收到时间不能在以后', async () => {
    const id = randomUUID();
    const body = {
      id,
      areaCode: '522701',
      channel: 'visit',
      kind: 'other',
      what: '来访反映情况',
      receivedAt: '2027-01-01T00:00:00Z',
    };
    expect(await office.request('POST', '/tips', body)).toMatchObject({
      status: 422,
      body: { type: 'received-in-future' },
    });
  });

  it('受理后立即有且只有一条线索，时限沿用举报的起算日；同一请求发两次不会多一条', async () => {
    const id = await register({ receivedAt: '2026-09-10T01:00:00Z' });
    const [body, key] = [acceptance(), randomUUID()];
    const first = await office.request('POST', `/tips/${id}/accept`, body, key);
    expect(await office.request('POST', `/tips/${id}/accept`, body, key)).toEqual(first);
    expect(await act(id, 'accept', acceptance())).toMatchObject({ status: 409, body: { type: 'wrong-state' } });
    const lead = leads.getLead.response.parse(succeeded(await office.request('GET', `/leads/${body.leadId}`)));
    expect(lead.data).toMatchObject({
      state: 'received',
      source: 'tip',
      tipId: id,
      title: body.title,
      areaCode: '522701002',
    });
    expect(lead.data.clocks).toMatchObject([{ ruleId: 'lead-verification', startedAt: '2026-09-10T01:00:00.000Z' }]);
    const { count } = await test.database.admin
      .selectFrom('lead')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('tip_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(count).toBe(1);
    expect((await tipInFull(id)).data.clocks).toMatchObject([{ state: 'stopped' }]);
  });

  it('州联席办把不清楚地点的举报交给县里后，县里看得到举报和线索', async () => {
    const { id } = await report('522700');
    expect((await office.request('GET', `/tips/${id}`)).status).toBe(404);
    const body = { ...acceptance(), areaCode: '522701' };
    succeeded(await act(id, 'accept', body, prefecture));
    expect((await tipInFull(id)).data).toMatchObject({
      state: 'accepted',
      areaCode: '522701',
      title: '网络传销举报 · 都匀市',
    });
    expect((await office.request('GET', `/leads/${body.leadId}`)).status).toBe(200);
  });

  it('重复的举报并入先收到的一件，不能倒过来', async () => {
    const first = await register({ receivedAt: '2026-09-01T01:00:00Z' });
    const second = await register({ receivedAt: '2026-09-02T01:00:00Z' });
    const reason = '同一地点同一情况';
    expect(await act(first, 'merge', { into: second, reason })).toMatchObject({
      status: 422,
      body: { type: 'not-the-first' },
    });
    succeeded(await act(second, 'merge', { into: first, reason }));
    expect((await tipInFull(second)).data).toMatchObject({ state: 'merged', mergedInto: first });
  });
});

describe('与举报人的对话', () => {
  it('询问、回答、受理后再补充；举报人看得到进展，答复回到待办', async () => {
    const { id, receipt } = await report();
    succeeded(await act(id, 'ask', { message: '是哪一栋？' }));
    expect((await tipInFull(id)).data).toMatchObject({ state: 'asked', unread: false });
    await reply(receipt, '三栋二单元');
    await reply(receipt, '三栋二单元');
    const { data } = await tipInFull(id);
    expect(data).toMatchObject({ state: 'received', unread: true });
    expect(data.messages.map(({ author, text }) => [author, text])).toEqual([
      ['office', '是哪一栋？'],
      ['reporter', '三栋二单元'],
    ]);
    const body = acceptance();
    succeeded(await act(id, 'accept', body));
    succeeded(await office.request('POST', `/leads/${body.leadId}/start`, {}));
    await reply(receipt, '今天又来了人');
    const { rows } = await tipline.query('SELECT qy.tipline_conversation($1) AS found', [receipt]);
    expect(rows[0].found).toMatchObject({
      state: 'accepted',
      progress: 'verifying',
      messages: [{}, {}, { text: '今天又来了人' }],
    });
  });

  it('没有回执码的举报不能在线询问', async () => {
    expect(await act(await register(), 'ask', { message: '请问在哪里？' })).toMatchObject({
      status: 403,
      body: { type: 'no-receipt' },
    });
  });

  it('不予受理要说明理由，举报人读到答复后不能再写', async () => {
    const { id, receipt } = await report();
    expect((await act(id, 'reject', {})).status).toBe(422);
    succeeded(await act(id, 'reject', { reason: '不属于传销', answer: '您反映的是消费纠纷，请拨打 12315。' }));
    expect((await reply(receipt, '还有别的')).rows).toEqual([{ done: false }]);
  });

  it('怎样办理，时间线就怎样记：由时间线推出的状态总是库里的状态', async () => {
    const steps = fc.array(fc.constantFrom(...Action.options), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(steps, async (wished) => {
        const { id, receipt } = await report();
        const first = await report();
        for (const one of wished) await attempt(one, { id, receipt, first: first.id });
        const { data } = await tipInFull(id);
        const done = data.timeline
          .map((entry) => entry.command.replace('tip.', ''))
          .filter((name) => name !== 'submit');
        expect(
          foldState(
            tipWorkflow,
            done.map((name) => Action.parse(name)),
          ),
          done.join(),
        ).toBe<TipState>(data.state);
      }),
      { numRuns: 15 },
    );
  });
});

/** Does the act if it is possible; refusals are part of the game. */
async function attempt(action: TipAction, at: Reported & { readonly first: string }): Promise<void> {
  const bodies: Readonly<Record<TipAction, object>> = {
    accept: acceptance(),
    reject: { reason: '不属实' },
    merge: { into: at.first, reason: '重复' },
    ask: { message: '请补充' },
    'follow-up': { message: '已在核查' },
    write: {},
    'write-more': {},
  };
  if (action.startsWith('write')) await reply(at.receipt, `补充 ${randomUUID()}`);
  else expect([200, 409, 422]).toContain((await act(at.id, action, bodies[action])).status);
}

describe('举报人的身份', () => {
  const NAME = '黔匿名';
  const asked = async (id: string, user = office) => {
    const openingId = randomUUID();
    succeeded(await act(id, 'openings', { openingId, purpose: '核实具体地点' }, user));
    return openingId;
  };
  const look = (id: string, openingId: string, user = office) => act(id, `openings/${openingId}/look`, {}, user);
  const decide = (id: string, openingId: string, { user, approve }: { user: TestUser; approve: boolean }) =>
    act(id, `openings/${openingId}/decide`, { approve }, user);

  it('姓名和联系方式入库前已加密；库里查得到的只有是否实名', async () => {
    const id = await register({ identity: { name: NAME, phone: '13800000000', address: '' } });
    const { rows } = await admin(`SELECT t::text AS row FROM tip t WHERE id = '${id}'`);
    expect(String(rows[0]?.['row'])).not.toMatch(/黔匿名|13800000000/u);
    expect((await tipInFull(id)).data).toMatchObject({ named: true, hasContact: true });
    expect((await tipInFull(await register({ identity: { phone: '1' } }))).data).toMatchObject({ named: false });
  });

  it('一人申请、另一人批准才打得开，只有申请的人能看，每一步留痕', async () => {
    const id = await register({ identity: { name: NAME, phone: '13800000000' } });
    const second = await test.user('522701', ['agency_head']);
    const third = await test.user('522701', ['joint_office']);
    const openingId = await asked(id);
    expect(await look(id, openingId)).toMatchObject({ status: 403, body: { type: 'not-approved' } });
    expect(await decide(id, openingId, { user: office, approve: true })).toMatchObject({
      status: 403,
      body: { type: 'second-person-needed' },
    });
    expect((await second.request('GET', '/todo')).body).toMatchObject({ counts: { tip: 1 }, rows: [{ id }] });
    succeeded(await decide(id, openingId, { user: second, approve: true }));
    expect(succeeded(await look(id, openingId))).toEqual({ identity: { name: NAME, phone: '13800000000' } });
    for (const other of [second, third]) expect((await look(id, openingId, other)).status).toBe(403);
    expect((await tipInFull(id)).data.timeline.map((entry) => entry.command)).toEqual([
      'tip.register',
      'tip.ask-identity',
      'tip.decide-identity',
      'tip.look-at-identity',
    ]);
  });

  it('不同意就打不开；同意了过一天也打不开，要重新申请', async () => {
    const id = await register({ identity: { name: NAME } });
    const second = await test.user('522701', ['joint_office']);
    const refusedOne = await asked(id);
    expect((await act(id, 'openings', { openingId: randomUUID(), purpose: '再申请一次' })).status).toBe(409);
    succeeded(await decide(id, refusedOne, { user: second, approve: false }));
    expect((await look(id, refusedOne)).status).toBe(403);
    expect((await decide(id, refusedOne, { user: second, approve: true })).status).toBe(403);
    const openingId = await asked(id);
    succeeded(await decide(id, openingId, { user: second, approve: true }));
    test.setNow('2026-09-16T02:00:01Z');
    expect(await look(id, openingId)).toMatchObject({ status: 403, body: { type: 'opening-ended' } });
    test.setNow('2026-09-15T02:00:00Z');
  });

  it('办案人员不能申请，外县的看不到申请，匿名的无可打开；数据库自己也不许同一人批准', async () => {
    const id = await register({ identity: { name: NAME } });
    const officer = await test.user('522701', ['market_officer']);
    const body = () => ({ openingId: randomUUID(), purpose: '核实具体地点' });
    expect((await act(id, 'openings', body(), officer)).status).toBe(403);
    expect((await act(await register(), 'openings', body())).status).toBe(403);
    const openingId = await asked(id);
    expect((await decide(id, openingId, { user: elsewhere, approve: true })).status).toBe(404);
    await expect(
      admin(`UPDATE tip_identity_opening SET state = 'approved', decided_by = asked_by, decided_name = asked_name,
        decided_at = now(), ends_at = now() WHERE id = '${openingId}'`),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('举报在审计日志里只有编号和地区，没有内容', async () => {
    const { id } = await report();
    const { rows } = await admin(`SELECT body FROM audit_entry WHERE kind = 'tip.submit' AND body LIKE '%${id}%'`);
    expect(rows).toHaveLength(1);
    const entry: unknown = JSON.parse(String(rows[0]?.['body']));
    expect(entry).toMatchObject({ actorName: '群众', via: 'tipline', area: '522701002', data: {} });
    expect(JSON.stringify(entry)).not.toContain('群里拉人');
  });
});

describe('谁也看不到不归自己管的', () => {
  it('外县看不到、办不了；列表和待办里也没有', async () => {
    const id = await register();
    expect((await elsewhere.request('GET', `/tips/${id}`)).status).toBe(404);
    expect((await act(id, 'accept', acceptance(), elsewhere)).status).toBe(404);
    const page = contract.listTips.response.parse(succeeded(await elsewhere.request('GET', '/tips?size=100')));
    expect(page.rows.map((row) => row.id)).not.toContain(id);
  });

  it('数据库自己也挡：不带条件的查询换个辖区就一行不剩，没有辖区也一行不剩', async () => {
    await report();
    const count = (area: string, table: 'tip' | 'tip_message' | 'lead' | 'deadline') =>
      withScope(test.database.app, { actorId: randomUUID(), area }, async (tx) => {
        const row = await tx
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow();
        return row.n;
      });
    for (const table of ['tip', 'tip_message', 'lead', 'deadline'] as const) {
      expect(await count('522701', table), table).toBeGreaterThan(0);
      expect(await count('522702', table), table).toBe(0);
      expect(await count('', table), table).toBe(0);
    }
  });

  it('举报网站的数据库角色只能调用给它的几个函数', async () => {
    const { receipt } = await report();
    const { rows } = await admin(
      `SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname = 'qy' AND p.prosecdef AND has_function_privilege('qingyuan_tipline', p.oid, 'EXECUTE') ORDER BY 1`,
    );
    expect(rows.map((row) => row['proname'])).toEqual([
      'tipline_conversation',
      'tipline_poster',
      'tipline_put_piece',
      'tipline_reply',
      'tipline_reward',
      'tipline_reward_account',
      'tipline_reward_pin',
      'tipline_submit',
    ]);
    const tables = await admin(
      `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND c.relkind IN ('r', 'v', 'm', 'p', 'S')
         AND (CASE WHEN c.relkind = 'S' THEN has_sequence_privilege('qingyuan_tipline', c.oid, 'USAGE, SELECT, UPDATE')
              ELSE has_table_privilege('qingyuan_tipline', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE') END) ORDER BY 1`,
    );
    expect(tables.rows.map((row) => row['relname'])).toEqual([
      'area',
      'area_alias',
      // Hashes only.
      'receipt_leaf',
      'receipt_node',
      'receipt_root',
    ]);
    for (const statement of [
      'SELECT * FROM tip',
      'SELECT * FROM tip_message',
      'SELECT * FROM tip_file_piece',
      'SELECT * FROM tip_file',
      'SELECT * FROM tip_identity_opening',
      "SELECT qy.append_audit('{}'::jsonb)",
      "UPDATE area SET name = ''",
      "SELECT set_config('qy.area', '52', false), (SELECT count(*) FROM tip)",
    ]) {
      await expect(tipline.query(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
    const other = createHash('sha256').update(receipt).digest();
    expect((await tipline.query('SELECT qy.tipline_conversation($1) AS found', [other])).rows).toEqual([
      { found: null },
    ]);
  });
});

async function admin(statement: string): Promise<pg.QueryResult<Record<string, unknown>>> {
  const client = new pg.Client({ connectionString: test.database.adminUrl });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}
