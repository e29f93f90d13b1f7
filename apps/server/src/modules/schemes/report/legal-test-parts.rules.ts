import type { LegalTest, SchemeCandidate, SchemeExit, ThresholdResult } from '@qingyuan/contract/scheme-thresholds';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import type { LineUntil } from '@qingyuan/core/scheme/thresholds/line-until';
import { type Block, body, type TableBlock } from './blocks.rules.ts';
import { BASIS_WORDS, certaintyText, citationText, TREE_WORDS, withinSentence } from './report-words.rules.ts';

/** Every test of the law data: where it stands, its version, how sure it is, and which count feeds it. */
export function ruleTable(tests: readonly LegalTest[]): TableBlock {
  return {
    kind: 'table',
    head: ['序号', '标准', '依据、规则版本、施行日期', '确定程度', '口径'],
    rows: tests.map((test, at) => [
      String(at + 1),
      test.title.zh,
      `${citationText(test.citation)}；${test.rule}，${test.effectiveFrom} 起施行`,
      sureText(test),
      countText(test),
    ]),
    shares: [1, 4, 9, 4, 3],
  };
}

export function sureText({ certainty, citation }: Pick<LegalTest, 'certainty' | 'citation'>): string {
  const content = certaintyText(certainty);
  const { articleCertainty } = citation;
  return articleCertainty === undefined || articleCertainty === certainty
    ? content
    : `${content}；条文序号${certaintyText(articleCertainty)}`;
}

export function countText({ basis, tree }: Pick<LegalTest, 'basis' | 'tree'>): string {
  return `${BASIS_WORDS[basis].name}（${TREE_WORDS[tree].name}）`;
}

/** A person against every test on the count that its rule names: value, limit, result. */
export function testTable(tests: readonly LegalTest[], { results }: Pick<SchemeCandidate, 'results'>): TableBlock {
  return {
    kind: 'table',
    head: ['标准和依据', '口径', '数值', '标准值', '结果'],
    rows: tests.map((test) => {
      const result = results.find((one) => one.test === test.key);
      return [
        `${test.title.zh}（${test.citation.article?.zh ?? '条文序号未核'}，${test.rule}，${CERTAINTY_SHORT[test.certainty]}）`,
        countText(test),
        ...valueTexts(test, result),
        resultText(result),
      ];
    }),
    shares: [7, 3, 4, 4, 3],
  };
}

const CERTAINTY_SHORT = { V: '已核对', O: '待核对', D: '推定' } as const;
const UNITS = { people: ' 人', levels: ' 级', money: ' 元' } as const;

/** The numbers compared on the count that the rule names, and the limits beside them. */
export function valueTexts(
  { basis, tree }: Pick<LegalTest, 'basis' | 'tree'>,
  result: ThresholdResult | undefined,
): [value: string, limit: string] {
  const values = result?.cells.find((cell) => cell.basis === basis && cell.tree === tree)?.values ?? [];
  const show = (what: keyof typeof UNITS, amount: string) =>
    `${what === 'money' ? yuanText(amount) : amount}${UNITS[what]}`;
  if (values.length === 0) return ['—', '不要求人数和层级'];
  return [
    values.map(({ what, value }) => show(what, value)).join('、'),
    values
      .map(({ what, limit, bound }) => (bound === 'from' ? `${show(what, limit)}以上` : `不满 ${show(what, limit)}`))
      .join('、'),
  ];
}

export function resultText(result: ThresholdResult | undefined): string {
  if (result === undefined || result.met === null) return '没有这一口径的数据';
  const penalties = result.penalties === null ? '' : `，计入的处罚 ${result.penalties.length} 次`;
  // A test without numbers is met by whoever is found to have done the act: no machine finds that.
  if (result.met && result.cells.every(({ values }) => values.length === 0)) return '认定有该行为的适用';
  return `${result.met ? '达到' : '未达到'}${penalties}`;
}

const KINDS = { criminal: '刑事处罚', administrative: '行政处罚' } as const;

/** Earlier penalties and a formal exit, as recorded; nothing where nothing is. */
export function recordBlocks(
  { penalties, exit }: Pick<SchemeCandidate, 'penalties' | 'exit'>,
  line: LineUntil | undefined,
): Block[] {
  return [
    ...penalties.map(({ kind, authority, documentNumber, effectiveOn, countsUntil, recordedBy, reason }) =>
      body(
        `以前的处罚：${authority}${documentNumber}，${KINDS[kind]}，${effectiveOn} 生效${countsUntil === null ? '' : `，${countsUntil} 以前（含当日）的行为计入`}；由${recordedBy}登记${reason === null ? '' : `，理由：${withinSentence(reason)}`}。`,
      ),
    ),
    ...(exit === null ? [] : [body(exitText(exit, line))]),
  ];
}

function exitText(exit: SchemeExit, line: LineUntil | undefined): string {
  const { exitedOn, document, paidAfter, paidUntil, recordedBy, reason } = exit;
  const until = paidUntil === null ? '' : `（至 ${paidUntil}）`;
  const pay = paidAfter
    ? `退出后仍获得报酬或者返利${until}，此后发展的层级和人数应当计为其发展`
    : '退出后没有再获得报酬或者返利，此后加入的下线不计为其发展';
  const figures =
    line === undefined
      ? ''
      : `全部下线 ${line.whole.people} 人、${line.whole.levels} 级、${yuanText(String(line.whole.moneyFen))} 元，其中退出之日以前加入的 ${line.until.people} 人、${line.until.levels} 级、${yuanText(String(line.until.moneyFen))} 元（没有日期的 ${line.undated} 个账号两边都计入）。`;
  return `形式上的退出：${exitedOn} 以“${document}”退出；登记为${pay}；由${recordedBy}登记，理由：${withinSentence(reason)}。${figures}`;
}
