import { HandOverAction, HandOverState } from '@qingyuan/contract/lead-hand-overs';
import { actionNames } from '@qingyuan/core/workflow/workflow';
import { expect, test } from 'vitest';
import { possibleHandOverActs } from './hand-overs.policy.ts';
import { handOverWorkflow } from './hand-overs.workflow.ts';

const from = (areaCode: string, role: 'joint_office' | 'market_officer' | 'leader' = 'joint_office') => ({
  areaCode,
  scope: { actorId: '', area: areaCode },
  roles: [role],
});
const sent = { fromArea: '522701002', toArea: '522702', superiorArea: null, above: false };
const acts = (actor: ReturnType<typeof from>, state: HandOverState, more = {}) =>
  possibleHandOverActs(actor, { ...sent, state, ...more });

test('签收、退回由收到的一方办，撤回、报请指定由移送的一方办；看得见两边的州不代办', () => {
  expect(acts(from('522702'), 'sent')).toEqual(['receive', 'refuse']);
  expect(acts(from('522701'), 'sent')).toEqual(['withdraw']);
  expect(acts(from('522700'), 'sent')).toEqual([]);
  expect(acts(from('522726'), 'sent')).toEqual([]);
  expect(acts(from('522702', 'leader'), 'sent')).toEqual([]);
});

test('退回后移送方自办或报共同上级指定，只有该上级能指定', () => {
  expect(acts(from('522701'), 'refused')).toEqual(['withdraw', 'dispute']);
  expect(acts(from('522701', 'market_officer'), 'refused')).toEqual(['withdraw']);
  expect(acts(from('522700'), 'disputed', { superiorArea: '522700' })).toEqual(['designate']);
  expect(acts(from('522701'), 'disputed', { superiorArea: '522700' })).toEqual([]);
  expect(acts(from('522701'), 'refused', { toArea: '522700', above: true })).toEqual(['withdraw']);
});

test('移送表没有多余的状态和动作', () => {
  const found = new Set<HandOverState>([handOverWorkflow.initial]);
  for (const _round of HandOverState.options) {
    for (const { from: froms, to } of Object.values(handOverWorkflow.actions))
      if (froms.some((state) => found.has(state))) found.add(to);
  }
  expect(found).toEqual(new Set(HandOverState.options));
  expect(new Set(actionNames(handOverWorkflow))).toEqual(new Set(HandOverAction.options));
});
