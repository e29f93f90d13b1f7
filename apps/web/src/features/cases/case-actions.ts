import {
  approveFiling,
  approveTransfer,
  closeCase,
  confirmHandover,
  decideCase,
  passReview,
  proposeTransfer,
  refuseFiling,
  refuseTransfer,
  returnReview,
  startInvestigation,
  submitReview,
  type CaseAction,
} from '@qingyuan/contract/cases';

export interface CaseStep {
  readonly endpoint:
    | typeof approveFiling
    | typeof refuseFiling
    | typeof startInvestigation
    | typeof submitReview
    | typeof passReview
    | typeof returnReview
    | typeof closeCase
    | typeof proposeTransfer
    | typeof approveTransfer
    | typeof refuseTransfer
    | typeof confirmHandover
    | typeof decideCase;
  readonly reasonOptional?: boolean;
  /** Ends or turns back what others have worked on. */
  readonly danger?: boolean;
}

/** How each step of the procedure is sent; which of them may be taken is the server's `can`. */
export const CASE_STEPS: Readonly<Record<CaseAction, CaseStep>> = {
  'approve-filing': { endpoint: approveFiling, reasonOptional: true },
  'refuse-filing': { endpoint: refuseFiling, danger: true },
  'start-investigation': { endpoint: startInvestigation, reasonOptional: true },
  'submit-review': { endpoint: submitReview, reasonOptional: true },
  'pass-review': { endpoint: passReview },
  'return-review': { endpoint: returnReview, danger: true },
  decide: { endpoint: decideCase },
  close: { endpoint: closeCase },
  'propose-transfer': { endpoint: proposeTransfer },
  'approve-transfer': { endpoint: approveTransfer, reasonOptional: true },
  'refuse-transfer': { endpoint: refuseTransfer, danger: true },
  'confirm-handover': { endpoint: confirmHandover },
};
