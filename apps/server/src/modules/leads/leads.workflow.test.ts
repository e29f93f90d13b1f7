import { LeadAction, LeadState } from '@qingyuan/contract/leads';
import { actionNames } from '@qingyuan/core/workflow/workflow';
import { expect, test } from 'vitest';
import type { Role } from '@qingyuan/contract/roles';
import type { Actor } from '../../platform/access/actor.ts';
import { mayStart, possibleLeadActs } from './leads.policy.ts';
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
    // A merge ends the verification of the lead that is merged; the other goes on.
    const ends = leadWorkflow.states[to].final === true || to === 'merged';
    expect(stops?.includes('lead-verification') ?? false, act).toBe(ends);
  }
});

const agency = { id: 'g', name: '单位', kind: 'market_regulation' };
const actor = (role: Role, userId = 'u'): Actor => ({
  userId,
  name: userId,
  roles: [role],
  agency,
  areaCode: '522701',
  scope: { actorId: userId, area: '522701' },
  via: 'session',
});
const standing = (state: LeadState, more = {}) => ({ state, assignment: null, handingOver: null, ...more });
const steps = (role: Role, state: LeadState) =>
  possibleLeadActs(actor(role), standing(state)).filter((act) => !['send', 'grade', 'ask-clock-change'].includes(act));

test('属实的线索可以立案或移送；领导只看不办', () => {
  expect(steps('joint_office', 'confirmed')).toEqual(['hand-over', 'open-case']);
  // The police hand over, but do not open administrative cases.
  expect(steps('police_officer', 'confirmed')).toEqual(['hand-over']);
  for (const state of LeadState.options) expect(possibleLeadActs(actor('leader'), standing(state))).toEqual([]);
});

test('交办给谁，谁签收后才能开始核查；别人不能', () => {
  const assignment = (officerId: string | null, accepted: boolean) => ({ agencyId: 'g', officerId, accepted });
  const may = (userId: string, of: object) => mayStart(actor('market_officer', userId), standing('received', of));
  expect(may('a', { assignment: assignment('a', false) })).toEqual({ allowed: false, reason: 'not-accepted' });
  expect(may('a', { assignment: assignment('a', true) })).toEqual({ allowed: true });
  expect(may('b', { assignment: assignment('a', true) })).toEqual({ allowed: false, reason: 'assigned-to-another' });
  expect(
    possibleLeadActs(actor('market_officer', 'b'), standing('received', { assignment: assignment('a', true) })),
  ).not.toContain('start');
});

test('移送途中的线索什么也不能办', () => {
  expect(possibleLeadActs(actor('joint_office'), standing('verifying', { handingOver: 'refused' }))).toEqual([]);
});
