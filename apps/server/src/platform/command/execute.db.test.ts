import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { auditModule, verifyChain } from '../../modules/audit/index.ts';
import { startTestServer, type TestServer, type TestUser } from '../../test-server.ts';
import { ALLOWED, anyOf } from '../access/actor.ts';
import { withScope } from '../db/scope.ts';
import type { ServerModule } from '../module.ts';
import { command, nothing } from './command.ts';
import { execute } from './execute.ts';

/** Notes a text on a record: the smallest command. */
const note = command({
  name: 'test.note',
  input: z.object({ id: z.uuid(), area: z.string(), text: z.string().max(20), fail: z.boolean().default(false) }),
  load: nothing,
  policy: anyOf('market_officer'),
  run: async (_ctx, _subject, input) => {
    if (input.fail) throw new Error('the work failed in the middle');
    const events = [{ name: 'test.noted', payload: { id: input.id } }];
    return {
      result: { id: input.id, token: randomUUID() },
      area: input.area,
      streams: [{ type: 'test', id: input.id }],
      data: { text: input.text },
      events,
    };
  },
});

const echo = command({
  name: 'test.echo',
  input: z.object({ id: z.uuid() }),
  load: nothing,
  policy: () => ALLOWED,
  run: async ({ actor }, _subject, input) => ({
    result: {},
    area: actor.areaCode,
    streams: [{ type: 'echo', id: input.id }],
  }),
});

const testModule: ServerModule = {
  name: 'test',
  commands: [note, echo],
  routes: [],
  followers: [{ event: 'test.noted', command: echo, input: (payload) => ({ id: payload['id'] }) }],
  jobs: [],
};

describe('a command', () => {
  let test: TestServer;
  let officer: TestUser;

  beforeAll(async () => {
    test = await startTestServer(inject('clusterUrl'), [testModule, auditModule]);
    officer = await test.user('522701', ['market_officer']);
  });
  afterAll(() => test.close());

  const send = (input: object, key: string = randomUUID(), user = officer) =>
    execute(test.server.platform.spine, note, { actor: user.actor, input, key });
  const input = () => ({ id: randomUUID(), area: '522701', text: '看过' });

  async function count(table: 'audit_entry' | 'record_action' | 'outbox_event' | 'command_receipt'): Promise<number> {
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(table)}`.execute(
      test.database.admin,
    );
    return rows[0]?.n ?? -1;
  }

  it('leaves an audit entry, a line in the time line and an event, and its follower has run', async () => {
    const given = input();
    await send(given);
    const actions = await test.database.admin
      .selectFrom('record_action')
      .selectAll()
      .where('stream_id', '=', given.id)
      .orderBy('id')
      .execute();
    expect(actions.map((action) => action.command)).toEqual(['test.note', 'test.echo']);
    expect(actions[0]).toMatchObject({ data: { text: '看过' }, actor_id: officer.actor.userId, area_code: '522701' });
    const waiting = await test.database.admin
      .selectFrom('outbox_event')
      .select('id')
      .where('dispatched_at', 'is', null)
      .execute();
    expect(waiting).toEqual([]);
  });

  it('sent twice with one key is done once and answers the same', async () => {
    const given = input();
    const key = randomUUID();
    const first = await send(given, key);
    const before = await count('audit_entry');
    expect(await send(given, key)).toEqual(first);
    expect(await count('audit_entry')).toBe(before);
  });

  it('sent twice at the same moment is done once', async () => {
    const given = input();
    const key = randomUUID();
    const [one, two] = await Promise.all([send(given, key), send(given, key)]);
    expect(one).toEqual(two);
  });

  it('refuses a key that was used for something else', async () => {
    const key = randomUUID();
    await send(input(), key);
    await expect(send(input(), key)).rejects.toMatchObject({ id: 'idempotency-key-reused', status: 409 });
  });

  it('that fails in the middle leaves nothing behind', async () => {
    const before = [
      await count('audit_entry'),
      await count('record_action'),
      await count('outbox_event'),
      await count('command_receipt'),
    ];
    await expect(send({ ...input(), fail: true })).rejects.toThrow('in the middle');
    expect([
      await count('audit_entry'),
      await count('record_action'),
      await count('outbox_event'),
      await count('command_receipt'),
    ]).toEqual(before);
  });

  it('is refused without the role, and names each wrong field', async () => {
    const clerk = await test.user('522701', ['leader']);
    await expect(send(input(), randomUUID(), clerk)).rejects.toMatchObject({ id: 'role-missing', status: 403 });
    await expect(send({ id: 'x', area: '522701', text: '长'.repeat(21) })).rejects.toMatchObject({
      status: 422,
      issues: [{ path: 'id' }, { path: 'text' }],
    });
  });

  it('cannot write for another county: the database refuses', async () => {
    await expect(send({ ...input(), area: '522702' })).rejects.toThrow(/row-level security/u);
  });

  it('is seen only within its jurisdiction, even by a query without any condition', async () => {
    await send(input());
    const neighbour = await test.user('522702', ['market_officer']);
    const prefecture = await test.user('522700', ['leader']);
    const seen = (user: TestUser) =>
      withScope(
        test.server.platform.db,
        user.actor.scope,
        async (db) => (await db.selectFrom('record_action').select('id').execute()).length,
      );
    expect(await seen(neighbour)).toBe(0);
    expect(await seen(officer)).toBeGreaterThan(0);
    expect(await seen(prefecture)).toBe(await count('record_action'));
    expect(await test.server.platform.db.selectFrom('record_action').select('id').execute()).toEqual([]);
  });

  describe('in the audit log', () => {
    beforeEach(async () => {
      await send(input());
      await send(input());
    });

    const tamper = (statement: string) => sql.raw(statement).execute(test.database.admin);
    const lastSeq = async () =>
      (await test.database.admin.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow()).seq;

    it('stands in an unbroken chain', async () => {
      expect(await verifyChain(test.server.platform.db)).toMatchObject({
        ok: true,
        entries: await lastSeq(),
        broken: null,
      });
    });

    it('cannot be changed or removed by the application', async () => {
      for (const statement of [
        'UPDATE audit_entry SET body = body',
        'DELETE FROM audit_entry',
        "INSERT INTO audit_entry (seq, body, prev_hash, hash) VALUES (0, '{}', '', '')",
        'UPDATE audit_head SET seq = 0',
      ]) {
        await expect(sql.raw(statement).execute(test.server.platform.db)).rejects.toThrow(/permission denied/u);
      }
    });

    it.each([
      [
        'one changed byte',
        (seq: number) => `UPDATE audit_entry SET body = replace(body, '看过', '看錯') WHERE seq = ${seq}`,
        'changed',
      ],
      ['a removed entry', (seq: number) => `DELETE FROM audit_entry WHERE seq = ${seq}`, 'missing'],
      [
        'a rewritten hash',
        (seq: number) => `UPDATE audit_entry SET hash = sha256('x'::bytea) WHERE seq = ${seq}`,
        'changed',
      ],
    ])('shows %s by number, and nothing else after mending it', async (_name, statement, fault) => {
      const copy = await test.database.admin
        .selectFrom('audit_entry')
        .select(['seq', 'body', 'prev_hash', 'hash'])
        .where('kind', '=', 'test.note')
        .orderBy('seq')
        .limit(1)
        .executeTakeFirstOrThrow();
      await tamper(statement(copy.seq));
      expect(await verifyChain(test.server.platform.db)).toMatchObject({ ok: false, broken: { seq: copy.seq, fault } });
      await tamper(`DELETE FROM audit_entry WHERE seq = ${copy.seq}`);
      await test.database.admin.insertInto('audit_entry').values(copy).execute();
      expect(await verifyChain(test.server.platform.db)).toMatchObject({ ok: true });
    });

    it('shows entries cut off the end', async () => {
      const seq = await lastSeq();
      const copy = await test.database.admin
        .selectFrom('audit_entry')
        .select(['seq', 'body', 'prev_hash', 'hash'])
        .where('seq', '=', seq)
        .executeTakeFirstOrThrow();
      await tamper(`DELETE FROM audit_entry WHERE seq = ${seq}`);
      expect(await verifyChain(test.server.platform.db)).toMatchObject({ ok: false, broken: { seq, fault: 'head' } });
      await test.database.admin.insertInto('audit_entry').values(copy).execute();
    });

    it('is read by the auditor only, within his jurisdiction', async () => {
      const auditor = await test.user('522700', ['auditor']);
      const answer = await auditor.request('GET', '/audit?kind=test.note&size=1');
      expect(answer).toMatchObject({ status: 200, body: { rows: [{ kind: 'test.note', area: '522701' }] } });
      const countyAuditor = await test.user('522702', ['auditor']);
      expect(await countyAuditor.request('GET', '/audit?kind=test.note')).toMatchObject({ body: { total: 0 } });
      expect(await officer.request('GET', '/audit')).toMatchObject({ status: 403 });
      expect(await auditor.request('POST', '/audit/verify')).toMatchObject({ status: 200, body: { ok: true } });
    });
  });
});
