import type { SchemeFinding } from '@qingyuan/contract/scheme-findings';
import { type SchemeDecision } from '@qingyuan/contract/scheme-decisions';
import { CountingBasis, type SchemeAnalysis } from '@qingyuan/contract/schemes';
import type { SchemeChoice } from '@qingyuan/contract/scheme-choices';
import type { XlsxSheet } from '../../../platform/tabular/xlsx-out.ts';
import type { DecisionFinder } from '../decisions.read.ts';
import { FINDING_WORDS } from '../findings.rules.ts';
import { MASKS } from '../masking.rules.ts';
import type { StructureView } from '../structure-view.ts';
import { type Cells, column } from './annex-cells.ts';
import { explanationRows } from './annex-explanation.rules.ts';
import { type LegalMaterial, legalSheets } from './annex-legal.ts';
import { listedPersons } from './listed-persons.ts';
import { tracedPath } from './traced-path.ts';
import {
  BASIS_WORDS,
  CHOICE_STATE_WORDS,
  CHOICE_WORDS,
  decisionText,
  THRESHOLD_WORDS,
  TREE_WORDS,
} from './report-words.rules.ts';

export interface AnnexMaterial extends LegalMaterial {
  readonly schemeName: string;
  readonly caseTitle: string;
  readonly agencyName: string;
  readonly analysis: SchemeAnalysis;
  readonly structure: Pick<StructureView, 'field' | 'account' | 'path' | 'personsAbove'>;
  readonly choices: readonly SchemeChoice[];
  readonly decisions: readonly SchemeDecision[];
  readonly decisionAbout: DecisionFinder;
  readonly findings: () => AsyncIterable<SchemeFinding>;
}

const BASES = CountingBasis.options;

const integer = (title: string) => column(title, 'integer', 10);

/** The annex of the report, sheet by sheet; rows are read as they are written. */
export function annexSheets(material: AnnexMaterial): XlsxSheet[] {
  return [
    {
      name: '说明',
      columns: [column('项目', 'text', 18), column('内容', 'text', 100)],
      rows: explanationRows(material),
    },
    { name: '口径合计', columns: BASIS_COLUMNS, rows: basisRows(material.analysis) },
    { name: '层级人数', columns: LEVEL_COLUMNS, rows: levelRows(material.analysis) },
    { name: '达到标准人员', columns: PERSON_COLUMNS, rows: personRows(material) },
    ...legalSheets(material),
    { name: '账号路径', columns: PATH_COLUMNS, rows: pathRows(material) },
    { name: '数据瑕疵', columns: FINDING_COLUMNS, rows: findingRows(material) },
    { name: '数据处理决定', columns: CHOICE_COLUMNS, rows: material.choices.map(choiceRow) },
    { name: '认定决定', columns: DECISION_COLUMNS, rows: material.decisions.map(decisionRow) },
  ];
}

/** How many rows the sheets hold; persons as the report lists them, those who reach a threshold on another basis only not included. */
export function annexCounts({
  analysis,
  choices,
  decisions,
  tests,
}: Pick<AnnexMaterial, 'analysis' | 'choices' | 'decisions' | 'tests'>): { title: string; rows: number }[] {
  const trees = treesOf(analysis);
  const persons = analysis.bases.find(({ basis }) => basis === 'persons');
  return [
    { title: '口径合计', rows: trees.reduce((sum, { figures }) => sum + figures.bases.length, 0) },
    { title: '层级人数', rows: trees.reduce((sum, { figures }) => sum + figures.levels.length, 0) },
    { title: '达到标准人员', rows: persons?.meets['30_3'] ?? 0 },
    { title: '法定标准', rows: tests.length },
    { title: '标准对照', rows: (persons?.meets['30_3'] ?? 0) * tests.length },
    { title: '数据瑕疵', rows: analysis.findings.reduce((sum, { count }) => sum + count, 0) },
    { title: '数据处理决定', rows: choices.length },
    { title: '认定决定', rows: decisions.length },
  ];
}

function treesOf(analysis: SchemeAnalysis) {
  return analysis.placement === undefined
    ? [{ tree: TREE_WORDS.recommender.name, figures: analysis }]
    : [
        { tree: TREE_WORDS.recommender.name, figures: analysis },
        { tree: TREE_WORDS.placement.name, figures: analysis.placement },
      ];
}

const BASIS_COLUMNS = [
  column('上下级关系'),
  column('口径', 'text', 24),
  column('如何计数', 'text', 50),
  column('是否有可区分的内容', 'text', 18),
  ...['总数', '层级', '达到人数和层级', '达到严重（人数）', '达到严重（资金）'].map(integer),
];

function basisRows(analysis: SchemeAnalysis): Cells[] {
  return treesOf(analysis).flatMap(({ tree, figures }) =>
    figures.bases.map(({ basis, applied, heads, levels, meets }) => [
      tree,
      BASIS_WORDS[basis].name,
      BASIS_WORDS[basis].how,
      applied ? '是' : '否',
      heads,
      levels,
      meets['30_3'],
      meets['120'],
      meets['2_5m'],
    ]),
  );
}

const LEVEL_COLUMNS = [column('上下级关系'), integer('级别'), integer('账号数'), integer('首次出现的人数')];

function levelRows(analysis: SchemeAnalysis): Cells[] {
  return treesOf(analysis).flatMap(({ tree, figures }) =>
    figures.levels.map(({ level, accounts, persons }) => [tree, level, accounts, persons]),
  );
}

const PERSON_COLUMNS = [
  integer('序号'),
  column('姓名'),
  column('账号', 'text', 20),
  column('身份证号（遮盖）', 'text', 22),
  column('手机号（遮盖）'),
  integer('名下账号数'),
  ...BASES.flatMap((basis) => [
    integer(`${BASIS_WORDS[basis].name}：人数`),
    integer(`${BASIS_WORDS[basis].name}：层级`),
  ]),
  column('资金（元）', 'yuan', 18),
  column('达到的标准', 'text', 60),
  column('认定', 'text', 30),
  column('认定人', 'text', 24),
];

async function* personRows(material: AnnexMaterial): AsyncGenerator<Cells> {
  const { structure, decisionAbout } = material;
  for await (const { number, facts } of listedPersons(material)) {
    const { account, accountCount, bases, moneyLineFen, meetsOn, headId } = facts;
    const [idNumber, phone] = [
      await structure.field(account.index, 'idNumber'),
      await structure.field(account.index, 'phone'),
    ];
    const decision = decisionAbout(headId);
    yield [
      number,
      account.name,
      account.memberId,
      idNumber === null ? null : MASKS.idNumber(idNumber),
      phone === null ? null : MASKS.phone(phone),
      accountCount,
      ...BASES.flatMap((basis) => [bases[basis].people, bases[basis].levels]),
      moneyLineFen,
      BASES.filter((basis) => meetsOn[basis].length > 0)
        .map((basis) => `${BASIS_WORDS[basis].name}：${meetsOn[basis].map((key) => THRESHOLD_WORDS[key]).join('、')}`)
        .join('；'),
      decision === null ? '尚未认定' : decisionText(decision),
      decision === null ? null : `${decision.agency}${decision.decidedBy}`,
    ];
  }
}

const PATH_COLUMNS = [
  integer('人员序号'),
  column('姓名'),
  column('账号', 'text', 20),
  integer('级别'),
  integer('路径上的级数'),
  column('自顶点起的路径', 'text', 100),
];

/** Every account of every listed person, with who stands above it. */
async function* pathRows(material: AnnexMaterial): AsyncGenerator<Cells> {
  const { structure } = material;
  for await (const { number, facts } of listedPersons(material)) {
    for (const { index, memberId, name } of facts.accounts) {
      const { level } = await structure.account(index);
      const { steps, length } = await tracedPath(structure, index);
      yield [number, name, memberId, level, length, steps.join(' → ')];
    }
  }
}

const FINDING_COLUMNS = [
  column('种类'),
  integer('数据行号'),
  column('会员编号', 'text', 20),
  column('说明', 'text', 60),
];

async function* findingRows({ findings }: AnnexMaterial): AsyncGenerator<Cells> {
  for await (const { kind, row, memberId, text } of findings())
    yield [FINDING_WORDS[kind].name.zh, row, memberId, text.zh];
}

const CHOICE_COLUMNS = [
  integer('序号'),
  column('决定', 'text', 28),
  column('上下级关系'),
  column('账号', 'text', 20),
  column('另一账号', 'text', 20),
  column('理由', 'text', 50),
  column('决定人'),
  column('单位', 'text', 24),
  column('时间', 'text', 24),
  column('状态', 'text', 24),
  column('撤销', 'text', 50),
  column('校验值', 'text', 68),
];

function choiceRow(choice: SchemeChoice): Cells {
  const { number, kind, tree, memberId, otherId, reason, decidedBy, agency, decidedAt, state, revoked, digest } =
    choice;
  return [
    number,
    CHOICE_WORDS[kind],
    tree === null ? null : TREE_WORDS[tree].name,
    memberId,
    otherId,
    reason,
    decidedBy,
    agency,
    decidedAt,
    CHOICE_STATE_WORDS[state],
    revoked === null ? null : `${revoked.agency}${revoked.by}，${revoked.at}：${revoked.reason}`,
    digest,
  ];
}

const DECISION_COLUMNS = [
  column('姓名'),
  column('账号', 'text', 20),
  integer('第几次'),
  column('认定', 'text', 36),
  column('理由', 'text', 60),
  column('认定人'),
  column('单位', 'text', 24),
  column('时间', 'text', 24),
  column('是否现行'),
  column('依据规则', 'text', 24),
  column('校验值', 'text', 68),
];

function decisionRow(decision: SchemeDecision): Cells {
  const { name, memberId, version, reason, decidedBy, agency, decidedAt, supersededAt, rule, digest } = decision;
  return [
    name,
    memberId,
    version,
    decisionText(decision),
    reason,
    decidedBy,
    agency,
    decidedAt,
    supersededAt === null ? '现行' : `${supersededAt} 起被取代`,
    rule,
    digest,
  ];
}
