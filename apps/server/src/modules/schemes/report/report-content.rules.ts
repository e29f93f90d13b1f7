import type { PersonKey, SchemeAnalysis, SchemeDecision, SchemePerson } from '@qingyuan/contract/schemes';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { FINDING_WORDS } from '../findings.rules.ts';
import { yuanText } from '@qingyuan/core/kernel/fen-text';

/** A piece of an official document; the layout is the document's affair. */
export type Block =
  | { readonly kind: 'title' | 'heading1' | 'heading2' | 'body' | 'sign' | 'code'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** How the columns share the width; equal shares without it. */
      readonly shares?: readonly number[];
    };

/** A person with the path from the top down to his account, for the report. */
export interface ReportPerson {
  readonly person: SchemePerson;
  readonly idNumber: string | null;
  readonly path: readonly string[];
}

export interface ReportMaterial {
  readonly schemeName: string;
  readonly caseNumber: string | null;
  readonly caseTitle: string;
  readonly agencyName: string;
  readonly analysis: SchemeAnalysis;
  /** Described one by one. */
  readonly persons: readonly ReportPerson[];
  /** Those behind them, in a table. */
  readonly others: readonly SchemePerson[];
  /** Persons above the first threshold, those beyond the ones shown included. */
  readonly personsTotal: number;
  readonly decisions: readonly SchemeDecision[];
  readonly exportedAt: Date;
}

const KEY_WORDS: Readonly<Record<PersonKey, string>> = {
  id_number: '身份证号',
  phone: '手机号',
  bank_card: '银行卡号',
  device: '设备号',
};
const COLUMN_WORDS: Readonly<Record<string, string>> = {
  member_id: '会员编号',
  recommender_id: '推荐人',
  placement_id: '接点人',
  name: '姓名',
  phone: '手机号',
  id_number: '身份证号',
  bank_card: '银行卡号',
  level_name: '会员级别',
  joined_at: '加入时间',
  paid_in: '缴纳金额',
  paid_out: '返利金额',
  active: '状态',
};
const METHOD: readonly string[] = [
  '会员表的每一行为一个账号；同一会员编号重复出现的，以首次出现的行为准。推荐人为空的账号为顶点；推荐人不在表中或者推荐人为本人的，作为顶点处理并列入数据瑕疵。',
  '顶点为第 1 级，其余账号的级别为推荐人的级别加 1。某一账号的层级，为本级与其下各级级数之和，组织者、领导者本人及其本级计算在内。推荐关系首尾相接成环的账号以及环以下的账号没有层级，不计入任何线，单独列出。',
  '账号口径以每一账号为一人。人员口径将识别项相同的账号视为同一人：同一人的多个账号只计一人；上级账号与本账号属于同一人的，不增加层级；同一人有多个账号的，人数和资金按全部账号以下的并集计算，不重复计算。',
  '某人的资金数额，为其全部账号及其以下全部账号缴纳金额之和，未扣除返还的金额。全部标准均包括本数。',
];
/** Rows of the table of levels; deeper ones are added up in a last row. */
const LEVEL_ROWS = 60;

/** The report of an analysis, piece by piece, in Chinese as official documents are written. */
export function deriveReport(material: ReportMaterial): Block[] {
  return [
    { kind: 'title', text: `关于“${material.schemeName}”组织结构的分析报告` },
    ...opening(material),
    ...sourceBlocks(material.analysis),
    { kind: 'heading1', text: '二、分析方法' },
    ...METHOD.map(body),
    ...ruleBlocks(material.analysis),
    ...totalBlocks(material.analysis),
    ...personBlocks(material),
    ...decisionBlocks(material.decisions),
    ...findingBlocks(material.analysis),
    ...repeatBlocks(material.analysis),
    { kind: 'sign', text: material.agencyName },
    { kind: 'sign', text: chineseDate(material.exportedAt) },
  ];
}

function body(text: string): Block {
  return { kind: 'body', text };
}

function opening({ caseNumber, caseTitle, schemeName, analysis }: ReportMaterial): Block[] {
  const { accounts, persons } = analysis.totals;
  const of = caseNumber === null ? `“${caseTitle}”` : `“${caseTitle}”（${caseNumber}）`;
  return [
    body(
      `在办理${of}过程中，对“${schemeName}”的会员数据进行了结构分析，共有账号 ${accounts} 个，涉及 ${persons} 人。现将分析情况报告如下。人数、层级和资金由程序按照公开的方法计算，可以重复验证；人员的作用由办案人员认定。`,
    ),
  ];
}

function sourceBlocks({ source, table, encoding, mapping, persons }: SchemeAnalysis): Block[] {
  const columns = Object.entries(mapping).map(([role, name]) => `${COLUMN_WORDS[role] ?? role}对应“${name}”`);
  const keys = persons.map((key) => KEY_WORDS[key]).join('、');
  return [
    { kind: 'heading1', text: '一、数据来源' },
    body(`原始数据为本案封存的电子数据“${source.name}”，大小 ${source.bytes} 字节，分析时未作任何改动。`),
    { kind: 'code', text: `SHA-256：${source.sha256}` },
    { kind: 'code', text: `SM3：${source.sm3}` },
    body(
      `所用的表为“${table}”${encoding === null ? '' : `，文字编码为 ${encoding.toUpperCase()}`}。各列的对应关系：${columns.join('；')}。`,
    ),
    body(keys === '' ? '未设识别项，每一账号视为一人。' : `识别同一人的依据为${keys}，空白的不作为依据。`),
  ];
}

function ruleBlocks({ thresholds, engine }: SchemeAnalysis): Block[] {
  const { citation, people, levels, seriousPeople, seriousMoneyFen } = thresholds;
  const article = citation.article === undefined ? '' : citation.article.zh;
  const unsure =
    (citation.articleCertainty ?? thresholds.certainty) === 'V' ? '' : '条文序号尚待核对，引用前请核对正式文本。';
  return [
    { kind: 'heading1', text: '三、适用标准和版本' },
    body(`依据${citation.document.zh}${article}。${unsure}`),
    ...(citation.text === undefined ? [] : [body(`原文：“${citation.text}”`)]),
    body(
      `比较标准：组织内部参与传销活动人员 ${people} 人以上且层级 ${levels} 级以上；情节严重：参与人员累计 ${seriousPeople} 人以上，或者收取资金累计 ${yuanText(seriousMoneyFen)} 元以上。`,
    ),
    body(`规则版本：${thresholds.rule}。计算程序版本：${engine}。`),
  ];
}

function totalBlocks({ totals, bases, levels }: SchemeAnalysis): Block[] {
  const words = { accounts: '账号口径', persons: '人员口径' } as const;
  const rows = bases.map(({ basis, heads, levels: depth, meets }) => [
    words[basis],
    ...[heads, depth, meets['30_3'], meets['120'], meets['2_5m']].map(String),
  ]);
  return [
    { kind: 'heading1', text: '四、总体情况' },
    { kind: 'heading2', text: '（一）数量和金额' },
    body(
      `数据共 ${totals.rows} 行，账号 ${totals.accounts} 个，其中顶点 ${totals.roots} 个；人员 ${totals.persons} 人；最深 ${totals.maxLevel} 级。缴纳金额合计 ${yuanText(totals.paidInFen)} 元，返利金额合计 ${yuanText(totals.paidOutFen)} 元。`,
    ),
    { kind: 'heading2', text: '（二）两种口径比较' },
    {
      kind: 'table',
      head: ['口径', '总数', '层级', '达到 30 人 3 级', '达到 120 人', '达到 250 万元'],
      rows,
    },
    { kind: 'heading2', text: '（三）各级人数' },
    { kind: 'table', head: ['级别', '账号数', '首次出现的人数'], rows: levelRows(levels) },
  ];
}

function levelRows(levels: SchemeAnalysis['levels']): string[][] {
  const shown = levels
    .slice(0, LEVEL_ROWS)
    .map(({ level, accounts, persons }) => [level, accounts, persons].map(String));
  const rest = levels.slice(LEVEL_ROWS);
  if (rest.length === 0) return shown;
  const sum = (of: 'accounts' | 'persons') => String(rest.reduce((total, row) => total + row[of], 0));
  return [...shown, [`其余 ${rest.length} 级`, sum('accounts'), sum('persons')]];
}

function personBlocks({ persons, others, personsTotal }: ReportMaterial): Block[] {
  const listed = persons.length + others.length;
  const part = listed < personsTotal ? `，本报告列出前 ${listed} 人` : '';
  return [
    { kind: 'heading1', text: '五、达到标准的人员' },
    body(
      personsTotal === 0
        ? '没有达到上述人数和层级标准的人员。'
        : `按人员口径，达到人数和层级标准的共 ${personsTotal} 人，按人数由多到少排列${part}。达到标准不等于认定为组织者、领导者。`,
    ),
    ...persons.flatMap(personParagraphs),
    ...(others.length === 0 ? [] : otherBlocks(persons.length, others)),
  ];
}

function otherBlocks(described: number, others: readonly SchemePerson[]): Block[] {
  const rows = others.map(({ account, people, levels, moneyLineFen, meets }, at) => [
    String(described + at + 1),
    account.name ?? '',
    account.memberId,
    String(people),
    String(levels),
    yuanText(moneyLineFen),
    meets.length > 1 ? '是' : '',
  ]);
  return [
    { kind: 'heading2', text: `（${chineseNumber(described + 1)}）其他达到标准的人员` },
    {
      kind: 'table',
      head: ['序号', '姓名', '账号', '人数', '层级', '资金（元）', '情节严重'],
      rows,
      shares: [2, 3, 5, 3, 2, 6, 3],
    },
  ];
}

function personParagraphs({ person, idNumber, path }: ReportPerson, at: number): Block[] {
  const { account, accountCount, people, levels, moneyLineFen, reasons } = person;
  const name = account.name ?? '（表中无姓名）';
  const id = idNumber === null ? '' : `，身份证号 ${idNumber}`;
  const accounts = accountCount === 1 ? '' : `，名下账号 ${accountCount} 个`;
  return [
    { kind: 'heading2', text: `（${chineseNumber(at + 1)}）${name}` },
    body(
      `账号 ${account.memberId}${id}${accounts}。人员口径：${people} 人、${levels} 级，资金 ${yuanText(moneyLineFen)} 元；账号口径：${(account.downline ?? 0) + 1} 个账号、${account.levels ?? 1} 级。`,
    ),
    body(`自顶点起的路径：${path.join(' → ')}。`),
    body(`理由：${reasonsOf(reasons)}。`),
  ];
}

/** In words on the basis that the persons are listed by; the figures on the other basis stand above. */
function reasonsOf(reasons: SchemePerson['reasons']): string {
  return reasons
    .filter(({ basis }) => basis === 'persons')
    .map(({ text }) => text.zh)
    .join('；');
}

function decisionBlocks(decisions: readonly SchemeDecision[]): Block[] {
  const words = { organiser: '认定为组织者、领导者', excluded: '排除' } as const;
  return [
    { kind: 'heading1', text: '六、办案人员的认定' },
    ...(decisions.length === 0 ? [body('截至本报告生成时，尚未作出认定。')] : []),
    ...decisions.map((one) =>
      body(
        `${one.name}（账号 ${one.memberId}）：${words[one.decision]}${one.roleName === null ? '' : `，作用为${one.roleName.zh}`}。理由：${one.reason}。由${one.agency}${one.decidedBy}于${chineseDate(new Date(one.decidedAt))}作出（第 ${one.version} 次${one.supersededAt === null ? '' : '，已被后一次认定取代'}），校验值 ${one.digest}。`,
      ),
    ),
  ];
}

function findingBlocks({ findings }: SchemeAnalysis): Block[] {
  const rows = findings.filter(({ count }) => count > 0);
  return [
    { kind: 'heading1', text: '七、数据瑕疵' },
    ...(rows.length === 0
      ? [body('没有发现数据瑕疵。')]
      : [
          {
            kind: 'table' as const,
            head: ['种类', '行数', '处理方法'],
            rows: rows.map(({ kind, count }) => [
              FINDING_WORDS[kind].name.zh,
              String(count),
              FINDING_WORDS[kind].meaning.zh,
            ]),
          },
          body('逐行清单另附。'),
        ]),
  ];
}

function repeatBlocks({ source, table, mapping, persons, digest }: SchemeAnalysis): Block[] {
  const keys = persons.length === 0 ? 'none' : persons.join(',');
  return [
    { kind: 'heading1', text: '八、复核方法' },
    body('取得与上述校验值一致的原始数据和同一版本的程序后，将列对应关系存为 mapping.json：'),
    { kind: 'code', text: JSON.stringify(mapping) },
    body('执行下列命令，即可得到各账号、各人员的全部数字，并与本报告逐项核对：'),
    {
      kind: 'code',
      text: `npm run -s qingyuan -- scheme analyze --members "${source.name}" --table "${table}" --mapping mapping.json --persons ${keys} --out result`,
    },
    body('本次分析结果的校验值（SHA-256）：'),
    { kind: 'code', text: digest },
  ];
}

const DIGITS = '零一二三四五六七八九';

/** 1 to 999 in Chinese, as headings number themselves. */
export function chineseNumber(value: number): string {
  if (value < 10) return DIGITS[value] ?? '';
  if (value < 100) {
    const [tens, ones] = [Math.floor(value / 10), value % 10];
    return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones === 0 ? '' : (DIGITS[ones] ?? '')}`;
  }
  const rest = value % 100;
  const tail =
    rest === 0
      ? ''
      : rest < 10
        ? `零${chineseNumber(rest)}`
        : rest < 20
          ? `一${chineseNumber(rest)}`
          : chineseNumber(rest);
  return `${DIGITS[Math.floor(value / 100)] ?? ''}百${tail}`;
}

/** `2026年9月15日`, Chinese time, without leading zeros. */
function chineseDate(at: Date): string {
  const [year, month, day] = shanghaiDate(at.getTime()).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
