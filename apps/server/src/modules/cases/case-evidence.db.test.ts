import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as contract from '@qingyuan/contract/evidence';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { withScope } from '../../platform/db/scope.ts';
import { startTestServer, type TestServer, type TestUser } from '../../test-server.ts';
import { openEvidence, recordUse } from '../evidence/index.ts';
import { type County, detail, fileCase, newCounty, propose, step, succeeded } from './cases.test-helper.ts';

let test: TestServer;
let duyun: County;
let fuquan: County;
let caseId: string;
let address: string;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  duyun = await newCounty(test, '522701');
  fuquan = await newCounty(test, '522702');
  caseId = await fileCase(duyun);
  address = await test.server.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => test.close());

const BOUNDARY = '----qingyuan-test';

function fields(change: Readonly<Record<string, unknown>> = {}) {
  return {
    id: randomUUID(),
    caseId,
    medium: '服务器硬盘一块',
    sealNumber: '封 001',
    method: 'seized_medium',
    takenAt: '2026-09-14T08:00:00+08:00',
    officers: ['甲某', '乙某'],
    ...change,
  };
}

function head(data: unknown, fileName: string): Buffer {
  return Buffer.from(
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="data"\r\n\r\n${JSON.stringify(data)}\r\n` +
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
  );
}

function headersOf(user: TestUser, key: string = randomUUID()) {
  return { ...user.headers, 'idempotency-key': key, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
}

async function upload(user: TestUser, data: unknown, file: { name?: string; content: Buffer; key?: string }) {
  const payload = Buffer.concat([
    head(data, file.name ?? '会员表.sql'),
    file.content,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  const answer = await test.server.http.inject({
    method: 'POST',
    url: '/api/evidence',
    payload,
    headers: headersOf(user, file.key),
  });
  return { status: answer.statusCode, body: JSON.parse(answer.body) as unknown };
}

/** Names of all files in the vault, drafts included. */
async function vaultFiles(): Promise<string[]> {
  const entries = await readdir(join(test.dataDir, 'vault'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

const stored = () => test.database.admin.selectFrom('evidence_item').select('id').execute();
const custody = async (user: TestUser, id: string) =>
  contract.getEvidence.response.parse(succeeded(await user.request('GET', `/evidence/${id}`))).data.custody;

describe('登记封存', () => {
  it('文件原样封存，两种摘要与另行计算的一致，案件时间线和保管记录都有登记', async () => {
    const content = randomBytes(3_000_000);
    const data = fields();
    const answer = contract.registerEvidence.response.parse(succeeded(await upload(duyun.officer, data, { content })));
    expect(answer).toEqual({
      id: data.id,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      sm3: createHash('sm3').update(content).digest('hex'),
    });
    expect(await custody(duyun.officer, data.id)).toMatchObject([
      { event: 'registered', actor: duyun.officer.actor.name },
    ]);
    const { data: file } = await detail(duyun.officer, caseId);
    expect(file.evidence).toMatchObject([
      { id: data.id, name: '会员表.sql', officers: ['甲某', '乙某'], state: 'sealed' },
    ]);
    expect(file.timeline.at(-1)).toMatchObject({ command: 'evidence.register', data: { sha256: answer.sha256 } });
  });

  it('同一请求送两次只登记一次', async () => {
    const data = fields();
    const file = { content: Buffer.from('id,name\n1,甲\n'), key: randomUUID() };
    const first = succeeded(await upload(duyun.officer, data, file));
    expect(succeeded(await upload(duyun.officer, data, file))).toEqual(first);
    expect(await custody(duyun.officer, data.id)).toHaveLength(1);
  });

  it('文件名里的路径不起作用', async () => {
    const data = fields();
    succeeded(await upload(duyun.officer, data, { name: '../../etc/x.sql', content: Buffer.from('x') }));
    expect(succeeded(await duyun.officer.request('GET', `/evidence/${data.id}`))).toMatchObject({
      data: { name: 'x.sql' },
    });
  });

  it.each([
    ['只有一名办案人员', { officers: ['甲某'] }, 422],
    ['两名办案人员是同一人', { officers: ['甲某', '甲某'] }, 422],
    ['提取时间晚于现在', { takenAt: '2026-09-16T08:00:00+08:00' }, 422],
    ['没有来源介质', { medium: '' }, 422],
    ['案件不存在', { caseId: randomUUID() }, 404],
  ])('%s的不登记', async (_name, change, status) => {
    const before = await stored();
    expect((await upload(duyun.officer, fields(change), { content: Buffer.from('x') })).status).toBe(status);
    expect(await stored()).toEqual(before);
  });

  it('空文件不登记，也不留在文件库里', async () => {
    const [before, files] = [await stored(), await vaultFiles()];
    expect(await upload(duyun.officer, fields(), { content: Buffer.alloc(0) })).toMatchObject({
      status: 422,
      body: { type: 'file-empty' },
    });
    expect(await stored()).toEqual(before);
    expect(await vaultFiles()).toEqual(files);
  });

  it('上传到一半断开的，不登记，也不留半个文件', async () => {
    const [before, files] = [await stored(), await vaultFiles()];
    const sent = httpRequest(`${address}/api/evidence`, {
      method: 'POST',
      headers: { ...headersOf(duyun.officer), 'content-length': 50_000_000 },
    });
    sent.on('error', () => undefined);
    sent.write(head(fields(), '大文件.sql'));
    sent.write(randomBytes(1_000_000));
    await untilVault((names) => names.length > files.length);
    sent.destroy();
    await untilVault((names) => names.length === files.length);
    expect(await vaultFiles()).toEqual(files);
    expect(await stored()).toEqual(before);
  });

  /** Waits until the vault looks like this; the test's own time limit ends a wait in vain. */
  async function untilVault(looks: (names: readonly string[]) => boolean): Promise<void> {
    while (!looks(await vaultFiles())) await wait(20);
  }

  it('未立案的案件、别的县和没有权限的人都不能登记', async () => {
    const files = await vaultFiles();
    const proposed = await propose(duyun);
    const content = Buffer.from(randomUUID());
    expect(await upload(duyun.officer, fields({ caseId: proposed }), { content })).toMatchObject({ status: 409 });
    expect(await upload(fuquan.officer, fields(), { content })).toMatchObject({ status: 404 });
    expect(await upload(duyun.lawyer, fields(), { content })).toMatchObject({ status: 403 });
    expect(await vaultFiles()).toEqual(files);
  });
});

describe('保管', () => {
  async function sealed(content: Buffer): Promise<string> {
    const data = fields();
    succeeded(await upload(duyun.officer, data, { content }));
    return data.id;
  }

  it('下载原件须写明用途，每次都留下保管记录，内容一字不差', async () => {
    const content = randomBytes(200_000);
    const id = await sealed(content);
    const get = (query: string) =>
      test.server.http.inject({
        method: 'GET',
        url: `/api/evidence/${id}/original${query}`,
        headers: duyun.officer.headers,
      });
    expect((await get('')).statusCode).toBe(422);
    const answer = await get(`?purpose=${encodeURIComponent('送检')}`);
    expect(answer.rawPayload.equals(content)).toBe(true);
    await get(`?purpose=${encodeURIComponent('送检')}`);
    expect(await custody(duyun.officer, id)).toMatchObject([
      { event: 'registered' },
      { event: 'exported', purpose: '送检' },
      { event: 'exported' },
    ]);
  });

  it('移交后换保管人，记录只能增加，不能改动或者删除', async () => {
    const id = await sealed(Buffer.from('y'));
    succeeded(
      await duyun.officer.request('POST', `/evidence/${id}/hand-over`, { holder: '都匀市公安局', purpose: '案件移送' }),
    );
    expect(succeeded(await duyun.officer.request('GET', `/evidence/${id}`))).toMatchObject({
      data: {
        holder: '都匀市公安局',
        state: 'handed_over',
        custody: [{ event: 'registered' }, { event: 'handed_over' }],
      },
    });
    const { scope } = duyun.officer.actor;
    const inScope = (work: Parameters<typeof withScope>[2]) => withScope(test.server.platform.db, scope, work);
    await expect(inScope((db) => db.deleteFrom('evidence_custody').execute())).rejects.toThrow(/permission denied/u);
    await expect(inScope((db) => db.updateTable('evidence_custody').set({ purpose: 'z' }).execute())).rejects.toThrow(
      /permission denied/u,
    );
    await expect(inScope((db) => db.updateTable('evidence_item').set({ name: 'z' }).execute())).rejects.toThrow(
      /permission denied/u,
    );
  });

  it('分析读得到原件，使用留下保管记录；别的县打不开', async () => {
    const content = randomBytes(50_000);
    const id = await sealed(content);
    const { actor } = duyun.officer;
    const { db, vault } = test.server.platform;
    const opened = await withScope(db, actor.scope, async (tx) => {
      await recordUse(tx, actor.scope, {
        evidenceId: id,
        actor,
        at: new Date('2026-09-15T03:00:00Z'),
        purpose: '导入会员表',
      });
      return openEvidence({ vault }, tx, { scope: actor.scope, id });
    });
    expect(Buffer.from(await opened.source.read(10_000, 500)).equals(content.subarray(10_000, 10_500))).toBe(true);
    expect(await custody(duyun.officer, id)).toMatchObject([
      { event: 'registered' },
      { event: 'opened', purpose: '导入会员表' },
    ]);
    const foreign = fuquan.officer.actor.scope;
    await expect(
      withScope(db, foreign, (tx) => openEvidence({ vault }, tx, { scope: foreign, id })),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('别的县看不到证据和保管记录，公安在移送后从案件里看到', async () => {
    const id = await sealed(Buffer.from('z'));
    expect(await fuquan.officer.request('GET', `/evidence/${id}`)).toMatchObject({ status: 404 });
    expect(succeeded(await fuquan.officer.request('GET', `/evidence?caseId=${caseId}`))).toEqual([]);
    for (const table of ['evidence_item', 'evidence_custody'] as const) {
      const rows = await withScope(test.server.platform.db, fuquan.officer.actor.scope, (db) =>
        db.selectFrom(table).select('area_code').execute(),
      );
      expect(rows).toEqual([]);
    }
    const police = await test.user('522701', ['police_officer']);
    expect(await police.request('GET', `/evidence/${id}`)).toMatchObject({ status: 403 });
    succeeded(await step(duyun.officer, `${caseId}/propose-transfer`));
    succeeded(await step(duyun.head, `${caseId}/approve-transfer`, {}));
    expect((await detail(police, caseId)).data.evidence.map((item) => item.id)).toContain(id);
  });
});
