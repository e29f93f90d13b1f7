import { actionNames, drawWorkflow, type Workflow } from '@qingyuan/core/workflow/workflow';
import { expect, test } from 'vitest';
import { caseWorkflow } from './cases/cases.workflow.ts';
import { handOverWorkflow } from './leads/hand-overs/hand-overs.workflow.ts';
import { leadWorkflow } from './leads/leads.workflow.ts';
import { onlineObjectWorkflow } from './patrol/online-objects.workflow.ts';
import { rewardWorkflow } from './rewards/rewards.workflow.ts';
import { returnWorkflow } from './statistics/returns.workflow.ts';
import { tipWorkflow } from './tips/tips.workflow.ts';

const WORKFLOWS = [
  { heading: '举报 Tip', page: describe(tipWorkflow) },
  { heading: '线索 Lead', page: describe(leadWorkflow) },
  { heading: '线索移送 Hand-over of a lead', page: describe(handOverWorkflow) },
  { heading: '网上对象 Online object', page: describe(onlineObjectWorkflow) },
  { heading: '案件（行政处罚普通程序）Case, ordinary administrative procedure', page: describe(caseWorkflow) },
  { heading: '举报奖励 Reward', page: describe(rewardWorkflow) },
  { heading: '月度报表 Monthly return', page: describe(returnWorkflow) },
];

const HEAD = `# 办理流程 Procedures

每个流程是一张表：状态、步骤、由谁办理、起止哪些时限。服务器按表执行，界面按表给出按钮，本页由表生成（\`apps/server/src/modules/workflows.test.ts\`，改表后在它上面运行 Vitest 的 \`-u\` 更新）。

Each procedure is a table: states, steps, who takes them, which clocks they start and stop. The server enforces the table, the screens draw their buttons from it, and this page is generated from it (run Vitest with \`-u\` on that test after a change).

“不得由”一栏：办过所列步骤的人不能办本步骤（职责分离）。_Not by_: whoever did the step named may not do this one.
`;

function describe<S extends string, A extends string, R extends string>(workflow: Workflow<S, A, R>): string {
  const rows = actionNames(workflow).map((name) => {
    const step = workflow.actions[name];
    const cells = [
      `${step.zh} ${step.en}`,
      step.roles.join(', '),
      step.reason === true ? '是 yes' : '',
      (step.starts ?? []).join(', '),
      (step.stops ?? []).join(', '),
      (step.notBy ?? []).join(', '),
    ];
    return `| \`${name}\` | ${cells.join(' | ')} |`;
  });
  return [
    `\`\`\`mermaid\n${drawWorkflow(workflow)}\n\`\`\`\n`,
    '| | 步骤 step | 由谁 by | 须写理由 reason | 开始时限 starts | 停止时限 stops | 不得由 not by |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

test('流程文档与流程表一致', async () => {
  const page = [HEAD, ...WORKFLOWS.map(({ heading, page: body }) => `## ${heading}\n\n${body}\n`)].join('\n');
  await expect(page).toMatchFileSnapshot('../../../../docs/workflows.md');
});
