import type { CaseAction, CaseState } from '@qingyuan/contract/cases';
import type { Role } from '@qingyuan/contract/roles';
import { defineWorkflow } from '@qingyuan/core/workflow/workflow';

const OFFICERS: readonly Role[] = ['joint_office', 'market_officer'];
const HEAD: readonly Role[] = ['agency_head'];

/** The administrative procedure from the proposal of the filing (立案审批) to the closing (结案) or the transfer (移送). */
export const caseWorkflow = defineWorkflow<CaseState, CaseAction, Role>({
  name: 'case',
  initial: 'proposed',
  states: {
    proposed: { zh: '立案待批', en: 'Filing proposed' },
    not_filed: { zh: '不予立案', en: 'Not filed', final: true },
    filed: { zh: '已立案', en: 'Filed' },
    investigating: { zh: '调查中', en: 'Investigating' },
    under_review: { zh: '法制审核中', en: 'Under legal review' },
    reviewed: { zh: '待决定', en: 'Reviewed' },
    decided: { zh: '已决定', en: 'Decided' },
    closed: { zh: '已结案', en: 'Closed', final: true },
    transfer_proposed: { zh: '拟移送公安', en: 'Transfer proposed' },
    transferred: { zh: '批准移送公安', en: 'Transfer approved' },
    handed_over: { zh: '已移交公安', en: 'Handed over to the police', final: true },
  },
  actions: {
    'approve-filing': {
      zh: '批准立案',
      en: 'Approve the filing',
      from: ['proposed'],
      to: 'filed',
      roles: HEAD,
      starts: ['case-decision'],
      notBy: ['open'],
    },
    'refuse-filing': {
      zh: '不予立案',
      en: 'Do not file',
      from: ['proposed'],
      to: 'not_filed',
      roles: HEAD,
      reason: true,
      notBy: ['open'],
    },
    'start-investigation': {
      zh: '开始调查',
      en: 'Start the investigation',
      from: ['filed'],
      to: 'investigating',
      roles: OFFICERS,
    },
    'submit-review': {
      zh: '提交审核',
      en: 'Submit for review',
      from: ['investigating'],
      to: 'under_review',
      roles: OFFICERS,
      starts: ['legal-review'],
    },
    'pass-review': {
      zh: '审核通过',
      en: 'Pass the review',
      from: ['under_review'],
      to: 'reviewed',
      roles: ['legal_officer'],
      reason: true,
      stops: ['legal-review'],
      notBy: ['submit-review'],
    },
    'return-review': {
      zh: '退回补充调查',
      en: 'Send back',
      from: ['under_review'],
      to: 'investigating',
      roles: ['legal_officer'],
      reason: true,
      stops: ['legal-review'],
      notBy: ['submit-review'],
    },
    decide: {
      zh: '作出决定',
      en: 'Decide',
      from: ['reviewed'],
      to: 'decided',
      roles: HEAD,
      reason: true,
      stops: ['case-decision'],
      notBy: ['submit-review', 'pass-review'],
    },
    close: { zh: '结案', en: 'Close', from: ['decided'], to: 'closed', roles: OFFICERS, reason: true },
    'propose-transfer': {
      zh: '建议移送公安',
      en: 'Propose the transfer to the police',
      from: ['filed', 'investigating'],
      to: 'transfer_proposed',
      roles: OFFICERS,
      reason: true,
      starts: ['transfer-decision'],
    },
    'approve-transfer': {
      zh: '批准移送',
      en: 'Approve the transfer',
      from: ['transfer_proposed'],
      to: 'transferred',
      roles: HEAD,
      starts: ['transfer-handover'],
      stops: ['transfer-decision', 'case-decision'],
      notBy: ['propose-transfer'],
    },
    'refuse-transfer': {
      zh: '不批准移送',
      en: 'Refuse the transfer',
      from: ['transfer_proposed'],
      to: 'investigating',
      roles: HEAD,
      reason: true,
      stops: ['transfer-decision'],
      notBy: ['propose-transfer'],
    },
    'confirm-handover': {
      zh: '已移交公安',
      en: 'Handed over to the police',
      from: ['transferred'],
      to: 'handed_over',
      roles: OFFICERS,
      reason: true,
      stops: ['transfer-handover'],
    },
  },
});

/** States in which evidence is added, members are imported and analysed, and persons are judged. */
export const WORKABLE: readonly CaseState[] = ['filed', 'investigating'];
/** States in which the police read the case. */
export const WITH_POLICE: readonly CaseState[] = ['transferred', 'handed_over'];
/** States that wait for the agency's head. */
export const WAITS_FOR_HEAD: readonly CaseState[] = ['proposed', 'reviewed', 'transfer_proposed'];
/** States in which the case's own officers have to act next. */
export const OFFICERS_TURN: readonly CaseState[] = ['filed', 'decided', 'transferred'];
