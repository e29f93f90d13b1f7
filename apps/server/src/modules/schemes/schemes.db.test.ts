import { createHash, randomUUID } from 'node:crypto';
import { listFindings } from '@qingyuan/contract/scheme-findings';
import { listSchemePersons } from '@qingyuan/contract/scheme-thresholds';
import * as accounts from '@qingyuan/contract/scheme-accounts';
import * as decisions from '@qingyuan/contract/scheme-decisions';
import * as source from '@qingyuan/contract/scheme-source';
import * as contract from '@qingyuan/contract/schemes';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { startTestServer, type TestServer, type TestUser } from '../../test-server.ts';
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
} from './schemes.test-helper.ts';

let test: TestServer;
let duyun: Office;
let evidenceId: string;
let schemeId: string;

const CSV = memberTable();

const download = (user: TestUser, path: string) =>
  test.server.http.inject({ method: 'GET', url: `/api${path}`, headers: user.headers });

const find = async (q: string) => {
  const [first] = await findIn(duyun.officer, schemeId, q);
  if (first === undefined) throw new Error(`no account ${q}`);
  return first;
};

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  await test.server.start();
  duyun = await fileCase(test, '522701');
  evidenceId = await seal(test, duyun, { name: '会员表.csv', content: CSV });
  const { id, job } = await analyse(duyun.officer, {
    id: randomUUID(),
    caseId: duyun.caseId,
    evidenceId,
    name: '某商城',
  });
  if (job.state !== 'done') throw new Error(`the analysis ${job.state}: ${JSON.stringify(job.fault)}`);
  schemeId = id;
});
afterAll(() => test.close());

describe('预览', () => {
  const preview = (user: TestUser, id: string, query = '') =>
    user.request('GET', `/schemes/sources/${id}/preview${query}`);

  it('列出表、编码、前五十行和识别出的列，个人信息遮盖', async () => {
    const body = source.previewSource.response.parse(succeeded(await preview(duyun.analyst, evidenceId)));
    expect(body).toMatchObject({
      caseId: duyun.caseId,
      fileName: '会员表.csv',
      sha256: createHash('sha256').update(CSV).digest('hex'),
      encoding: 'utf-8',
      mapping: {
        member_id: '会员编号',
        recommender_id: '推荐人编号',
        name: '姓名',
        phone: '手机号',
        id_number: '身份证号',
        paid_in: '充值金额',
      },
      unmatched: [],
      missing: [],
    });
    expect(body.rows).toHaveLength(47);
    expect(body.rows[0]).toEqual(['R', '', '王测试', '139****0001', '990***********0001', '1000.00']);
  });

  it('编码可以改选；选错的表、读不成表的文件，说明原因', async () => {
    const gb = await seal(test, duyun, {
      name: 'gb.csv',
      content: Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xcd, 0xc6, 0xbc, 0xf6, 0xc8, 0xcb, 0x0a, 0x31, 0x2c, 0x0a]),
    });
    const found = source.previewSource.response.parse(succeeded(await preview(duyun.officer, gb)));
    expect(found).toMatchObject({
      encoding: 'gb18030',
      columns: ['编号', '推荐人'],
      encodings: ['utf-8', 'utf-16le', 'utf-16be'],
    });
    expect(await preview(duyun.officer, gb, '?encoding=utf-8')).toMatchObject({
      status: 422,
      body: { type: 'wrong-encoding' },
    });
    expect(await preview(duyun.officer, evidenceId, '?table=x')).toMatchObject({ status: 422 });
    const binary = await seal(test, duyun, {
      name: 'a.bin',
      content: Buffer.from([0, 1, 2, 255, 254, 0, 0, 3, 0, 0, 1]),
    });
    expect((await preview(duyun.officer, binary)).status).toBe(422);
  });
});

describe('分析结果', () => {
  it('总体情况两种口径并列，带来源摘要、规则、程序版本和瑕疵', async () => {
    const { data, can } = await get(duyun.officer, `/schemes/${schemeId}`, contract.getScheme.response);
    expect(can).toEqual(['analyse', 'mark-role', 'reveal', 'export-report']);
    expect(data).toMatchObject({
      name: '某商城',
      caseId: duyun.caseId,
      accounts: 45,
      meets: 1,
      latest: { state: 'done', version: 1 },
    });
    expect(data.analysis).toMatchObject({
      source: {
        evidenceId,
        name: '会员表.csv',
        sha256: createHash('sha256').update(CSV).digest('hex'),
        sm3: createHash('sm3').update(CSV).digest('hex'),
      },
      encoding: 'utf-8',
      persons: ['id_number'],
      mapping: {
        member_id: '会员编号',
        paid_in: '充值金额',
      },
      thresholds: {
        rule: 'organise-lead-2013-37@1',
        people: 30,
        levels: 3,
        seriousPeople: 120,
        seriousMoneyFen: '250000000',
      },
      totals: {
        rows: 47,
        accounts: 45,
        persons: 44,
        roots: 1,
        orphans: 1,
        cycleAccounts: 2,
        duplicates: 1,
        missingIds: 1,
        maxLevel: 3,
        paidInFen: '4150000',
        paidOutFen: '0',
      },
      bases: [
        { basis: 'accounts', heads: 45, levels: 3, meets: { '30_3': 1, '120': 0, '2_5m': 0 }, applied: true },
        // Without a column that says so, whoever paid in counts as active.
        { basis: 'active', heads: 42, levels: 3, meets: { '30_3': 1 }, applied: true },
        { basis: 'persons', heads: 44, levels: 3, meets: { '30_3': 1, '120': 0, '2_5m': 0 }, applied: true },
        // Nothing tells consumers apart, and nobody has marked an account as held for family.
        { basis: 'participants', heads: 44, applied: false },
        { basis: 'without_family', heads: 44, applied: false },
      ],
      levels: [
        {
          level: 1,
          accounts: 2,
          persons: 2,
        },
        {
          level: 2,
          accounts: 4,
          persons: 4,
        },
        {
          level: 3,
          accounts: 37,
          persons: 36,
        },
      ],
    });
    const kinds = Object.fromEntries((data.analysis?.findings ?? []).map(({ kind, count }) => [kind, count]));
    expect(kinds).toMatchObject({ duplicate: 1, missing_id: 1, orphan: 1, cycle: 2, bad_money: 1 });
    const list = await get(duyun.officer, `/schemes?caseId=${duyun.caseId}`, contract.listSchemes.response);
    expect(list.rows.map((row) => row.id)).toContain(schemeId);
  });

  it('按编号、编号开头、姓名找到账号，看到路径、下线和遮盖的个人信息', async () => {
    const root = await find('R');
    expect(root).toMatchObject({
      memberId: 'R',
      status: 'root',
      level: 1,
      direct: 4,
      downline: 41,
      levels: 3,
      people: 41,
      moneyLineFen: '4150000',
    });
    const { data, can } = await get(
      duyun.officer,
      `/schemes/${schemeId}/accounts/${(await find('成员11')).index}`,
      accounts.getAccount.response,
    );
    expect(data).toMatchObject({ memberId: 'C1-1', idNumber: '990***********0101', phone: null, bankCard: null });
    expect(data.path.top.map((ref) => ref.memberId)).toEqual(['R', 'C1', 'C1-1']);
    expect(can).toContain('mark-role');
    const starts = await findIn(duyun.officer, schemeId, 'C1');
    expect(starts.map((row) => row.memberId).toSorted()).toEqual(
      ['C1', ...Array.from({ length: 9 }, (_, k) => `C1-${k + 1}`)].toSorted(),
    );
    expect((await duyun.officer.request('GET', `/schemes/${schemeId}/accounts/9999`)).status).toBe(404);
  });

  it('下线按规模由大到小，其余合计', async () => {
    const root = await find('R');
    const lines = await get(
      duyun.officer,
      `/schemes/${schemeId}/accounts/${root.index}/children?limit=1`,
      accounts.listChildren.response,
    );
    expect(lines.rows.map((row) => row.memberId)).toEqual(['C1']);
    expect(lines).toMatchObject({ total: 4, rest: { lines: 3, accounts: 30, moneyLineFen: '3000000' } });
    const roots = await get(duyun.officer, `/schemes/${schemeId}/roots`, accounts.listRoots.response);
    expect(roots.rows.map((row) => row.memberId)).toEqual(['R', 'O1']);
    expect(roots.rest).toBeNull();
  });

  it('达到标准的人员写明数值、标准、口径和依据', async () => {
    const page = await get(duyun.officer, `/schemes/${schemeId}/persons?threshold=30_3`, listSchemePersons.response);
    expect(page).toMatchObject({
      total: 1,
      rows: [
        {
          personId: 1,
          account: { memberId: 'R' },
          accountCount: 2,
          people: 41,
          levels: 3,
          moneyLineFen: '4150000',
          meets: ['30_3'],
        },
      ],
      thresholds: { rule: 'organise-lead-2013-37@1', certainty: 'V' },
    });
    const [person] = page.rows;
    expect(person?.accounts.map((ref) => ref.memberId)).toEqual(['R', 'R2']);
    expect(person?.reasons.map(({ basis, people }) => [basis, people])).toEqual([
      ['persons', 41],
      ['accounts', 42],
    ]);
    expect(page.thresholds.citation.document.zh).toContain('公通字〔2013〕37号');
    expect(
      await get(duyun.officer, `/schemes/${schemeId}/persons?threshold=120`, listSchemePersons.response),
    ).toMatchObject({ total: 0, rows: [] });
  });

  it('瑕疵逐行可查；下载的表格不含可执行的公式', async () => {
    const all = await get(duyun.officer, `/schemes/${schemeId}/findings?size=100`, listFindings.response);
    expect(all.rows.map(({ kind, row }) => [kind, row])).toEqual([
      ['duplicate', 43],
      ['orphan', 44],
      ['bad_money', 44],
      ['missing_id', 45],
      ['cycle', 46],
      ['cycle', 47],
    ]);
    expect(all.total).toBe(6);
    const second = await get(
      duyun.officer,
      `/schemes/${schemeId}/findings?kind=cycle&size=1&page=2`,
      listFindings.response,
    );
    expect(second).toMatchObject({ total: 2, rows: [{ kind: 'cycle', row: 47, memberId: 'S2' }] });
    const file = await download(duyun.officer, `/schemes/${schemeId}/findings.csv`);
    expect(file.statusCode).toBe(200);
    expect(file.body.split('\n')[0]).toBe('\uFEFF种类,数据行号,会员编号,说明');
    expect(file.body).toContain('金额无法识别,44,O1,');
    expect(file.body).not.toMatch(/(^|,)[=+@]/mu);
  });
});

describe('查看个人信息', () => {
  it('说明用途后只显示一项，留下记录；回执和时间线里没有内容', async () => {
    const { index } = await find('R');
    const body = { field: 'idNumber', purpose: '核对身份' };
    const answer = await duyun.officer.request('POST', `/schemes/${schemeId}/accounts/${index}/reveal`, body);
    expect(answer).toMatchObject({ status: 200, body: { value: idNumber(1) } });
    const audit = await test.database.admin.selectFrom('audit_entry').selectAll().execute();
    expect(JSON.stringify(audit)).toContain('scheme.reveal');
    const receipts = await test.database.admin.selectFrom('command_receipt').selectAll().execute();
    expect(JSON.stringify([audit, receipts])).not.toContain(idNumber(1));
    expect((await duyun.analyst.request('POST', `/schemes/${schemeId}/accounts/${index}/reveal`, body)).status).toBe(
      403,
    );
    expect(
      (
        await duyun.officer.request('POST', `/schemes/${schemeId}/accounts/${index}/reveal`, {
          ...body,
          field: 'bankCard',
        })
      ).status,
    ).toBe(404);
  });
});

describe('认定', () => {
  const mark = (user: TestUser, index: number, change: object = {}) =>
    user.request('POST', `/schemes/${schemeId}/accounts/${index}/role`, {
      decisionId: randomUUID(),
      decision: 'organiser',
      role: 'initiator',
      reason: '供述和数据相互印证',
      ...change,
    });

  it('分析人员不能认定；没有理由、没有作用、作用不在规则中的不能认定', async () => {
    const { index } = await find('R');
    expect((await mark(duyun.analyst, index)).status).toBe(403);
    expect((await mark(duyun.officer, index, { reason: '是' })).status).toBe(422);
    expect((await mark(duyun.officer, index, { role: undefined })).status).toBe(422);
    expect((await mark(duyun.officer, index, { role: 'deceived' })).status).toBe(422);
    expect((await duyun.officer.request('GET', `/schemes/${schemeId}/decisions`)).body).toEqual([]);
  });

  it('认定组织者后进入案件人员并有角色；经另一账号改为排除，前一次保留，角色撤销', async () => {
    const { index } = await find('R');
    const first = decisions.markRole.response.parse(succeeded(await mark(duyun.officer, index)));
    expect(first).toMatchObject({ version: 1 });
    const kase = succeeded(await duyun.officer.request('GET', `/cases/${duyun.caseId}`));
    expect(kase).toMatchObject({
      data: { persons: [{ id: first.personId, name: '王测试', role: { role: 'initiator', schemeId } }] },
    });
    const person = await get(duyun.officer, `/schemes/${schemeId}/persons`, listSchemePersons.response);
    expect(person.rows[0]?.decision).toMatchObject({
      decision: 'organiser',
      memberId: 'R',
      digest: first.digest,
      roleName: { zh: '发起、策划、操纵' },
    });

    const other = await find('R2');
    const second = decisions.markRole.response.parse(
      succeeded(
        await mark(duyun.head, other.index, {
          decision: 'excluded',
          role: undefined,
          ground: 'other',
          reason: '账号系他人冒用',
        }),
      ),
    );
    expect(second).toMatchObject({ version: 2, personId: first.personId });
    const made = await get(duyun.officer, `/schemes/${schemeId}/decisions`, decisions.listSchemeDecisions.response);
    expect(
      made.map(({ version, decision, memberId, supersededAt }) => [version, decision, memberId, supersededAt === null]),
    ).toEqual([
      [2, 'excluded', 'R2', true],
      [1, 'organiser', 'R', false],
    ]);
    const after = succeeded(await duyun.officer.request('GET', `/cases/${duyun.caseId}`));
    expect(after).toMatchObject({ data: { persons: [{ role: { role: null } }] } });
    expect(JSON.stringify(after)).toContain('scheme.mark-role');
  });
});

describe('报告', () => {
  it('下载前留下记录，是可以打开的 Word 文档', async () => {
    const file = await download(duyun.head, `/schemes/${schemeId}/report.docx`);
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain('某商城-组织结构分析报告.docx');
    const kase = succeeded(await duyun.officer.request('GET', `/cases/${duyun.caseId}`));
    expect(JSON.stringify(kase)).toContain('scheme.export-report');
  });
});

describe('辖区和案件', () => {
  it('别的县看不到、不能分析；没有案件权限的角色进不来', async () => {
    const fuquan = await fileCase(test, '522702');
    const paths = [
      '',
      '/roots',
      '/persons',
      '/findings',
      '/findings.csv',
      '/report.docx',
      '/decisions',
      '/accounts/0',
      '/accounts/0/children',
    ];
    for (const path of paths)
      expect((await fuquan.officer.request('GET', `/schemes/${schemeId}${path}`)).status, path).toBe(404);
    expect((await fuquan.officer.request('GET', `/schemes/sources/${evidenceId}/preview`)).status).toBe(404);
    const body = { id: randomUUID(), caseId: fuquan.caseId, evidenceId, name: '某商城' };
    expect((await fuquan.officer.request('POST', '/schemes', body)).status).toBe(404);
    const auditor = await test.user('522701', ['auditor']);
    expect((await auditor.request('GET', `/schemes/${schemeId}`)).status).toBe(403);
    // The case has not been transferred: the police do not see it yet.
    const police = await test.user('522701', ['police_officer']);
    expect((await police.request('GET', `/schemes/${schemeId}`)).status).toBe(404);
    expect((await get(police, '/schemes', contract.listSchemes.response)).total).toBe(0);
  });

  it('本县另一案件的证据不能用', async () => {
    const other = await fileCase(test, '522701');
    const body = { id: randomUUID(), caseId: other.caseId, evidenceId, name: '某商城' };
    expect((await other.officer.request('POST', '/schemes', body)).status).toBe(404);
  });
});
