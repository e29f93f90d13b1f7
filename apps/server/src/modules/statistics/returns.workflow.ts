import type { ReturnState } from '@qingyuan/contract/statistics';
import type { Role } from '@qingyuan/contract/roles';
import { defineWorkflow } from '@qingyuan/core/workflow/workflow';

export type ReturnAction = 'submit' | 'send-back' | 'freeze' | 'reopen';

/** The monthly return from draft to frozen figures. A frozen one is corrected as a new version. */
export const returnWorkflow = defineWorkflow<ReturnState, ReturnAction, Role>({
  name: 'return',
  initial: 'draft',
  states: {
    draft: { zh: '待填报', en: 'Draft' },
    submitted: { zh: '已上报', en: 'Submitted' },
    sent_back: { zh: '已退回', en: 'Sent back' },
    frozen: { zh: '已锁定', en: 'Frozen' },
  },
  actions: {
    submit: { zh: '上报', en: 'Submit', from: ['draft', 'sent_back'], to: 'submitted', roles: ['joint_office'] },
    'send-back': {
      zh: '退回',
      en: 'Send back',
      from: ['submitted'],
      to: 'sent_back',
      roles: ['joint_office'],
      reason: true,
      notBy: ['submit'],
    },
    freeze: {
      zh: '审核锁定',
      en: 'Accept and freeze',
      from: ['submitted'],
      to: 'frozen',
      roles: ['joint_office'],
      notBy: ['submit'],
    },
    reopen: {
      zh: '重开更正',
      en: 'Reopen for correction',
      from: ['frozen'],
      to: 'sent_back',
      roles: ['joint_office'],
      reason: true,
    },
  },
});
