import type { LevelRow, SchemeTree, TreeFigures } from '@qingyuan/contract/schemes';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { type Block, body, heading2 } from './blocks.rules.ts';
import { type ColumnGroup, drawColumns } from './chart.rules.ts';
import type { ReportMaterial } from './report-material.rules.ts';
import { growthBlocks } from './growth-parts.rules.ts';
import { BASIS_WORDS, chineseNumber, TREE_WORDS } from './report-words.rules.ts';

/** Rows of the table of levels; deeper ones are added up in a last row. */
const LEVEL_ROWS = 60;
/** Groups of columns in a chart of levels; of more levels several share a group. */
const CHART_GROUPS = 24;

/** Numbers and money, every basis, the levels: of each tree that the table has. */
export function totalBlocks({ analysis, growth }: ReportMaterial): Block[] {
  const { placement } = analysis;
  const trees: readonly (readonly [SchemeTree, TreeFigures])[] =
    placement === undefined
      ? [['recommender', analysis]]
      : [
          ['recommender', analysis],
          ['placement', placement],
        ];
  const named = (title: string, tree: SchemeTree) =>
    trees.length === 1 ? title : `${title}（${TREE_WORDS[tree].name}）`;
  const parts = [
    { title: '数量和金额', blocks: trees.map(([tree, figures]) => countText(figures, named('', tree))) },
    { title: '各口径比较', blocks: [basisTable(trees), body(BASIS_NOTE)] },
    ...trees.map(([tree, { levels }]) => ({ title: named('各级人数', tree), blocks: levelBlocks(levels) })),
    { title: '加入时间', blocks: growthBlocks(growth) },
  ];
  return parts.flatMap(({ title, blocks }, at) => [heading2(`（${chineseNumber(at + 1)}）${title}`), ...blocks]);
}

const BASIS_NOTE =
  '“达到”各栏为按该口径计数、达到该标准的人数。注明“未区分”的口径，是数据和处理决定中没有可供区分的内容，数字与其所依据的口径相同。';

function countText({ totals }: TreeFigures, tree: string): Block {
  const odd = totals.cycleAccounts + totals.belowCycleAccounts;
  return body(
    `${tree}数据共 ${totals.rows} 行，账号 ${totals.accounts} 个，其中顶点 ${totals.roots} 个，推荐人不存在的 ${totals.orphans} 个，推荐人为本人的 ${totals.selfReferences} 个，在环上和环以下的 ${odd} 个；人员 ${totals.persons} 人；最深 ${totals.maxLevel} 级。缴纳金额合计 ${yuanText(totals.paidInFen)} 元，返利金额合计 ${yuanText(totals.paidOutFen)} 元。`,
  );
}

function basisTable(trees: readonly (readonly [SchemeTree, TreeFigures])[]): Block {
  const rows = trees.flatMap(([tree, { bases }]) =>
    bases.map(({ basis, applied, heads, levels, meets }) => [
      ...(trees.length === 1 ? [] : [TREE_WORDS[tree].name]),
      `${BASIS_WORDS[basis].name}${applied ? '' : '（未区分）'}`,
      ...[heads, levels, meets['30_3'], meets['120'], meets['2_5m']].map(String),
    ]),
  );
  const head = ['口径', '总数', '层级', '达到人数和层级', '达到严重（人数）', '达到严重（资金）'];
  return trees.length === 1
    ? { kind: 'table', head, rows, shares: [6, 3, 2, 3, 3, 3] }
    : { kind: 'table', head: ['关系', ...head], rows, shares: [3, 5, 3, 2, 3, 3, 3] };
}

function levelBlocks(levels: readonly LevelRow[]): Block[] {
  if (levels.length === 0) return [body('没有可以计算级别的账号。')];
  const each = Math.ceil(levels.length / CHART_GROUPS);
  return [
    {
      kind: 'chart',
      drawing: drawColumns(levelGroups(levels, each)),
      alt: `各级账号数和首次出现的人数，共 ${levels.length} 级`,
    },
    {
      kind: 'caption',
      text: `横轴为级别${each === 1 ? '' : `（每组 ${each} 级）`}，纵轴为数量；深色为账号数，浅色为首次出现的人数`,
    },
    { kind: 'table', head: ['级别', '账号数', '首次出现的人数'], rows: levelRows(levels) },
  ];
}

function levelGroups(levels: readonly LevelRow[], each: number): ColumnGroup[] {
  return Array.from({ length: Math.ceil(levels.length / each) }, (_, at) => {
    const rows = levels.slice(at * each, (at + 1) * each);
    const [first, last] = [rows[0]?.level ?? 0, rows.at(-1)?.level ?? 0];
    return {
      label: first === last ? String(first) : `${first}-${last}`,
      values: [sumOf(rows, 'accounts'), sumOf(rows, 'persons')],
    };
  });
}

function levelRows(levels: readonly LevelRow[]): string[][] {
  const shown = levels
    .slice(0, LEVEL_ROWS)
    .map(({ level, accounts, persons }) => [level, accounts, persons].map(String));
  const rest = levels.slice(LEVEL_ROWS);
  if (rest.length === 0) return shown;
  return [...shown, [`其余 ${rest.length} 级`, String(sumOf(rest, 'accounts')), String(sumOf(rest, 'persons'))]];
}

function sumOf(rows: readonly LevelRow[], field: 'accounts' | 'persons'): number {
  return rows.reduce((sum, row) => sum + row[field], 0);
}
