import type { SchemeAnalysis } from '@qingyuan/contract/schemes';
import type { SchemeChoice } from '@qingyuan/contract/scheme-choices';
import { MemberColumn } from '@qingyuan/contract/scheme-source';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { type Block, body, code } from './blocks.rules.ts';
import { ruleTable } from './legal-test-parts.rules.ts';
import type { ReportMaterial } from './report-material.rules.ts';
import {
  BASIS_WORDS,
  certaintyText,
  CHOICE_STATE_WORDS,
  CHOICE_WORDS,
  chineseDateOf,
  citationText,
  COLUMN_WORDS,
  KEY_WORDS,
  TREE_WORDS,
} from './report-words.rules.ts';

/** Choices shown in the report; the annex has all. */
const CHOICES_SHOWN = 200;

const METHOD: readonly string[] = [
  '会员表的每一行为一个账号；同一会员编号重复出现的，以首次出现的行为准。推荐人为空的账号为顶点；推荐人不在表中或者推荐人为本人的，作为顶点处理并列入数据瑕疵。',
  '顶点为第 1 级，其余账号的级别为推荐人的级别加 1。某一账号的层级，为本级与其下各级级数之和，组织者、领导者本人及其本级计算在内。推荐关系首尾相接成环的账号以及环以下的账号没有层级，不计入任何线，单独列出。',
  '账号口径以每一账号为一人。人员口径将识别项相同的账号视为同一人：同一人的多个账号只计一人；上级账号与本账号属于同一人的，不增加层级；同一人有多个账号的，人数和资金按全部账号以下的并集计算，不重复计算。',
  '某人的资金数额，为其全部账号及其以下全部账号缴纳金额之和，未扣除返还的金额。全部标准均包括本数。',
];

/** Originals with their hashes, the tables joined, what each column was taken for. */
export function sourceBlocks({ analysis }: ReportMaterial): Block[] {
  const { source, table, encoding, persons } = analysis;
  const keys = persons.map((key) => KEY_WORDS[key]).join('、');
  return [
    body(`原始数据为本案封存的电子数据“${source.name}”，大小 ${source.bytes} 字节，分析时未作任何改动。`),
    code(`SHA-256：${source.sha256}`),
    code(`SM3：${source.sm3}`),
    body(
      `所用的表为“${table}”${encoding === null ? '' : `，文字编码为 ${encoding.toUpperCase()}`}。各列的对应关系如下：`,
    ),
    columnTable(analysis),
    ...joinedBlocks(analysis),
    body(keys === '' ? '未设识别项，每一账号视为一人。' : `识别同一人的依据为${keys}，空白的不作为依据。`),
  ];
}

function columnTable({ mapping }: SchemeAnalysis): Block {
  const rows = MemberColumn.options.flatMap((role) => {
    const name = mapping[role];
    return name === undefined ? [] : [[COLUMN_WORDS[role], name]];
  });
  return { kind: 'table', head: ['含义', '表中的列名'], rows };
}

function joinedBlocks({ joined = [] }: SchemeAnalysis): Block[] {
  if (joined.length === 0) return [];
  return [
    body('下列各表按会员编号并入会员表：'),
    {
      kind: 'table',
      head: ['文件和表', '行数', '并入', '状态不符', '编号不在会员表', '金额无法识别'],
      rows: joined.map((one) => [
        `${one.file}：${one.table}`,
        ...[one.rows, one.joined, one.otherStatus, one.unknownMember, one.badAmount].map(String),
      ]),
      shares: [6, 3, 3, 3, 3, 3],
    },
    ...joined.flatMap(({ file, table, sha256, sm3 }) => [
      code(`${file}：${table}`),
      code(`SHA-256：${sha256}`),
      code(`SM3：${sm3}`),
    ]),
  ];
}

/** How heads, levels and money are counted, in plain words; each basis and tree with its rule. */
export function methodBlocks({ analysis }: ReportMaterial): Block[] {
  const bases = analysis.bases.map(({ basis }) => `${BASIS_WORDS[basis].name}，${BASIS_WORDS[basis].how}`);
  const trees =
    analysis.placement === undefined
      ? '本数据没有接点（安置）关系，只按推荐关系计算。'
      : `本数据有两种上下级关系，分别计算，互不相加：${TREE_WORDS.recommender.name}，${TREE_WORDS.recommender.how}；${TREE_WORDS.placement.name}，${TREE_WORDS.placement.how}。除注明接点树的以外，本报告的数字均为推荐树的数字。`;
  return [...METHOD.map(body), body(`本报告并列下列计数口径：${bases.join('；')}。`), body(trees)];
}

/** The rule compared with: document, article, words, how sure they are, versions. */
export function ruleBlocks({ analysis: { thresholds, engine }, tests, conductOn }: ReportMaterial): Block[] {
  const { citation, certainty, people, levels, seriousPeople, seriousMoneyFen } = thresholds;
  return [
    body(
      `依据${citationText(citation)}。标准的内容${certaintyText(certainty)}；条文序号${certaintyText(citation.articleCertainty ?? certainty)}。`,
    ),
    ...(citation.text === undefined ? [] : [body(`原文：“${citation.text}”`)]),
    body(
      `比较标准：组织内部参与传销活动人员 ${people} 人以上且层级 ${levels} 级以上；情节严重：参与人员累计 ${seriousPeople} 人以上，或者收取资金累计 ${yuanText(seriousMoneyFen)} 元以上。`,
    ),
    body(`规则版本：${thresholds.rule}。计算程序版本：${engine}。`),
    body(`人员逐一对照的全部标准如下，为 ${conductOn} 适用的规则；没有列出的省裁量基准，是规则数据中没有该省的。`),
    ruleTable(tests),
  ];
}

/** What people decided about the data: who, when, why, and whether this analysis took it in. */
export function choiceBlocks({ analysis, choices }: ReportMaterial): Block[] {
  const keys = analysis.persons.map((key) => KEY_WORDS[key]).join('、');
  const active = analysis.activeValues === undefined ? '' : `，视为已激活的状态为“${analysis.activeValues.join('、')}”`;
  const chosen = body(
    `本次（第 ${analysis.version} 次）分析由${analysis.askedBy}发起，于${chineseDateOf(analysis.finishedAt)}完成；选定的识别项为${keys === '' ? '“无”' : keys}${active}。`,
  );
  if (choices.length === 0) return [chosen, body('没有对数据作出其他处理决定，全部按原始数据计算。')];
  const shown = choices.slice(0, CHOICES_SHOWN);
  const part = shown.length < choices.length ? `，本报告列出前 ${shown.length} 项，全部见附表“数据处理决定”` : '';
  return [
    chosen,
    body(`对数据作出的处理决定共 ${choices.length} 项${part}。原始数据不变，撤销后重新分析即恢复。`),
    {
      kind: 'table',
      head: ['序号', '决定', '账号', '理由', '决定人、时间', '状态'],
      rows: shown.map(choiceRow),
      shares: [2, 5, 5, 6, 5, 4],
    },
  ];
}

function choiceRow(choice: SchemeChoice): string[] {
  const { number, kind, tree, memberId, otherId, reason, decidedBy, agency, decidedAt, revoked, state } = choice;
  const end =
    revoked === null ? '' : `（${revoked.agency}${revoked.by}，${chineseDateOf(revoked.at)}，${revoked.reason}）`;
  return [
    String(number),
    `${CHOICE_WORDS[kind]}${tree === null ? '' : `（${TREE_WORDS[tree].name}）`}`,
    otherId === null ? memberId : `${memberId}、${otherId}`,
    reason,
    `${agency}${decidedBy}，${chineseDateOf(decidedAt)}`,
    `${CHOICE_STATE_WORDS[state]}${end}`,
  ];
}
