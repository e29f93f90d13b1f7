import type { OnlineAction, OnlineState } from '@qingyuan/contract/patrol';
import type { Role } from '@qingyuan/contract/roles';
import { defineWorkflow } from '@qingyuan/core/workflow/workflow';

const PATROLLERS: readonly Role[] = ['joint_office', 'market_officer', 'police_officer'];

/** A site, app, account or group from its find over evidence and the telecom regulator to the re-check, and again. */
export const onlineObjectWorkflow = defineWorkflow<OnlineState, OnlineAction, Role>({
  name: 'online_object',
  initial: 'found',
  states: {
    found: { zh: '已发现', en: 'Found' },
    fixed: { zh: '已固定证据', en: 'Fixed as evidence' },
    referred: { zh: '已移送通信管理部门', en: 'Referred to the telecom regulator' },
    handled: { zh: '已处置', en: 'Handled' },
    gone: { zh: '回查未见上线', en: 'Not up at re-check' },
    back: { zh: '重新上线', en: 'Up again' },
    dismissed: { zh: '已排除', en: 'Dismissed' },
  },
  actions: {
    fix: {
      zh: '固定证据',
      en: 'Fix as evidence',
      from: ['found', 'fixed', 'back'],
      to: 'fixed',
      roles: PATROLLERS,
    },
    refer: {
      zh: '移送通信管理部门',
      en: 'Refer to the telecom regulator',
      from: ['fixed'],
      to: 'referred',
      roles: PATROLLERS,
      starts: ['online-object-feedback'],
    },
    answer: {
      zh: '登记处置反馈',
      en: 'Enter the answer',
      from: ['referred'],
      to: 'handled',
      roles: PATROLLERS,
      starts: ['online-object-recheck'],
      stops: ['online-object-feedback'],
    },
    'check-gone': {
      zh: '回查：未见上线',
      en: 'Re-check: not up',
      from: ['handled', 'gone'],
      to: 'gone',
      roles: PATROLLERS,
      stops: ['online-object-recheck'],
    },
    'check-back': {
      zh: '回查：重新上线',
      en: 'Re-check: up again',
      from: ['handled', 'gone'],
      to: 'back',
      roles: PATROLLERS,
      stops: ['online-object-recheck'],
    },
    dismiss: {
      zh: '排除',
      en: 'Dismiss',
      from: ['found', 'fixed'],
      to: 'dismissed',
      roles: PATROLLERS,
      reason: true,
    },
    'take-up': {
      zh: '重新受理',
      en: 'Take up again',
      from: ['dismissed'],
      to: 'found',
      roles: PATROLLERS,
      reason: true,
    },
  },
});
