import { randomUUID } from 'node:crypto';
import * as contract from '@qingyuan/contract/scheme-report';
import { getScheme } from '@qingyuan/contract/schemes';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { listTables } from '../../../platform/tabular/index.ts';
import { allRows, bytesSource } from '../../../platform/tabular/test-support.ts';
import { openZip } from '../../../platform/tabular/zip.ts';
import { startTestServer, type TestServer, type TestUser } from '../../../test-server.ts';
import {
  analyse,
  fileCase,
  findIn,
  get,
  idNumber,
  memberTable,
  type Office,
  seal,
  succeeded,
} from '../schemes.test-helper.ts';

let test: TestServer;
let county: Office;
let schemeId: string;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  await test.server.start();
  county = await fileCase(test, '522701');
  const evidenceId = await seal(test, county, { name: '会员表.csv', content: memberTable() });
  const body = { id: randomUUID(), caseId: county.caseId, evidenceId, name: '某商城' };
  const { id, job } = await analyse(county.officer, body);
  if (job.state !== 'done') throw new Error(`the analysis ${job.state}: ${JSON.stringify(job.fault)}`);
  schemeId = id;
  const [root] = await findIn(county.officer, id, 'R');
  const decision = { decisionId: randomUUID(), decision: 'organiser', role: 'initiator', reason: '供述和数据相互印证' };
  succeeded(await county.officer.request('POST', `/schemes/${id}/accounts/${root?.index}/role`, decision));
});
afterAll(() => test.close());

const fetchFile = (user: TestUser, name: string) =>
  test.server.http.inject({ method: 'GET', url: `/api/schemes/${schemeId}/${name}`, headers: user.headers });

const outline = (user: TestUser) => get(user, `/schemes/${schemeId}/report`, contract.getReportOutline.response);

describe('报告和附表', () => {
  it('报告写有分析的数字、路径、认定；身份证号遮盖', async () => {
    const { data } = await get(county.officer, `/schemes/${schemeId}`, getScheme.response);
    const answer = await fetchFile(county.officer, 'report.docx');
    expect(answer.statusCode).toBe(200);
    const members = await openZip(bytesSource(answer.rawPayload, 'report.docx'));
    const member = members.find(({ name }) => name === 'word/document.xml');
    if (member === undefined) throw new Error('no document');
    const chunks: Uint8Array[] = [];
    for await (const chunk of member.open()) chunks.push(chunk);
    const text = Buffer.concat(chunks)
      .toString('utf8')
      .replaceAll(/<[^>]+>/gu, '');
    const { analysis } = data;
    for (const part of [
      analysis?.source.sha256,
      analysis?.source.sm3,
      analysis?.digest,
      analysis?.thresholds.rule,
      `账号 ${analysis?.totals.accounts} 个`,
      '认定为组织者、领导者',
      '990***********0001',
      '达到标准不等于认定',
    ])
      expect(text).toContain(part ?? 'missing');
    expect(text).not.toContain(idNumber(1));
  });

  it('附表可以读回，数字与分析相同，全部瑕疵逐行列出', async () => {
    const { data } = await get(county.officer, `/schemes/${schemeId}`, getScheme.response);
    const answer = await fetchFile(county.officer, 'report.xlsx');
    expect(answer.statusCode).toBe(200);
    const sheets = await listTables(bytesSource(answer.rawPayload, 'annex.xlsx'));
    const rowsOf = async (name: string) => {
      const sheet = sheets.find((one) => one.name === name);
      return sheet === undefined ? [] : allRows(sheet);
    };
    const persons = await rowsOf('达到标准人员');
    const inAnalysis = data.analysis?.bases.find(({ basis }) => basis === 'persons')?.meets['30_3'];
    expect(persons.length).toBeGreaterThanOrEqual(inAnalysis ?? -1);
    expect(persons[0]).toEqual(expect.arrayContaining(['1', '王测试', 'R', '990***********0001', '139****0001']));
    const faults = data.analysis?.findings.reduce((sum, { count }) => sum + count, 0);
    expect(await rowsOf('数据瑕疵')).toHaveLength(faults ?? -1);
    expect((await rowsOf('层级人数')).map((row) => row[2])).toEqual(
      data.analysis?.levels.map(({ accounts }) => String(accounts)),
    );
    expect(await rowsOf('认定决定')).toHaveLength(1);
    expect(JSON.stringify(await rowsOf('账号路径'))).toContain('王测试（R）');
  });

  it('内容目录与实际相符；每次下载在列表、时间线和审计中留下是哪一个文件', async () => {
    const { data, can } = await outline(county.officer);
    expect(can).toEqual(['export-report', 'repeat']);
    expect(data.parts).toHaveLength(10);
    expect(data.annex.find(({ title }) => title === '认定决定')?.rows).toBe(1);
    expect(data.exports.map(({ format }) => format)).toEqual(['xlsx', 'docx']);
    expect(data.exports[0]).toMatchObject({ by: '用户 522701', version: 1, digest: data.digest });
    const entries = await test.database.admin
      .selectFrom('audit_entry')
      .select('body')
      .where('kind', '=', 'scheme.export-report')
      .execute();
    expect(
      entries.map((entry) => (JSON.parse(entry.body) as { data: { format: string } }).data.format).toSorted(),
    ).toEqual(['docx', 'xlsx']);
  });

  it('只读的岗位看得到内容目录，不能下载', async () => {
    const leader = await test.user('522701', ['leader']);
    expect((await outline(leader)).can).toEqual([]);
    for (const name of ['report.docx', 'report.xlsx']) expect((await fetchFile(leader, name)).statusCode).toBe(403);
    expect((await outline(county.officer)).data.exports).toHaveLength(2);
  });
});
