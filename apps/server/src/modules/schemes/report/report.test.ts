import { describe, expect, test as it } from 'vitest';
import { bytesSource } from '../../../platform/tabular/test-support.ts';
import { openZip } from '../../../platform/tabular/zip.ts';
import { officialDocument } from './official-document.ts';
import type { Block } from './blocks.rules.ts';
import { deriveOutline } from './outline.rules.ts';
import { deriveReport } from './report-content.rules.ts';
import { chineseNumber } from './report-words.rules.ts';
import { analysis, hash, material } from './report.test-support.ts';

const text = (blocks: readonly Block[]) =>
  blocks
    .map((block) => {
      if (block.kind === 'chart') return block.alt;
      return block.kind === 'table' ? [block.head, ...block.rows].map((row) => row.join('|')).join('\n') : block.text;
    })
    .join('\n');

describe('结构分析报告', () => {
  const all = text(deriveReport(material));

  it('写明来源校验值、列的含义、规则及其确定程度、程序版本', () => {
    for (const part of [
      hash('a'),
      hash('b'),
      hash('c'),
      hash('d'),
      'organise-lead-2013-37@1',
      '程序版本：1.0.0',
      '公通字〔2013〕37号',
      '匀市监案〔2026〕3号',
      '标准的内容已与公布文本核对；条文序号尚待与公布文本核对',
      '会员编号|会员编号\n推荐人|推荐人\n缴纳金额|充值',
    ])
      expect(all).toContain(part);
  });

  it('各口径和各级人数并列，合计与分析相同', () => {
    expect(all).toContain('注册账号|53000|70|40|20|9');
    expect(all).toContain('人员|52000|66|38|18|8');
    expect(all).toContain('缴纳金额合计 1,234,567,890.12 元，返利金额合计 -0.05 元');
    expect(all).toContain('其余 10 级|100|90');
    expect(all).toContain('各级账号数和首次出现的人数，共 70 级');
    expect(all).toContain('横轴为级别（每组 3 级）');
    expect(all).toContain('只按推荐关系计算');
  });

  it('有接点树的，两棵树分别列出，并注明是哪一棵', () => {
    const { totals, findings } = analysis;
    const bases = analysis.bases.map((one) => ({ ...one, heads: one.heads - 1, applied: one.basis === 'accounts' }));
    const placement = { totals: { ...totals, roots: 77 }, bases, levels: analysis.levels.slice(0, 2), findings };
    const both = text(deriveReport({ ...material, analysis: { ...analysis, placement } }));
    expect(both).toContain('推荐树|注册账号|53000|70|40|20|9');
    expect(both).toContain('接点树|注册账号|52999|70|40|20|9');
    expect(both).toContain('接点树|人员（未区分）|51999|');
    expect(both).toContain('（接点树）数据共 53010 行，账号 53000 个，其中顶点 77 个');
    expect(both).toContain('各级人数（接点树）');
  });

  it('人员逐一写明各口径的数字、路径、达到的标准和标准值；其余列表，列不下的见附表', () => {
    expect(all).toContain('按人数由多到少排列，本报告列出前 2 人，其余 36 人见附表');
    expect(all).toContain('注册账号 131 人、4 级；激活账号 101 人、4 级；人员 128 人、3 级');
    expect(all).toContain('资金 260,000,000.00 元');
    expect(all).toContain('自顶点起的路径：王测试（A001）');
    expect(all).toContain('2||B002|128|3|260,000,000.00|是');
  });

  it('人员逐一对照全部标准，写明依据、版本、确定程度、口径、数值、标准值', () => {
    const rule = 'organise-lead-2013-37@1';
    expect(all).toContain(
      `立案追诉：三十人以上且三级以上（第一条、第七条，${rule}，已核对）|人员（推荐树）|128 人、3 级|30 人以上、3 级以上|达到`,
    );
    expect(all).toContain('|人员（推荐树）|260,000,000.00 元|2,500,000.00 元以上|达到');
    expect(all).toContain('|人员（推荐树）|128 人|60 人以上|未达到，计入的处罚 0 次');
    expect(all).toMatch(/组织、领导传销活动：拘留 10 至 15 日.*\|—\|不要求人数和层级\|认定有该行为的适用/u);
    expect(all).toMatch(
      /省裁量基准：组织、领导传销活动情节较轻（.*shandong-public-security@1，已核对）\|.*不满 15 人\|未达到/u,
    );
    expect(all).toContain('以前的处罚是否在期限内，计算到 2026-09-16');
  });

  it('形式上退出的写明退出前后的数字；受过处罚、达到较低标准的另行列出', () => {
    expect(all).toContain('2026-06-30 以“退会声明”退出');
    expect(all).toContain('退出后仍获得报酬或者返利，此后发展的层级和人数应当计为其发展');
    expect(all).toContain(
      '全部下线 128 人、3 级、260,000,000.00 元，其中退出之日以前加入的 90 人、3 级、200,000,000.00 元',
    );
    expect(all).toContain('另有 1 人没有达到上述人数和层级标准，但登记有在期限内的同类处罚');
    expect(all).toContain('筑市监罚〔2026〕1号，行政处罚，2026-03-01 生效，2027-03-01 以前（含当日）的行为计入');
    expect(all).toContain('|人员（推荐树）|15 人、3 级|15 人以上、3 级以上|达到，计入的处罚 1 次');
  });

  it('认定之下列出该人员的各项标准；排除的写明原因，再犯的写明行为日期', () => {
    const [first] = material.decisions;
    if (first === undefined) throw new Error('no decision');
    const decisions = [
      { ...first, decision: 'excluded', role: null, roleName: null, ground: 'labour_only' } as const,
      { ...first, conductOn: '2026-08-01', penalties: [first.id], reason: '账册载明。' },
    ];
    const said = text(deriveReport({ ...material, decisions }));
    expect(said).toContain('排除，原因为单纯从事劳务性工作');
    expect(said).toContain('行为日期 2026-08-01，计入以前的处罚 1 次。理由：账册载明。由');
    expect(all).toContain('下表为该人员的数值与各标准的比较，以前的处罚计算到 2026-09-16');
  });

  it('加入时间按月列出并画图，很长的按年；没有日期的说明没有', () => {
    expect(all).toContain('2025-12|33000|53000');
    expect(all).toContain('累计账号数，按月，自 2025-11 至 2025-12');
    const months = Array.from({ length: 40 }, (_, at) => ({
      at: `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
      accounts: 2,
      cumulative: 2 * (at + 1),
    }));
    const long = text(deriveReport({ ...material, growth: { months, unknown: 5 } }));
    expect(long).toContain('2021|24|48');
    expect(long).toContain('2023|8|80');
    expect(long).toContain('另有 5 个账号没有可以识别的加入时间');
    expect(text(deriveReport({ ...material, growth: undefined }))).toContain('没有可以识别的加入时间，不能说明');
  });

  it('写明数据处理决定、认定、瑕疵及其前几行、限度', () => {
    expect(all).toContain(
      '2|断开上级关系，作为顶点（推荐树）|S1|系统迁移时写错|都匀市市场监督管理局李办案，2026年9月14日|已计入本次分析',
    );
    expect(all).toContain('王测试（账号 A001）：认定为组织者、领导者，作用为发起、策划、操纵');
    // 16:30 UTC is the next day in China.
    expect(all).toContain('于2026年9月16日作出（第 1 次，现行）');
    expect(all).toContain('会员编号重复|6|');
    expect(all).toContain('会员编号重复|9|=C1|首次出现在第 2 行');
    expect(all).not.toContain('循环推荐|');
    expect(all).toContain('达到标准不等于认定');
  });

  it('并入的表写明文件、校验值和各种行数', () => {
    const joined = {
      evidenceId: analysis.source.evidenceId,
      file: '充值.csv',
      sha256: hash('x'),
      sm3: hash('y'),
      table: '充值',
      rows: 100,
      joined: 90,
      otherStatus: 5,
      unknownMember: 3,
      badAmount: 2,
      otherKind: 0,
    };
    const more = text(deriveReport({ ...material, analysis: { ...analysis, joined: [joined] } }));
    expect(more).toContain('充值.csv：充值|100|90|5|3|2');
    expect(more).toContain(hash('x'));
    expect(more).toContain(hash('y'));
  });

  it('写明如何复核，以及重复分析的结果', () => {
    expect(all).toContain('--members "会员表.sql" --table "member" --mapping mapping.json --persons id_number');
    expect(all).toContain('尚未重复过');
    const result = {
      outcome: 'same' as const,
      source: null,
      digest: hash('c'),
      engine: '1.0.0',
      rule: 'organise-lead-2013-37@1',
      differences: [],
      differencesTotal: 0,
      fault: null,
      recordedAt: '2026-09-16T01:00:00.000Z',
    };
    const repeat = {
      id: analysis.id,
      version: 1,
      expected: hash('c'),
      askedBy: '乙',
      agency: '某局',
      askedAt: '2026-09-16T01:00:00.000Z',
      state: 'done' as const,
      fault: null,
      result,
    };
    const label = { zh: '计算程序版本', en: 'Engine version' };
    const differences = [{ topic: 'engine' as const, at: 'engine', label, before: '1', after: '2' }];
    const repeated = text(
      deriveReport({
        ...material,
        repeats: [
          repeat,
          { ...repeat, result: { ...result, outcome: 'differs', differences, differencesTotal: 1 } },
          {
            ...repeat,
            result: {
              ...result,
              outcome: 'refused',
              digest: null,
              fault: { id: 'file-damaged', message: '文件已损坏。' },
            },
          },
        ],
      }),
    );
    expect(repeated).toContain(`某局乙于2026年9月16日重复：原始数据的校验值一致，结果相同，校验值 ${hash('c')}`);
    expect(repeated).toContain('有 1 处不同（计算程序版本）');
    expect(repeated).toContain('未能重复。文件已损坏。');
  });

  it('目录列出每一部分的表、行数和图', () => {
    const outline = deriveOutline(deriveReport(material));
    expect(outline.map(({ title }) => title)).toEqual([
      '一、数据来源',
      '二、分析方法',
      '三、适用标准和版本',
      '四、数据处理决定',
      '五、总体情况',
      '六、达到标准的人员',
      '七、办案人员的认定',
      '八、数据瑕疵',
      '九、本报告的限度',
      '十、复核方法',
    ]);
    expect(outline[4]).toMatchObject({
      parts: ['（一）数量和金额', '（二）各口径比较', '（三）各级人数', '（四）加入时间'],
      tables: [2, 61, 2],
      charts: 3,
    });
    expect(outline[3]).toMatchObject({ tables: [1], charts: 0 });
  });

  it('没有人达到标准、没有认定、没有瑕疵时照样说明', () => {
    const none = text(
      deriveReport({
        ...material,
        persons: [],
        others: [],
        personsTotal: 0,
        decisions: [],
        choices: [],
        analysis: { ...analysis, findings: [] },
      }),
    );
    expect(none).toContain('没有达到上述人数和层级标准的人员');
    expect(none).toContain('尚未作出认定');
    expect(none).toContain('没有发现数据瑕疵');
    expect(none).toContain('没有对数据作出其他处理决定');
  });

  it('按公文格式排版，损坏的字符不使文件无法打开', async () => {
    const document = await officialDocument(
      [...deriveReport(material), { kind: 'body', text: '坏字符\u{0}\u{b}\u{d800}' }],
      { title: '报告', creator: '某局' },
    );
    const { body, styles, footer, settings, media } = await partsOf(document);
    expect(body).toContain('w:w="11906" w:h="16838"');
    expect(body).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/u);
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
      expect(body).toContain(`w:eastAsia="${font}"`);
    expect(styles).toContain('w:line="560" w:lineRule="exact"');
    expect(body).toContain('坏字符\u{fffd}\u{fffd}\u{fffd}');
    expect(footer).toContain('— ');
    expect(footer).toContain('PAGE');
    expect(settings).toContain('evenAndOddHeaders');
    // Each chart as SVG and, for readers without it, as PNG.
    expect(body).toContain('asvg:svgBlip');
    expect(media.map((name) => name.slice(-3)).toSorted()).toEqual(['png', 'png', 'png', 'svg', 'svg', 'svg']);
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
    media: members.map(({ name }) => name).filter((name) => name.startsWith('word/media/')),
  };
}
