import * as contract from '@qingyuan/contract/rewards';
import type { RewardAction } from '@qingyuan/contract/rewards';

export interface ReasonStep {
  readonly endpoint:
    | typeof contract.passReview
    | typeof contract.returnReview
    | typeof contract.agreeFinance
    | typeof contract.refuseFinance
    | typeof contract.approveReward
    | typeof contract.refuseReward
    | typeof contract.checkIdentity
    | typeof contract.prepareTransfer
    | typeof contract.cancelCollection
    | typeof contract.expireReward
    | typeof contract.appealReward
    | typeof contract.appealAmount
    | typeof contract.upholdAppeal
    | typeof contract.rejectAppeal
    | typeof contract.keepAmount;
  readonly reasonOptional?: true;
  /** Ends or turns back what others have worked on. */
  readonly danger?: true;
  /** The reporter may be told something, where there is a receipt. */
  readonly answered?: true;
}

/** The steps that take a reason and no more; which may be taken is the server's `can`. */
export const REASON_STEPS: Readonly<Partial<Record<RewardAction, ReasonStep>>> = {
  'pass-review': { endpoint: contract.passReview },
  'return-review': { endpoint: contract.returnReview, danger: true },
  'agree-finance': { endpoint: contract.agreeFinance },
  'refuse-finance': { endpoint: contract.refuseFinance, danger: true },
  approve: { endpoint: contract.approveReward, reasonOptional: true },
  refuse: { endpoint: contract.refuseReward, danger: true, answered: true },
  'check-identity': { endpoint: contract.checkIdentity },
  'prepare-transfer': { endpoint: contract.prepareTransfer, reasonOptional: true },
  'cancel-collection': { endpoint: contract.cancelCollection, danger: true },
  expire: { endpoint: contract.expireReward, danger: true },
  appeal: { endpoint: contract.appealReward },
  'appeal-amount': { endpoint: contract.appealAmount },
  'uphold-appeal': { endpoint: contract.upholdAppeal, answered: true },
  'reject-appeal': { endpoint: contract.rejectAppeal, danger: true, answered: true },
  'keep-amount': { endpoint: contract.keepAmount, answered: true },
};
