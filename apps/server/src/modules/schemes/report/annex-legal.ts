import type { LegalTest, SchemeCandidate } from '@qingyuan/contract/scheme-thresholds';
import { CountingBasis } from '@qingyuan/contract/schemes';
import type { XlsxSheet } from '../../../platform/tabular/xlsx-out.ts';
import { type Cells, column } from './annex-cells.ts';
import { countText, resultText, sureText, valueTexts } from './legal-test-parts.rules.ts';
import { comparedPersons, type ListedPersons } from './listed-persons.ts';
import { BASIS_WORDS, citationText, TREE_WORDS } from './report-words.rules.ts';

export interface LegalMaterial extends ListedPersons {
  readonly tests: readonly LegalTest[];
  /** To which windows of earlier penalties are counted. */
  readonly conductOn: string;
}

/** The tests of the law data, and every listed person compared with each of them. */
export function legalSheets(material: LegalMaterial): XlsxSheet[] {
  return [
    { name: '法定标准', columns: TEST_COLUMNS, rows: material.tests.map(testRow) },
    { name: '标准对照', columns: COMPARED_COLUMNS, rows: comparedRows(material) },
    { name: '处罚和退出', columns: RECORD_COLUMNS, rows: recordRows(material) },
  ];
}

const TEST_COLUMNS = [
  column('标准', 'text', 44),
  column('依据', 'text', 80),
  column('规则版本', 'text', 28),
  column('施行日期'),
  column('确定程度', 'text', 50),
  column('口径', 'text', 24),
];

function testRow(test: LegalTest): Cells {
  const { title, citation, rule, effectiveFrom } = test;
  return [title.zh, citationText(citation), rule, effectiveFrom, sureText(test), countText(test)];
}

const COMPARED_COLUMNS = [
  column('人员序号', 'integer', 10),
  column('姓名'),
  column('账号', 'text', 20),
  column('标准', 'text', 44),
  column('口径', 'text', 24),
  column('数值', 'text', 24),
  column('标准值', 'text', 30),
  column('结果', 'text', 26),
  ...CountingBasis.options.map((basis) => column(`${BASIS_WORDS[basis].name}口径`, 'text', 22)),
  column('接点树各口径', 'text', 60),
  column('依据', 'text', 60),
  column('规则版本', 'text', 28),
  column('确定程度', 'text', 40),
  column('处罚计算到'),
];

async function* comparedRows(material: LegalMaterial): AsyncGenerator<Cells> {
  const { tests, conductOn } = material;
  for await (const { number, person } of comparedPersons(material))
    for (const test of tests) yield comparedRow({ number, person, test, conductOn });
}

interface Compared {
  readonly number: number;
  readonly person: SchemeCandidate;
  readonly test: LegalTest;
  readonly conductOn: string;
}

function comparedRow({ number, person, test, conductOn }: Compared): Cells {
  const result = person.results.find((one) => one.test === test.key);
  const metOn = (tree: LegalTest['tree'], basis: CountingBasis) =>
    result?.cells.find((cell) => cell.tree === tree && cell.basis === basis)?.met;
  const placed = CountingBasis.options.flatMap((basis) => {
    const met = metOn('placement', basis);
    return met === undefined ? [] : [`${BASIS_WORDS[basis].name}：${metText(met)}`];
  });
  return [
    number,
    person.account.name,
    person.account.memberId,
    test.title.zh,
    countText(test),
    ...valueTexts(test, result),
    resultText(result),
    ...CountingBasis.options.map((basis) => metText(metOn('recommender', basis))),
    placed.length === 0 ? `没有${TREE_WORDS.placement.name}` : placed.join('；'),
    citationText(test.citation),
    test.rule,
    sureText(test),
    conductOn,
  ];
}

const metText = (met: boolean | null | undefined): string =>
  met === null || met === undefined ? '没有数据' : met ? '达到' : '未达到';

const RECORD_COLUMNS = [
  column('人员序号', 'integer', 10),
  column('姓名'),
  column('账号', 'text', 20),
  column('种类'),
  column('日期'),
  column('机关或者材料', 'text', 40),
  column('文书号', 'text', 28),
  column('内容', 'text', 50),
  column('理由', 'text', 50),
  column('登记人'),
  column('登记时间', 'text', 24),
];

/** Earlier penalties and formal exits in force, as recorded. */
async function* recordRows(material: LegalMaterial): AsyncGenerator<Cells> {
  for await (const { number, person } of comparedPersons(material)) {
    const head = [number, person.account.name, person.account.memberId];
    for (const one of person.penalties)
      yield [
        ...head,
        one.kind === 'criminal' ? '刑事处罚' : '行政处罚',
        one.effectiveOn,
        one.authority,
        one.documentNumber,
        one.countsUntil === null ? '此后的行为都计入' : `${one.countsUntil} 以前（含当日）的行为计入`,
        one.reason,
        one.recordedBy,
        one.recordedAt,
      ];
    if (person.exit !== null) yield [...head, ...exitCells(person.exit)];
  }
}

function exitCells(exit: NonNullable<SchemeCandidate['exit']>): Cells {
  const until = exit.paidUntil === null ? '' : `，至 ${exit.paidUntil}`;
  return [
    '形式上退出',
    exit.exitedOn,
    exit.document,
    null,
    exit.paidAfter ? `退出后仍获得报酬或者返利${until}` : '退出后没有再获得报酬或者返利',
    exit.reason,
    exit.recordedBy,
    exit.recordedAt,
  ];
}
