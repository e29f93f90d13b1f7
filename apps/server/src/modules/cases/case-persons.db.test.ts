import { randomUUID } from 'node:crypto';
import * as contract from '@qingyuan/contract/persons';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { withScope } from '../../platform/db/scope.ts';
import { startTestServer, type TestServer, type TestUser } from '../../test-server.ts';
import { type County, detail, fileCase, newCounty, step, succeeded } from './cases.test-helper.ts';

let test: TestServer;
let duyun: County;
let fuquan: County;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  duyun = await newCounty(test, '522701');
  fuquan = await newCounty(test, '522702');
});
afterAll(() => test.close());

// The check digit is wrong on purpose: nobody has this number.
const ID_NUMBER = '990000199001011230';
const PHONE = '19900001234';

async function add(user: TestUser, caseId: string, person: Readonly<Record<string, unknown>>) {
  const answer = await user.request('POST', `/cases/${caseId}/persons`, { id: randomUUID(), ...person });
  return contract.addPerson.response.parse(succeeded(answer));
}

async function decide(
  user: TestUser,
  at: { caseId: string; personId: string },
  body: Readonly<Record<string, unknown>> = {},
) {
  const sent = { id: randomUUID(), role: 'initiator', reason: '发起设立该组织并掌握资金', ...body };
  return user.request('POST', `/cases/${at.caseId}/persons/${at.personId}/role`, sent);
}

describe('涉案人员', () => {
  it('证件号码和电话只以遮盖的样子出现', async () => {
    const caseId = await fileCase(duyun);
    await add(duyun.officer, caseId, { name: '蒙某甲', idNumber: ID_NUMBER, phone: PHONE, birthYear: 1990 });
    const { data } = await detail(duyun.officer, caseId);
    expect(data.persons).toMatchObject([
      { name: '蒙某甲', birthYear: 1990, idNumber: '990***********1230', phone: '199****1234', role: null },
    ]);
    expect(JSON.stringify(data)).not.toContain(ID_NUMBER);
    expect(JSON.stringify(data)).not.toContain(PHONE);
  });

  it('同一证件号码和姓名是同一个人；号码相同而姓名不同的不登记', async () => {
    const [one, two] = [await fileCase(duyun), await fileCase(duyun)];
    const idNumber = '990000198502023450';
    const first = await add(duyun.officer, one, { name: '莫某乙', idNumber });
    const again = await add(duyun.officer, two, { name: '莫某乙', idNumber: ' 990000 19850202 3450 ' });
    expect([first.known, again]).toEqual([false, { id: first.id, known: true }]);
    const wrong = await duyun.officer.request('POST', `/cases/${two}/persons`, {
      id: randomUUID(),
      name: '莫某丙',
      idNumber,
    });
    expect(wrong).toMatchObject({ status: 409, body: { type: 'person-name-differs' } });
    const known = contract.getPerson.response.parse(
      succeeded(await duyun.officer.request('GET', `/persons/${first.id}`)),
    );
    expect(known.data.cases).toEqual([one, two]);
    // Another county's file of the same man is its own: nothing of it may be seen from here.
    const elsewhere = await add(fuquan.officer, await fileCase(fuquan), { name: '莫某丁', idNumber });
    expect(elsewhere.known).toBe(false);
  });

  it('数据库里读不出证件号码和电话', async () => {
    const caseId = await fileCase(duyun);
    await add(duyun.officer, caseId, { name: '罗某戊', idNumber: '990000197711111110', phone: '19900005678' });
    const { rows } = await sql<{ dump: string }>`
      SELECT string_agg(p::text, E'\n') || (SELECT string_agg(a.body, E'\n') FROM audit_entry a)
        || (SELECT string_agg(c::text, E'\n') FROM command_receipt c) || (SELECT string_agg(o::text, E'\n') FROM outbox_event o) AS dump
      FROM person p`.execute(test.database.admin);
    const dump = rows[0]?.dump ?? '';
    expect(dump).toContain('罗某戊');
    for (const secret of ['990000197711111110', '19900005678']) {
      for (const form of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')])
        expect(dump).not.toContain(form);
    }
  });

  it('逐项查看须写明用途，留下记录，值不进入记录和回执', async () => {
    const caseId = await fileCase(duyun);
    const secret = '990000196606066660';
    const { id } = await add(duyun.officer, caseId, { name: '韦某己', idNumber: secret });
    const reveal = (user: TestUser, body: object) => user.request('POST', `/persons/${id}/reveal`, body);
    expect((await reveal(duyun.officer, { field: 'idNumber', purpose: '' })).status).toBe(422);
    expect(await reveal(duyun.officer, { field: 'idNumber', purpose: '核对身份' })).toEqual({
      status: 200,
      body: { value: secret },
    });
    expect((await reveal(duyun.officer, { field: 'phone', purpose: '核对身份' })).status).toBe(404);
    expect((await reveal(fuquan.officer, { field: 'idNumber', purpose: '核对身份' })).status).toBe(404);
    const analyst = await test.user('522701', ['analyst']);
    expect((await reveal(analyst, { field: 'idNumber', purpose: '核对身份' })).status).toBe(403);
    const entries = await test.database.admin
      .selectFrom('audit_entry')
      .select('body')
      .where('kind', '=', 'person.reveal')
      .execute();
    const mine = entries.filter(({ body }) => body.includes(id));
    expect(mine.map(({ body }) => JSON.parse(body))).toMatchObject([
      { reason: '核对身份', data: { field: 'idNumber' }, actorId: duyun.officer.actor.userId },
    ]);
    const receipts = await test.database.admin
      .selectFrom('command_receipt')
      .select('result')
      .where('command', '=', 'person.reveal')
      .execute();
    expect(receipts).toHaveLength(1);
    expect(JSON.stringify([mine, receipts])).not.toContain(secret);
  });
});

describe('定性', () => {
  it('是有理由、有依据、有签署摘要的决定，审计日志留有同一摘要', async () => {
    const caseId = await fileCase(duyun);
    const { id: personId } = await add(duyun.officer, caseId, { name: '陆某庚' });
    expect((await decide(duyun.officer, { caseId, personId }, { reason: '' })).status).toBe(422);
    expect(await decide(duyun.officer, { caseId, personId }, { role: 'kingpin' })).toMatchObject({
      status: 422,
      body: { type: 'unknown-role' },
    });
    const { digest } = contract.decideRole.response.parse(succeeded(await decide(duyun.officer, { caseId, personId })));
    const { data } = await detail(duyun.officer, caseId);
    expect(data.persons[0]?.role).toMatchObject({
      role: 'initiator',
      roleName: { zh: '发起、策划、操纵' },
      version: 1,
      digest,
      rule: 'organiser-2013-37@1',
    });
    expect(data.persons[0]?.role?.citation.document.zh).toContain('2013');
    expect(data.timeline.at(-1)).toMatchObject({
      command: 'person.decide-role',
      reason: '发起设立该组织并掌握资金',
      data: { digest },
    });
    const entries = await test.database.admin
      .selectFrom('audit_entry')
      .select('body')
      .where('kind', '=', 'person.decide-role')
      .execute();
    expect(entries.filter(({ body }) => body.includes(digest))).toHaveLength(1);
  });

  it('改定和撤销只增加版本，不改动以前的决定', async () => {
    const caseId = await fileCase(duyun);
    const { id: personId } = await add(duyun.officer, caseId, { name: '岑某辛' });
    const revoke = () =>
      duyun.head.request('POST', `/cases/${caseId}/persons/${personId}/role/revoke`, {
        id: randomUUID(),
        reason: '证据不足以认定',
      });
    expect(await revoke()).toMatchObject({ status: 409, body: { type: 'nothing-to-revoke' } });
    succeeded(await decide(duyun.officer, { caseId, personId }));
    succeeded(
      await decide(duyun.officer, { caseId, personId }, { role: 'deceived', reason: '未发展下线，系被骗参加' }),
    );
    succeeded(await revoke());
    expect(await revoke()).toMatchObject({ status: 409 });
    const { data } = contract.getPerson.response.parse(
      succeeded(await duyun.officer.request('GET', `/persons/${personId}`)),
    );
    expect(data.decisions.map(({ version, role, supersededAt }) => [version, role, supersededAt === null])).toEqual([
      [3, null, true],
      [2, 'deceived', false],
      [1, 'initiator', false],
    ]);
    const change = withScope(test.server.platform.db, duyun.officer.actor.scope, (db) =>
      db.updateTable('person_role').set({ role: 'manager' }).execute(),
    );
    await expect(change).rejects.toThrow(/permission denied/u);
  });

  it('同时作出的两个决定依次成为两个版本', async () => {
    const caseId = await fileCase(duyun);
    const { id: personId } = await add(duyun.officer, caseId, { name: '覃某壬' });
    const answers = await Promise.all([
      decide(duyun.officer, { caseId, personId }),
      decide(duyun.head, { caseId, personId }, { role: 'manager' }),
    ]);
    const versions = answers.map((answer) => contract.decideRole.response.parse(succeeded(answer)).version);
    expect(versions.toSorted()).toEqual([1, 2]);
  });

  it('只能对本案人员、在办理中由有权的人作出', async () => {
    const caseId = await fileCase(duyun);
    const { id: personId } = await add(duyun.officer, caseId, { name: '黎某癸' });
    const other = await fileCase(duyun);
    expect((await decide(duyun.officer, { caseId: other, personId })).status).toBe(404);
    expect((await decide(fuquan.officer, { caseId, personId })).status).toBe(404);
    expect((await decide(await test.user('522701', ['analyst']), { caseId, personId })).status).toBe(403);
    succeeded(await step(duyun.officer, `${caseId}/propose-transfer`));
    expect(await decide(duyun.officer, { caseId, personId })).toMatchObject({
      status: 409,
      body: { type: 'case-not-workable' },
    });
  });

  it('别的县看不到人员和定性', async () => {
    const { scope } = fuquan.officer.actor;
    for (const table of ['person', 'person_case', 'person_role'] as const) {
      const rows = await withScope(test.server.platform.db, scope, (db) =>
        db.selectFrom(table).select('area_code').execute(),
      );
      expect(rows.filter((row) => row.area_code !== '522702')).toEqual([]);
      expect(await test.server.platform.db.selectFrom(table).select('area_code').execute()).toEqual([]);
    }
  });
});
