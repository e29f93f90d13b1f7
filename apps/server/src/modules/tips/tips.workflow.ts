import type { Role } from '@qingyuan/contract/roles';
import type { TipAction, TipState } from '@qingyuan/contract/tips';
import { defineWorkflow } from '@qingyuan/core/workflow/workflow';

const OFFICE: readonly Role[] = ['joint_office', 'market_officer'];

/** A tip from its receipt to the lead it becomes. The reporter's acts happen at the tip line (qy.tipline_reply). */
export const tipWorkflow = defineWorkflow<TipState, TipAction, Role | 'reporter'>({
  name: 'tip',
  initial: 'received',
  states: {
    received: { zh: '待受理', en: 'Received' },
    asked: { zh: '待补充', en: 'Waiting for the reporter' },
    accepted: { zh: '已受理', en: 'Accepted' },
    rejected: { zh: '不予受理', en: 'Not accepted', final: true },
    merged: { zh: '已并入', en: 'Merged', final: true },
  },
  actions: {
    accept: {
      zh: '受理',
      en: 'Accept',
      from: ['received', 'asked'],
      to: 'accepted',
      roles: OFFICE,
      stops: ['tip-handling'],
    },
    reject: {
      zh: '不予受理',
      en: 'Do not accept',
      from: ['received', 'asked'],
      to: 'rejected',
      roles: OFFICE,
      reason: true,
      stops: ['tip-handling'],
    },
    merge: {
      zh: '并入首件',
      en: 'Merge',
      from: ['received', 'asked'],
      to: 'merged',
      roles: OFFICE,
      reason: true,
      stops: ['tip-handling'],
    },
    ask: { zh: '询问举报人', en: 'Ask the reporter', from: ['received', 'asked'], to: 'asked', roles: OFFICE },
    'follow-up': { zh: '回复举报人', en: 'Write to the reporter', from: ['accepted'], to: 'accepted', roles: OFFICE },
    write: { zh: '补充', en: 'Add', from: ['received', 'asked'], to: 'received', roles: ['reporter'] },
    'write-more': { zh: '继续补充', en: 'Add more', from: ['accepted'], to: 'accepted', roles: ['reporter'] },
  },
});
