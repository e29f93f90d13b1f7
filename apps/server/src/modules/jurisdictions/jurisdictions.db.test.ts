import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestServer, type TestServer, type TestUser } from '../../test-server.ts';

let test: TestServer;
let admin: TestUser;
let office: TestUser;
beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  admin = await test.user('522701', ['admin']);
  office = await test.user('522701', ['joint_office']);
});
afterAll(() => test.close());

describe('areas', () => {
  it('lead from the prefecture over 12 counties and the zone down to villages', async () => {
    const prefecture = await test.user('522700', ['leader']);
    const top = await prefecture.request('GET', '/areas');
    expect(top.body).toMatchObject([{ code: '522700', children: 13 }]);
    const duyun = await prefecture.request('GET', '/areas?parent=522701');
    expect(duyun.body).toHaveLength(10);
    expect(duyun.body).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: '522701001', level: 'township' })]),
    );
  });
});

describe('users', () => {
  const fields = () => ({
    id: randomUUID(),
    account: `t${randomUUID().slice(0, 8)}`,
    name: '新用户',
    roles: ['market_officer'],
    password: 'a-long-enough-pass',
  });

  it('are added with a one-time-code secret that is shown once and stored sealed', async () => {
    const body = { ...fields(), agencyId: admin.actor.agency.id };
    const answer = await admin.request('POST', '/users', body);
    expect(answer).toMatchObject({ status: 200, body: { id: body.id } });
    const { otpauthUri } = answer.body as { otpauthUri: string };
    const secret = new URL(otpauthUri).searchParams.get('secret') ?? '';
    const row = await test.database.admin
      .selectFrom('app_user')
      .selectAll()
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow();
    expect(row.totp_secret?.toString('latin1')).not.toContain(secret);
    expect(row.password_hash).toMatch(/^\$argon2id\$/u);
    const receipts = await test.database.admin
      .selectFrom('command_receipt')
      .select('result')
      .where('command', '=', 'user.create')
      .execute();
    expect(JSON.stringify(receipts)).not.toContain(secret);
  });

  it('are refused with a weak password, a taken account, or an agency of another county', async () => {
    const agencyId = admin.actor.agency.id;
    expect(await admin.request('POST', '/users', { ...fields(), agencyId, password: 'short' })).toMatchObject({
      body: { type: 'weak-password' },
    });
    const first = { ...fields(), agencyId };
    await admin.request('POST', '/users', first);
    expect(await admin.request('POST', '/users', { ...fields(), agencyId, account: first.account })).toMatchObject({
      status: 409,
      body: { type: 'account-taken' },
    });
    const elsewhere = await test.user('522702', ['admin']);
    expect(await admin.request('POST', '/users', { ...fields(), agencyId: elsewhere.actor.agency.id })).toMatchObject({
      status: 404,
    });
  });

  it('lose their sessions when their account is closed', async () => {
    const leaving = await test.user('522701', ['leader']);
    expect(await leaving.request('GET', '/areas')).toMatchObject({ status: 200 });
    await admin.request('POST', `/users/${leaving.actor.userId}/disable`, { reason: '调离' });
    expect(await leaving.request('GET', '/areas')).toMatchObject({ status: 401 });
    expect(await admin.request('POST', `/users/${admin.actor.userId}/disable`, { reason: '误操作' })).toMatchObject({
      status: 409,
    });
  });
});

describe('responsible persons', () => {
  const term = (kind: string, termFrom: string) => ({
    id: randomUUID(),
    areaCode: '522701',
    kind,
    name: '某市长',
    post: '市长',
    termFrom,
  });

  it('follow one another: a new one ends the term before, and may not begin before it', async () => {
    await office.request('POST', '/responsibilities', term('first', '2025-01-10'));
    await office.request('POST', '/responsibilities', term('first', '2026-03-01'));
    expect(await office.request('POST', '/responsibilities', term('first', '2026-03-01'))).toMatchObject({
      status: 422,
      body: { type: 'term-overlaps' },
    });
    const { body } = await office.request('GET', '/responsibilities');
    expect(body).toMatchObject([
      { kind: 'first', termFrom: '2026-03-01', termTo: null },
      { kind: 'first', termFrom: '2025-01-10', termTo: '2026-02-28' },
    ]);
  });
});
