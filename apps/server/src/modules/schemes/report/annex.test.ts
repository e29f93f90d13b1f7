import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test as it } from 'vitest';
import { writeXlsx } from '../../../platform/tabular/xlsx-out.ts';
import type { PersonFacts } from '../structure-view.ts';
import { type AnnexMaterial, annexCounts, annexSheets } from './annex.ts';
import { analysis, candidateOf, facts, fewer, hash, material, tests } from './report.test-support.ts';

/** More than are read at a time: 250 reach the threshold as persons, one more by his accounts only. */
const PERSONS = 250;

function factsOf(number: number): PersonFacts {
  const memberId = `A${String(number).padStart(3, '0')}`;
  const account = { ...facts.account, index: number, memberId, name: number === 0 ? '=1+1' : `成员${number}` };
  const ref = { index: number, memberId, name: account.name };
  return { ...facts, personId: number + 1, headId: memberId, account, accounts: [ref] };
}

const persons = Array.from({ length: PERSONS }, (_, at) => factsOf(at));
const byAccounts: PersonFacts = {
  ...factsOf(PERSONS),
  meetsOn: { ...facts.meetsOn, persons: [], participants: [] },
};

const structure: AnnexMaterial['structure'] = {
  field: async (index, field) => (field === 'idNumber' ? `99000019900101${String(index).padStart(4, '0')}` : null),
  account: async (index) => ({ ...factsOf(index).account, level: 3, recommenderId: '' }),
  path: async (index) => ({
    top: [{ index: 0, memberId: 'A000', name: null }],
    omitted: 7,
    near: factsOf(index).accounts,
  }),
  personsAbove: async ({ basis }, { offset, limit }) => {
    const all = basis === 'accounts' ? [byAccounts, ...persons] : basis === 'persons' ? persons : [];
    return { total: all.length, rows: all.slice(offset, offset + limit) };
  },
};

const annex: AnnexMaterial = {
  schemeName: material.schemeName,
  caseTitle: material.caseTitle,
  agencyName: material.agencyName,
  analysis: { ...analysis, placement: { ...analysis, levels: analysis.levels.slice(0, 2) } },
  structure,
  tests,
  conductOn: material.conductOn,
  candidate: async (of) => candidateOf(of, of.personId === 1),
  punished: [candidateOf(factsOf(0), true), candidateOf(fewer, true)],
  choices: material.choices,
  decisions: material.decisions,
  decisionAbout: (headId) => (headId === 'A001' ? (material.decisions[0] ?? null) : null),
  findings: async function* () {
    yield* material.findings;
  },
};

let workbook: ExcelJS.Workbook;
const rowsOf = (name: string) => {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  const rows: unknown[][] = [];
  sheet.eachRow((row) => rows.push(Array.isArray(row.values) ? row.values.slice(1) : []));
  return rows;
};

beforeAll(async () => {
  workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await buffer(writeXlsx(annexSheets(annex)))) as unknown as ArrayBuffer);
});

describe('报告附表', () => {
  it('说明写有来源、校验值、列对应、口径、规则和限度', () => {
    const text = rowsOf('说明').flat().join('\n');
    for (const part of [
      hash('a'),
      hash('b'),
      hash('c'),
      '推荐人＝推荐人',
      '公通字〔2013〕37号',
      '1.0.0',
      '达到标准不等于认定',
    ])
      expect(text).toContain(part);
  });

  it('口径和层级与分析相同，两棵树分列', () => {
    expect(rowsOf('口径合计').filter(([tree]) => tree === '推荐树')).toEqual(
      analysis.bases.map(({ heads, levels, meets }) =>
        expect.arrayContaining(['推荐树', heads, levels, meets['30_3'], meets['120'], meets['2_5m']]),
      ),
    );
    const levels = rowsOf('层级人数').slice(1);
    expect(levels.filter(([tree]) => tree === '推荐树')).toEqual(
      analysis.levels.map(({ level, accounts, persons: heads }) => ['推荐树', level, accounts, heads]),
    );
    expect(levels.filter(([tree]) => tree === '接点树')).toHaveLength(2);
  });

  it('达到标准的人员全部列出，每人一次，只按账号达到的列在后面；个人信息遮盖', () => {
    const [head = [], ...rows] = rowsOf('达到标准人员');
    expect(rows.map(([number]) => number)).toEqual(Array.from({ length: PERSONS + 1 }, (_, at) => at + 1));
    expect(rows.map((row) => row[2])).toEqual([...persons, byAccounts].map(({ account }) => account.memberId));
    const at = (title: string) => head.indexOf(title);
    const first = rows[0] ?? [];
    expect(first[at('身份证号（遮盖）')]).toBe('990***********0000');
    expect([first[at('注册账号：人数')], first[at('人员：人数')], first[at('人员：层级')]]).toEqual([131, 128, 3]);
    expect(first[at('资金（元）')]).toBe(260_000_000);
    expect(rows.at(-1)?.[at('达到的标准')]).toBe('注册账号：人数和层级、情节严重（人数）、情节严重（资金）');
    expect(rows[1]?.[at('认定')]).toContain('认定为组织者、领导者');
    expect(first[at('认定')]).toBe('尚未认定');
    expect(JSON.stringify(rows)).not.toContain('99000019900101');
  });

  it('每人对照每项标准，数值、标准值、各口径结果、依据和确定程度齐全；受过处罚而不在名单上的列在最后', () => {
    const [head = [], ...rows] = rowsOf('标准对照');
    expect(rows).toHaveLength((PERSONS + 2) * tests.length);
    const at = (title: string) => head.indexOf(title);
    const cells = (memberId: string, title: string, columns: readonly string[]) => {
      const row = rows.find((one) => one[2] === memberId && String(one[at('标准')]).startsWith(title));
      return columns.map((name) => row?.[at(name)]);
    };
    const compared = ['数值', '标准值', '结果', '规则版本'];
    const rule = 'organise-lead-2013-37@1';
    expect(cells('A001', '立案追诉', compared)).toEqual(['128 人、3 级', '30 人以上、3 级以上', '达到', rule]);
    expect(cells('A000', '受过处罚再犯', compared)).toEqual([
      '128 人、3 级',
      '15 人以上、3 级以上',
      '达到，计入的处罚 1 次',
      rule,
    ]);
    expect(cells('A001', '受过处罚再犯', ['结果'])).toEqual(['未达到，计入的处罚 0 次']);
    expect(cells('F001', '立案追诉', ['结果'])).toEqual(['未达到']);
    expect(cells('F001', '受过处罚再犯', ['结果', '注册账号口径'])).toEqual(['达到，计入的处罚 1 次', '达到']);
    expect(cells('F001', '省裁量基准', ['标准值', '结果'])).toEqual(['不满 15 人', '未达到']);
    expect(cells('A001', '立案追诉', ['接点树各口径', '处罚计算到'])).toEqual(['没有接点树', '2026-09-16']);
    expect(rowsOf('法定标准')).toHaveLength(tests.length + 1);
    expect(
      rowsOf('处罚和退出')
        .slice(1)
        .map((row) => row[2]),
    ).toEqual(['A000', 'F001']);
  });

  it('每个账号有自顶点起的路径；像公式的姓名是文字', () => {
    const rows = rowsOf('账号路径').slice(1);
    expect(rows).toHaveLength(PERSONS + 1);
    expect(rows[5]).toEqual([6, '成员5', 'A005', 3, 9, 'A000 → ……（略去 7 级） → 成员5（A005）']);
    const cell = workbook.getWorksheet('达到标准人员')?.getCell('B2');
    expect([cell?.value, cell?.type]).toEqual(['=1+1', ExcelJS.ValueType.String]);
  });

  it('瑕疵、数据处理决定、认定逐行列出；目录的行数与之相同', () => {
    expect(rowsOf('数据瑕疵')[1]).toEqual(['会员编号重复', 9, '=C1', '首次出现在第 2 行']);
    expect(rowsOf('数据处理决定')[1]).toEqual(
      expect.arrayContaining(['断开上级关系，作为顶点', 'S1', '系统迁移时写错', hash('e')]),
    );
    expect(rowsOf('认定决定')[1]).toEqual(expect.arrayContaining(['王测试', 'A001', '现行', hash('d')]));
    const counts = new Map(annexCounts(annex).map(({ title, rows }) => [title, rows]));
    for (const name of ['口径合计', '层级人数', '法定标准', '数据处理决定', '认定决定'])
      expect(counts.get(name)).toBe(rowsOf(name).length - 1);
    expect(counts.get('达到标准人员')).toBe(38);
  });
});
