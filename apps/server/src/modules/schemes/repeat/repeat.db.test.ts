import { createHash, randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import * as contract from '@qingyuan/contract/scheme-report';
import { getScheme } from '@qingyuan/contract/schemes';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { filePath } from '../../../platform/files/vault-folders.ts';
import { startTestServer, type TestServer } from '../../../test-server.ts';
import { analyse, ended, fileCase, get, memberTable, type Office, seal, succeeded } from '../schemes.test-helper.ts';

let test: TestServer;
let county: Office;
const CSV = memberTable();
const sha256 = createHash('sha256').update(CSV).digest('hex');

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  await test.server.start();
  county = await fileCase(test, '522701');
});
afterAll(() => test.close());

/** A scheme that has been analysed once. */
async function analysed(): Promise<string> {
  const evidenceId = await seal(test, county, { name: '会员表.csv', content: CSV });
  const body = { id: randomUUID(), caseId: county.caseId, evidenceId, name: '某商城' };
  const { id, job } = await analyse(county.officer, body);
  if (job.state !== 'done') throw new Error(`the analysis ${job.state}: ${JSON.stringify(job.fault)}`);
  return id;
}

const repeats = (id: string) => get(county.officer, `/schemes/${id}/repeats`, contract.listRepeats.response);

/** Repeats the analysis of a scheme and gives the newest entry of the list. */
async function repeat(id: string) {
  const answer = await county.officer.request('POST', `/schemes/${id}/repeats`, {});
  const { jobId } = contract.repeatAnalysis.response.parse(succeeded(answer));
  const job = await ended(county.officer, jobId);
  expect(job).toMatchObject({ state: 'done', fault: null });
  const [newest] = await repeats(id);
  if (newest?.result == null) throw new Error('no outcome was recorded');
  expect(newest.id).toBe(jobId);
  return newest;
}

const entries = (kind: string, id: string) =>
  test.database.admin
    .selectFrom('record_action')
    .select(['command', 'stream_type', 'data'])
    .where('command', '=', kind)
    .where('stream_id', '=', id)
    .execute();

describe('重复分析', () => {
  it('原始数据、选择、规则、程序不变的，校验值相同；谁在何时重复、结果如何，都有记录', async () => {
    const id = await analysed();
    const { data } = await get(county.officer, `/schemes/${id}`, getScheme.response);
    expect(await repeats(id)).toEqual([]);
    const { result, ...asked } = await repeat(id);
    expect(asked).toMatchObject({ version: 1, expected: data.analysis?.digest, askedBy: '用户 522701', state: 'done' });
    expect(result).toMatchObject({
      outcome: 'same',
      digest: data.analysis?.digest,
      source: { sha256, sm3: createHash('sm3').update(CSV).digest('hex'), bytes: Buffer.byteLength(CSV) },
      engine: data.analysis?.engine,
      rule: data.analysis?.thresholds.rule,
      differences: [],
      differencesTotal: 0,
      fault: null,
    });
    // Nothing of the analysis itself has changed.
    expect((await get(county.officer, `/schemes/${id}`, getScheme.response)).data.analysis).toEqual(data.analysis);
    for (const stream of [id, county.caseId]) {
      expect(await entries('scheme.repeat', stream)).toHaveLength(1);
      expect(await entries('scheme.record-repeat', stream)).toMatchObject([{ data: { outcome: 'same', version: 1 } }]);
    }
  });

  it('与记录不一致的，逐项说明：程序版本、规则版本、选择、数字', async () => {
    const id = await analysed();
    // As if an older version of the program had analysed under an older rule and counted differently.
    await sql`UPDATE scheme_result SET figures = figures
      || '{"engine":"0.9.0"}'::jsonb
      || jsonb_build_object('thresholds', figures->'thresholds' || '{"rule":"organise-lead-2013-37@0"}'::jsonb)
      || jsonb_build_object('totals', figures->'totals' || '{"accounts":44}'::jsonb)
      WHERE scheme_id = ${id}`.execute(test.database.admin);
    const { result } = await repeat(id);
    expect(result?.outcome).toBe('differs');
    expect(result?.differences.map(({ topic, at, before, after }) => [topic, at, before, after])).toEqual([
      ['engine', 'engine', '0.9.0', result?.engine],
      ['rule', 'thresholds.rule', 'organise-lead-2013-37@0', result?.rule],
      ['figure', 'totals.accounts', '44', '45'],
    ]);
  });

  it('改了分析时的选择的，说明选择和受影响的数字', async () => {
    const id = await analysed();
    await sql`UPDATE scheme_analysis SET options = options || '{"persons":[]}'::jsonb WHERE scheme_id = ${id}`.execute(
      test.database.admin,
    );
    const { result } = await repeat(id);
    expect(result?.outcome).toBe('differs');
    const found = new Map(result?.differences.map((one) => [one.at, one]));
    expect(found.get('persons.0')).toMatchObject({ topic: 'choices', before: 'id_number', after: null });
    expect(found.get('totals.persons')).toMatchObject({ topic: 'figure', before: '44', after: '45' });
    expect(result?.differences.some(({ topic }) => topic === 'file')).toBe(true);
  });

  it('只有校验值被改动的，指出校验值', async () => {
    const id = await analysed();
    await sql`UPDATE scheme_result SET digest = decode(repeat('ab', 32), 'hex') WHERE scheme_id = ${id}`.execute(
      test.database.admin,
    );
    expect((await repeat(id)).result).toMatchObject({ outcome: 'differs', differences: [{ at: 'digest' }] });
  });

  it('角色无权的不能重复；同一组织不能同时重复两次', async () => {
    const id = await analysed();
    const leader = await test.user('522701', ['leader']);
    expect((await leader.request('POST', `/schemes/${id}/repeats`, {})).status).toBe(403);
    const [first, second] = [
      await county.officer.request('POST', `/schemes/${id}/repeats`, {}),
      await county.officer.request('POST', `/schemes/${id}/repeats`, {}),
    ];
    expect(second).toMatchObject({ status: 409, body: { type: 'repeat-running' } });
    await ended(county.officer, contract.repeatAnalysis.response.parse(succeeded(first)).jobId);
  });

  it('记录的来源校验值与原始数据不符的，拒绝，并指出哪一项', async () => {
    const id = await analysed();
    const wrong = 'cd'.repeat(32);
    await sql`UPDATE scheme_result SET figures = jsonb_set(figures, '{source,sm3}', to_jsonb(${wrong}::text))
      WHERE scheme_id = ${id}`.execute(test.database.admin);
    expect((await repeat(id)).result).toMatchObject({
      outcome: 'refused',
      digest: null,
      source: { sha256 },
      differences: [{ topic: 'source', at: 'source.sm3', before: wrong }],
      fault: { id: 'source-altered' },
    });
  });

  it('并入的表来自另一证据的，也重新核对；校验值不符的，拒绝，并指出是哪个文件', async () => {
    const evidenceId = await seal(test, county, { name: '会员.csv', content: CSV });
    const orders = await seal(test, county, { name: '订单.csv', content: '会员,金额\nR,100\nC1,50\n' });
    const join = [{ evidenceId: orders, table: '订单.csv', key: '会员', values: { paid_out: '金额' } }];
    const joined = async () => {
      const body = { id: randomUUID(), caseId: county.caseId, evidenceId, name: '某商城', join };
      return (await analyse(county.officer, body)).id;
    };
    expect((await repeat(await joined())).result).toMatchObject({ outcome: 'same' });
    const id = await joined();
    const wrong = 'ef'.repeat(32);
    await sql`UPDATE scheme_result SET figures = jsonb_set(figures, '{joined,0,sha256}', to_jsonb(${wrong}::text))
      WHERE scheme_id = ${id}`.execute(test.database.admin);
    expect((await repeat(id)).result).toMatchObject({
      outcome: 'refused',
      differences: [
        { topic: 'source', at: `joined.${orders}.sha256`, label: { zh: '原始数据：订单.csv' }, before: wrong },
      ],
      fault: { id: 'source-altered' },
    });
  });

  // Last: the same content is one file of the vault.
  it('封存的原始数据被改动一个字节的，拒绝，并说明文件已损坏', async () => {
    const id = await analysed();
    const file = await open(filePath(test.dataDir, sha256), 'r+');
    const at = (await file.stat()).size - 20;
    const byte = Buffer.alloc(1);
    await file.read(byte, 0, 1, at);
    await file.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at);
    await file.close();
    expect((await repeat(id)).result).toMatchObject({
      outcome: 'refused',
      digest: null,
      fault: { id: 'file-damaged' },
    });
    expect(await entries('scheme.record-repeat', id)).toMatchObject([{ data: { fault: 'file-damaged' } }]);
  });
});
