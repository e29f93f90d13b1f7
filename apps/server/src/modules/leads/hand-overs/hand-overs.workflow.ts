import type { HandOverAction, HandOverState } from '@qingyuan/contract/lead-hand-overs';
import type { Role } from '@qingyuan/contract/roles';
import { defineWorkflow } from '@qingyuan/core/workflow/workflow';

const OFFICERS: readonly Role[] = ['joint_office', 'market_officer', 'police_officer'];

/** A lead on its way to another area; who stands on which side is asked by the policy. */
export const handOverWorkflow = defineWorkflow<HandOverState, HandOverAction, Role>({
  name: 'lead_hand_over',
  initial: 'sent',
  states: {
    sent: { zh: '待签收', en: 'Sent' },
    received: { zh: '已签收', en: 'Received', final: true },
    refused: { zh: '已退回', en: 'Refused' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
    disputed: { zh: '管辖争议', en: 'In dispute' },
    designated: { zh: '已指定管辖', en: 'Designated', final: true },
  },
  actions: {
    receive: { zh: '签收', en: 'Receive', from: ['sent'], to: 'received', roles: OFFICERS },
    refuse: { zh: '退回', en: 'Refuse', from: ['sent'], to: 'refused', roles: OFFICERS, reason: true },
    withdraw: {
      zh: '撤回自办',
      en: 'Keep',
      from: ['sent', 'refused'],
      to: 'withdrawn',
      roles: OFFICERS,
      reason: true,
    },
    dispute: {
      zh: '报请指定管辖',
      en: 'Ask for designation',
      from: ['refused'],
      to: 'disputed',
      roles: ['joint_office'],
      reason: true,
      starts: ['jurisdiction-dispute'],
    },
    designate: {
      zh: '指定管辖',
      en: 'Designate',
      from: ['disputed'],
      to: 'designated',
      roles: ['joint_office'],
      reason: true,
      stops: ['jurisdiction-dispute'],
    },
  },
});
