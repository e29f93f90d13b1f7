import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Account, SchemeAnalysis, SchemePerson } from '@qingyuan/contract/schemes';
import { plainDate } from '@qingyuan/core/kernel/plain-date';
import { describe, expect, test as it } from 'vitest';
import { loadLaw } from '../../../platform/law/law.ts';
import { bytesSource } from '../../../platform/tabular/test-support.ts';
import { openZip } from '../../../platform/tabular/zip.ts';
import { appliedThresholds, deriveReasons } from '../thresholds.rules.ts';
import { officialDocument } from './official-document.ts';
import { type Block, chineseNumber, deriveReport, type ReportMaterial } from './report-content.rules.ts';

const LAW = loadLaw(fileURLToPath(new URL('../../../../../../law/', import.meta.url)));
const thresholds = appliedThresholds(LAW.thresholds('organise-lead-2013-37', plainDate('2026-09-15')));
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

const analysis: SchemeAnalysis = {
  id: '11111111-1111-4111-8111-111111111111',
  version: 1,
  askedBy: '甲',
  finishedAt: '2026-09-15T02:00:00.000Z',
  source: {
    evidenceId: '22222222-2222-4222-8222-222222222222',
    name: '会员表.sql',
    bytes: 123_456,
    sha256: hash('a'),
    sm3: hash('b'),
  },
  table: 'member',
  encoding: 'gb18030',
  mapping: { member_id: '会员编号', recommender_id: '推荐人', paid_in: '充值' },
  persons: ['id_number'],
  engine: '1.0.0',
  thresholds,
  digest: hash('c'),
  totals: {
    rows: 53010,
    accounts: 53e3,
    persons: 52e3,
    roots: 2,
    orphans: 3,
    selfReferences: 1,
    cycleAccounts: 4,
    belowCycleAccounts: 2,
    duplicates: 6,
    missingIds: 4,
    maxLevel: 70,
    paidInFen: '123456789012',
    paidOutFen: '-5',
  },
  bases: [
    { basis: 'accounts', heads: 53_000, levels: 70, meets: { '30_3': 40, '120': 20, '2_5m': 9 } },
    { basis: 'persons', heads: 52_000, levels: 66, meets: { '30_3': 38, '120': 18, '2_5m': 8 } },
  ],
  levels: Array.from({ length: 70 }, (_, at) => ({ level: at + 1, accounts: 10, persons: 9 })),
  findings: [
    { kind: 'duplicate', count: 6 },
    { kind: 'cycle', count: 0 },
  ],
};

const account: Account = {
  index: 0,
  memberId: 'A001',
  name: '王测试',
  status: 'root',
  level: 1,
  direct: 3,
  downline: 130,
  levels: 4,
  people: 128,
  paidInFen: '0',
  paidOutFen: '0',
  moneyLineFen: '26000000000',
};
const facts = {
  personId: 1,
  headId: 'A001',
  account,
  accountCount: 2,
  accounts: [],
  people: 128,
  levels: 3,
  moneyLineFen: '26000000000',
  meets: ['30_3' as const, '120' as const, '2_5m' as const],
};
const person: SchemePerson = { ...facts, reasons: deriveReasons(facts, thresholds), decision: null };

const material: ReportMaterial = {
  schemeName: '某商城',
  caseNumber: '匀市监案〔2026〕3号',
  caseTitle: '涉嫌组织策划传销案',
  agencyName: '都匀市市场监督管理局',
  analysis,
  personsTotal: 38,
  exportedAt: new Date('2026-09-16T02:00:00Z'),
  persons: [
    {
      person,
      idNumber: '990***********0001',
      path: ['王测试（A001）'],
    },
  ],
  others: [{ ...person, account: { ...account, memberId: 'B002', name: null } }],
  decisions: [
    {
      id: '33333333-3333-4333-8333-333333333333',
      version: 1,
      memberId: 'A001',
      name: '王测试',
      personId: null,
      decision: 'organiser',
      role: 'initiator',
      roleName: {
        zh: '发起、策划、操纵',
        en: 'Initiates',
      },
      rule: 'organiser-2013-37@1',
      citation: thresholds.citation,
      reason: '供述和数据相互印证',
      decidedBy: '李办案',
      agency: '都匀市市场监督管理局',
      decidedAt: '2026-09-15T16:30:00.000Z',
      supersededAt: null,
      digest: hash('d'),
    },
  ],
};

const text = (blocks: readonly Block[]) =>
  blocks
    .map((block) =>
      block.kind === 'table' ? [block.head, ...block.rows].map((row) => row.join('|')).join('\n') : block.text,
    )
    .join('\n');

describe('结构分析报告', () => {
  it('写明来源校验值、规则、程序版本、口径、人员理由、认定和瑕疵', () => {
    const all = text(deriveReport(material));
    for (const part of [
      hash('a'),
      hash('b'),
      hash('c'),
      hash('d'),
      'organise-lead-2013-37@1',
      '程序版本：1.0.0',
      '公通字〔2013〕37号',
      '匀市监案〔2026〕3号',
    ]) {
      expect(all).toContain(part);
    }
    expect(all).toContain('账号口径|53000|70|40|20|9');
    expect(all).toContain('人员口径|52000|66|38|18|8');
    expect(all).toContain('缴纳金额合计 1,234,567,890.12 元，返利金额合计 -0.05 元');
    expect(all).toContain('其余 10 级|100|90');
    expect(all).toContain('按人数由多到少排列，本报告列出前 2 人');
    expect(all).toContain('人员口径：128 人、3 级，资金 260,000,000.00 元；账号口径：131 个账号、4 级');
    expect(all).toContain('2||B002|128|3|260,000,000.00|是');
    expect(all).toContain('王测试（账号 A001）：认定为组织者、领导者，作用为发起、策划、操纵');
    // 16:30 UTC is the next day in China.
    expect(all).toContain('于2026年9月16日作出');
    expect(all).toContain('会员编号重复|6|');
    expect(all).not.toContain('循环推荐|');
    expect(all).toContain('--members "会员表.sql" --table "member" --mapping mapping.json --persons id_number');
  });

  it('没有人达到标准、没有认定、没有瑕疵时照样说明', () => {
    const all = text(
      deriveReport({
        ...material,
        persons: [],
        others: [],
        personsTotal: 0,
        decisions: [],
        analysis: { ...analysis, findings: [] },
      }),
    );
    expect(all).toContain('没有达到上述人数和层级标准的人员');
    expect(all).toContain('尚未作出认定');
    expect(all).toContain('没有发现数据瑕疵');
  });

  it('按公文格式排版，损坏的字符不使文件无法打开', async () => {
    const document = await officialDocument(
      [...deriveReport(material), { kind: 'body', text: '坏字符\u{0}\u{b}\u{d800}' }],
      { title: '报告', creator: '某局' },
    );
    const { body, styles, footer, settings } = await partsOf(document);
    expect(body).toContain('w:w="11906" w:h="16838"');
    expect(body).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/u);
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
      expect(body).toContain(`w:eastAsia="${font}"`);
    expect(styles).toContain('w:line="560" w:lineRule="exact"');
    expect(body).toContain('坏字符\u{fffd}\u{fffd}\u{fffd}');
    expect(footer).toContain('— ');
    expect(footer).toContain('PAGE');
    expect(settings).toContain('evenAndOddHeaders');
  });
});

describe('标题的序号', () => {
  it('按公文写法', () => {
    expect([1, 10, 11, 20, 21, 100, 101, 110, 115, 120, 999].map(chineseNumber)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '一百',
      '一百零一',
      '一百一十',
      '一百一十五',
      '一百二十',
      '九百九十九',
    ]);
  });
});

async function partsOf(document: Buffer) {
  const members = await openZip(bytesSource(document, 'report.docx'));
  const read = async (name: string) => {
    const member = members.find((one) => one.name === name);
    if (member === undefined) throw new Error(`${name} is missing`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of member.open()) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  };
  return {
    body: await read('word/document.xml'),
    styles: await read('word/styles.xml'),
    footer: await read('word/footer1.xml'),
    settings: await read('word/settings.xml'),
  };
}
