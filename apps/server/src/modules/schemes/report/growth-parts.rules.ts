import type { GrowthStep } from '@qingyuan/contract/scheme-insight';
import { type Block, body } from './blocks.rules.ts';
import { drawColumns } from './chart.rules.ts';
import type { ReportMaterial } from './report-material.rules.ts';

/** Steps of the table and columns of a chart; longer growth is shown by the year. */
const STEPS = 36;

/** Accounts by the time of joining: how many were new, and how many there were. */
export function growthBlocks(growth: ReportMaterial['growth']): Block[] {
  if (growth === undefined || growth.months.length === 0)
    return [body('会员表没有可以识别的加入时间，不能说明增长情况。')];
  const { months, unknown } = growth;
  const [steps, unit] = months.length <= STEPS ? [months, '月'] : [byYear(months), '年'];
  const [first, last] = [months[0]?.at ?? '', months.at(-1)?.at ?? ''];
  const without = unknown === 0 ? '' : `另有 ${unknown} 个账号没有可以识别的加入时间，不在图表内。`;
  return [
    body(`有加入时间的账号自 ${first} 至 ${last} 陆续加入。${without}`),
    ...chart(steps, 'accounts', `每${unit}新加入的账号数`),
    ...chart(steps, 'cumulative', `累计账号数，按${unit}`),
    {
      kind: 'table',
      head: [unit === '月' ? '月份' : '年份', '新加入的账号数', '累计账号数'],
      rows: steps.map(({ at, accounts, cumulative }) => [at, String(accounts), String(cumulative)]),
    },
  ];
}

function chart(steps: readonly GrowthStep[], field: 'accounts' | 'cumulative', caption: string): Block[] {
  const drawing = drawColumns(steps.map((step) => ({ label: step.at, values: [step[field]] })));
  return [
    { kind: 'chart', drawing, alt: `${caption}，自 ${steps[0]?.at ?? ''} 至 ${steps.at(-1)?.at ?? ''}` },
    { kind: 'caption', text: `横轴为时间，纵轴为${caption}` },
  ];
}

function byYear(months: readonly GrowthStep[]): GrowthStep[] {
  const years = Map.groupBy(months, ({ at }) => at.slice(0, 4));
  return [...years].map(([at, steps]) => ({
    at,
    accounts: steps.reduce((sum, { accounts }) => sum + accounts, 0),
    cumulative: steps.at(-1)?.cumulative ?? 0,
  }));
}
