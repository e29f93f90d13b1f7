import type { LeadAction, LeadState } from '@qingyuan/contract/leads';
import type { Role } from '@qingyuan/contract/roles';
import { defineWorkflow } from '@qingyuan/core/workflow/workflow';

const VERIFIERS: readonly Role[] = ['joint_office', 'market_officer', 'police_officer'];
const CASE_OPENERS: readonly Role[] = ['joint_office', 'market_officer'];

/** A lead from its registration to the case, the other agency, or the finding that it is not true. */
export const leadWorkflow = defineWorkflow<LeadState, LeadAction, Role>({
  name: 'lead',
  initial: 'received',
  states: {
    received: { zh: '待核查', en: 'Received' },
    verifying: { zh: '核查中', en: 'Being verified' },
    confirmed: { zh: '属实', en: 'Confirmed' },
    refuted: { zh: '不属实', en: 'Not true', final: true },
    in_case: { zh: '已立案', en: 'In a case', final: true },
    handed_over: { zh: '已移送', en: 'Handed over', final: true },
    merged: { zh: '已并入', en: 'Merged' },
  },
  actions: {
    start: { zh: '开始核查', en: 'Start verification', from: ['received'], to: 'verifying', roles: VERIFIERS },
    confirm: { zh: '核实', en: 'Confirm', from: ['verifying'], to: 'confirmed', roles: VERIFIERS, reason: true },
    refute: {
      zh: '认定不属实',
      en: 'Find not true',
      from: ['verifying'],
      to: 'refuted',
      roles: VERIFIERS,
      reason: true,
      stops: ['lead-verification'],
    },
    'hand-over': {
      zh: '移送其他部门',
      en: 'Hand over',
      from: ['confirmed'],
      to: 'handed_over',
      roles: VERIFIERS,
      reason: true,
      stops: ['lead-verification'],
    },
    take: {
      zh: '立案',
      en: 'Open a case',
      from: ['confirmed'],
      to: 'in_case',
      roles: CASE_OPENERS,
      stops: ['lead-verification'],
    },
    // Another area takes it over (lead_hand_over); nobody here does it.
    pass: {
      zh: '外地接收',
      en: 'Taken by another area',
      from: ['received', 'verifying', 'confirmed'],
      to: 'handed_over',
      roles: [],
      stops: ['lead-verification'],
    },
    merge: {
      zh: '并入另一线索',
      en: 'Merge',
      from: ['received', 'verifying'],
      to: 'merged',
      roles: VERIFIERS,
      reason: true,
      stops: ['lead-verification'],
    },
    unmerge: { zh: '撤销并案', en: 'Undo the merge', from: ['merged'], to: 'received', roles: VERIFIERS, reason: true },
  },
});
