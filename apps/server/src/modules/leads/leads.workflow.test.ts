import { LeadAction, LeadState } from '@qingyuan/contract/leads';
import { actionNames } from '@qingyuan/core/workflow/workflow';
import { expect, test } from 'vitest';
import { possibleLeadActs } from './leads.policy.ts';
import { leadWorkflow } from './leads.workflow.ts';

test('每个状态都能从待核查走到，没有多余的状态和动作', () => {
  const found = new Set<LeadState>([leadWorkflow.initial]);
  for (const _round of LeadState.options) {
    for (const { from, to } of Object.values(leadWorkflow.actions))
      if (from.some((state) => found.has(state))) found.add(to);
  }
  expect(found).toEqual(new Set(LeadState.options));
  expect(new Set(actionNames(leadWorkflow))).toEqual(new Set(LeadAction.options));
});

test('核查时限只在有了结果时停止', () => {
  for (const act of actionNames(leadWorkflow)) {
    const { to, stops } = leadWorkflow.actions[act];
    expect(stops?.includes('lead-verification') ?? false, act).toBe(leadWorkflow.states[to].final === true);
  }
});

test('属实的线索可以立案或移送；领导只看不办', () => {
  expect(possibleLeadActs({ roles: ['joint_office'] }, 'confirmed')).toEqual(['hand-over', 'open-case']);
  // The police hand over, but do not open administrative cases.
  expect(possibleLeadActs({ roles: ['police_officer'] }, 'confirmed')).toEqual(['hand-over']);
  for (const state of LeadState.options) expect(possibleLeadActs({ roles: ['leader'] }, state)).toEqual([]);
});
