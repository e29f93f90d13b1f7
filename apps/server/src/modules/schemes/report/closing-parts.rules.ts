import type { SchemeRepeat } from '@qingyuan/contract/scheme-report';
import type { SchemeDecision } from '@qingyuan/contract/scheme-decisions';
import type { LegalTest } from '@qingyuan/contract/scheme-thresholds';
import type { SchemeFinding } from '@qingyuan/contract/scheme-findings';
import { FINDING_WORDS } from '../findings.rules.ts';
import { type Block, body, code, heading2 } from './blocks.rules.ts';
import { testTable } from './legal-test-parts.rules.ts';
import type { DecidedPerson, ReportMaterial } from './report-material.rules.ts';
import { chineseDateOf, decisionText, withinSentence } from './report-words.rules.ts';

/** Every decision about persons with its versions; those in force first. */
export function decisionBlocks({ decisions, decided, tests }: ReportMaterial): Block[] {
  if (decisions.length === 0) return [body('截至本报告生成时，尚未作出认定。')];
  const inForce = decisions.filter(({ supersededAt }) => supersededAt === null);
  const earlier = decisions.filter(({ supersededAt }) => supersededAt !== null);
  return [...inForce, ...earlier].flatMap((one) => [
    body(
      `${one.name}（账号 ${one.memberId}）：${decisionText(one)}。${restsOnText(one)}理由：${withinSentence(one.reason)}。由${one.agency}${one.decidedBy}于${chineseDateOf(one.decidedAt)}作出（第 ${one.version} 次${one.supersededAt === null ? '，现行' : '，已被后一次认定取代'}），依据规则 ${one.rule}，校验值 ${one.digest}。`,
    ),
    ...comparedBlocks(
      tests,
      decided.find(({ decisionId }) => decisionId === one.id),
    ),
  ]);
}

function restsOnText({ conductOn, penalties }: SchemeDecision): string {
  return conductOn === null ? '' : `行为日期 ${conductOn}，计入以前的处罚 ${penalties.length} 次。`;
}

/** How somebody decided about stands against every test, on the day of his conduct. */
function comparedBlocks(tests: readonly LegalTest[], decided: DecidedPerson | undefined): Block[] {
  if (decided === undefined) return [];
  const day = `下表为该人员的数值与各标准的比较，以前的处罚计算到 ${decided.conductOn}。`;
  return [body(day), testTable(tests, decided.person)];
}

/** Faulty rows by kind with what was done about them, and the first of each. */
export function findingBlocks({ analysis, findings }: ReportMaterial): Block[] {
  const kinds = analysis.findings.filter(({ count }) => count > 0);
  if (kinds.length === 0) return [body('没有发现数据瑕疵。')];
  return [
    {
      kind: 'table',
      head: ['种类', '行数', '处理方法'],
      rows: kinds.map(({ kind, count }) => [
        FINDING_WORDS[kind].name.zh,
        String(count),
        FINDING_WORDS[kind].meaning.zh,
      ]),
      shares: [4, 2, 8],
    },
    ...(findings.length === 0 ? [] : [body('各种瑕疵的前几行如下：'), firstRows(findings)]),
    body('全部瑕疵逐行列在附表“数据瑕疵”中，也可以在系统“数据瑕疵”页下载。'),
  ];
}

function firstRows(findings: readonly SchemeFinding[]): Block {
  return {
    kind: 'table',
    head: ['种类', '数据行号', '会员编号', '说明'],
    rows: findings.map(({ kind, row, memberId, text }) => [
      FINDING_WORDS[kind].name.zh,
      String(row),
      memberId,
      text.zh,
    ]),
    shares: [4, 2, 4, 8],
  };
}

const LIMITS: readonly string[] = [
  '达到标准不等于认定。程序只计算人数、层级和资金，不判断某人是否起组织、领导作用，也不判断行为是否构成违法或者犯罪。人员的作用以办案人员依据证据作出的认定为准。',
  '数字只反映上述原始数据。数据之外的人员、线下发展的关系、现金往来不在其内；数据本身的真实性须结合其他证据审查。',
  '同一人的多个账号按选定的识别项合并。识别项为空、填写虚假或者多人共用的，合并结果可能与实际不符；已作的更正见“数据处理决定”。',
  '资金按会员表及并入各表的金额列计算，未与银行流水核对，未扣除返还的金额。',
];

/** What the analysis does not say. */
export function limitBlocks(): Block[] {
  return LIMITS.map(body);
}

/** With what anybody repeats the analysis, and what came of it when it was repeated. */
export function repeatBlocks({ analysis, repeats, choices }: ReportMaterial): Block[] {
  const { source, table, mapping, persons, digest, joined = [] } = analysis;
  const keys = persons.length === 0 ? 'none' : persons.join(',');
  const beyond = joined.length > 0 || choices.length > 0 ? '命令行不含并入的表和数据处理决定；含这些内容的结果，' : '';
  return [
    body('取得与上述校验值一致的原始数据和同一版本的程序后，将列对应关系存为 mapping.json：'),
    code(JSON.stringify(mapping)),
    body('执行下列命令，即可得到各账号、各人员的全部数字，并与本报告逐项核对：'),
    code(
      `npm run -s qingyuan -- scheme analyze --members "${source.name}" --table "${table}" --mapping mapping.json --persons ${keys} --out result`,
    ),
    body(`${beyond}在系统中点“重复分析”即可重复，原始数据的校验值同时重新计算。`),
    body('本次分析结果的校验值（SHA-256）：'),
    code(digest),
    ...(repeats.length === 0
      ? [body('截至本报告生成时，本次分析尚未重复过。')]
      : [heading2('重复分析的记录'), ...repeats.map((one) => body(repeatText(one)))]),
  ];
}

function repeatText({ askedBy, agency, askedAt, result }: SchemeRepeat): string {
  const who = `${agency}${askedBy}于${chineseDateOf(askedAt)}重复`;
  if (result === null) return `${who}，没有结果。`;
  switch (result.outcome) {
    case 'same':
      return `${who}：原始数据的校验值一致，结果相同，校验值 ${result.digest ?? ''}。`;
    case 'differs':
      return `${who}：有 ${result.differencesTotal} 处不同（${[...new Set(result.differences.map(({ label }) => label.zh))].join('、')}），校验值 ${result.digest ?? ''}。`;
    case 'refused':
      return `${who}：未能重复。${result.fault?.message ?? ''}`;
  }
}
