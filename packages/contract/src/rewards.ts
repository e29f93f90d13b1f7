import { z } from 'zod';
import { CaseOutcome, CaseState } from './cases.ts';
import { Clock, DueState } from './clocks.ts';
import { AreaCode, Instant, page, PageQuery, presented, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Localized } from './law.ts';
import { RewardScheme } from './law-rewards.ts';
import { TimelineEntry } from './timeline.ts';
import { TipChannel } from './tips.ts';

/** From 待启动 over proposal, review and decision to 已发放, 逾期未领 or 不予奖励. */
export const RewardState = z.enum([
  'due',
  'proposed',
  'returned',
  'reviewed',
  'finance_agreed',
  'approved',
  'notified',
  'account_given',
  'collecting',
  'amount_appealed',
  'paid',
  'expired',
  'refused',
  'appealed',
  'upheld',
]);
export type RewardState = z.infer<typeof RewardState>;

/** `give-account` is the reporter's; `reveal-account` stands in `can` beside the workflow's acts. */
export const RewardAction = z.enum([
  'propose',
  'pass-review',
  'return-review',
  'agree-finance',
  'refuse-finance',
  'approve',
  'refuse',
  'notify',
  'check-code',
  'check-identity',
  'give-account',
  'prepare-transfer',
  'cancel-collection',
  'pay',
  'expire',
  'appeal',
  'appeal-amount',
  'uphold-appeal',
  'reject-appeal',
  'keep-amount',
]);
export type RewardAction = z.infer<typeof RewardAction>;

/** 凭码, 凭身份（实名）, 转账. */
export const CollectionWay = z.enum(['code', 'identity', 'account']);
export type CollectionWay = z.infer<typeof CollectionWay>;
export const PaymentMeans = z.enum(['cash', 'transfer']);

const Text = (min: number, max: number) => z.string().trim().min(min).max(max);
const Fen = z.int().nonnegative();

/** An answer to one of the scheme's questions, with why. */
export const RewardAnswer = z.object({ answer: z.enum(['yes', 'no']), reason: Text(2, 500) });

/** What the office proposes. No word about who reported belongs into it. */
export const RewardProposal = z.object({
  schemeId: z.string(),
  answers: z.record(z.string(), RewardAnswer),
  /** Level of the report and what supports it, where the scheme pays by level. */
  level: z.int().min(1).max(3).optional(),
  grounds: Text(4, 2000),
  /** Fines and confiscations, and the decision they stand in. */
  penaltyFen: Fen.default(0),
  penaltyDocument: Text(0, 100).default(''),
  /** Where the scheme is a table: what was found. */
  facts: z.record(z.string(), z.int().nonnegative()).default({}),
  setFen: Fen.optional(),
  raisedFen: Fen.optional(),
  /** Other tips about this conduct that may not be rewarded and so do not count in the order of arrival, each with why. */
  leftOut: z
    .array(z.object({ tipId: RecordId, reason: Text(2, 500) }))
    .max(100)
    .default([]),
});
export type RewardProposal = z.infer<typeof RewardProposal>;

export const RewardStep = z.object({
  key: z.enum(['rate', 'minimum', 'row', 'set', 'raise', 'cap', 'share', 'finance']),
  text: Localized,
  amountFen: z.int(),
  article: Localized.optional(),
});

export type RewardStep = z.infer<typeof RewardStep>;

/** What a proposal comes to, as reckoned by the server. */
export const ReckonedProposal = z.object({
  schemeVersion: z.string(),
  eligible: z.boolean(),
  /** Questions of the scheme whose answers rule a reward out; also `named_only`, `later_tip`, `already_rewarded`. */
  excluded: z.array(z.string()),
  totalFen: Fen.nullable(),
  shareFen: Fen.nullable(),
  financeNeeded: z.boolean(),
  steps: z.array(RewardStep),
});
export type ReckonedProposal = z.infer<typeof ReckonedProposal>;

export const RewardRow = z.object({
  id: RecordId,
  /** Short name for papers and the counter; says nothing about case or tip. */
  number: z.string(),
  /** The tip's title, made from kind and area. */
  title: z.string(),
  areaCode: AreaCode,
  areaName: z.string(),
  state: RewardState,
  amountFen: Fen.nullable(),
  openedAt: Instant,
  dueAt: Instant.nullable(),
  dueState: DueState.nullable(),
});
export type RewardRow = z.infer<typeof RewardRow>;

/** A tip about the conduct that was punished, in the order of arrival. */
export const RewardArrival = z.object({
  tipId: RecordId,
  title: z.string(),
  receivedAt: Instant,
  /** The tip of this reward. */
  own: z.boolean(),
  /** Reward of that tip, if one was opened. */
  rewardId: RecordId.nullable(),
  rewardState: RewardState.nullable(),
});
export type RewardArrival = z.infer<typeof RewardArrival>;

export const RewardDetail = RewardRow.extend({
  tip: z.object({
    id: RecordId,
    channel: TipChannel,
    receivedAt: Instant,
    named: z.boolean(),
    /** The reporter has a receipt code. */
    canReply: z.boolean(),
  }),
  case: z.object({
    id: RecordId,
    number: z.string().nullable(),
    title: z.string(),
    state: CaseState,
    outcome: CaseOutcome.nullable(),
  }),
  arrivals: z.array(RewardArrival),
  /** Schemes in force for place and day of the tip, the most local first. */
  schemes: z.array(RewardScheme),
  /** What was decided for other tips about this conduct. */
  decidedElsewhereFen: Fen,
  proposal: z
    .object({
      given: RewardProposal,
      reckoned: ReckonedProposal,
      version: z.int().positive(),
      by: z.string(),
      at: Instant,
    })
    .nullable(),
  collection: z.object({
    hasPin: z.boolean(),
    triesLeft: z.int(),
    hasAccount: z.boolean(),
    way: CollectionWay.nullable(),
    checkedBy: z.string().nullable(),
    means: PaymentMeans.nullable(),
    voucher: z.string().nullable(),
    paidAt: Instant.nullable(),
    paidBy: z.string().nullable(),
  }),
  clocks: z.array(Clock),
  timeline: z.array(TimelineEntry),
});
export type RewardDetail = z.infer<typeof RewardDetail>;

export const listRewards = endpoint({
  method: 'GET',
  path: '/rewards',
  summary: 'Rewards of the jurisdiction, newest first',
  query: PageQuery.extend({
    text: z.string().trim().max(50).optional(),
    state: RewardState.optional(),
    area: AreaCode.optional(),
  }),
  response: page(RewardRow),
});

const AtReward = z.object({ id: RecordId });

export const getReward = endpoint({
  method: 'GET',
  path: '/rewards/:id',
  summary: 'A reward with order of arrival, reckoning, collection and time line',
  params: AtReward,
  response: presented(RewardDetail),
});

/** Says no more than that there is one; only for those who handle rewards. */
export const findRewardOfTip = endpoint({
  method: 'GET',
  path: '/tips/:id/reward',
  summary: 'The reward of a tip, and whether one may be opened now',
  params: AtReward,
  response: z.object({ rewardId: RecordId.nullable(), mayOpen: z.boolean() }),
});

const Moved = z.object({ id: RecordId, state: RewardState });
const WithReason = z.object({ reason: Text(2, 1000) });

export const openReward = endpoint({
  method: 'POST',
  path: '/tips/:id/reward',
  summary: 'Start the reward procedure for a tip whose case was decided',
  params: AtReward,
  body: z.object({ rewardId: RecordId }),
  response: Moved,
});

export const proposeReward = endpoint({
  method: 'POST',
  path: '/rewards/:id/propose',
  summary: 'Answer the questions, grade the report, propose the reward or its refusal',
  params: AtReward,
  body: RewardProposal,
  response: Moved.extend({ eligible: z.boolean() }),
});

const move = <const A extends string, B extends z.ZodType>(action: A, summary: string, body: B) =>
  endpoint({ method: 'POST', path: `/rewards/:id/${action}`, summary, params: AtReward, body, response: Moved });

export const passReview = move('pass-review', 'Pass the legal review', WithReason);
export const returnReview = move('return-review', 'Send the proposal back', WithReason);
export const agreeFinance = move('agree-finance', 'Record the consent of the finance department', WithReason);
export const refuseFinance = move('refuse-finance', 'Record that the finance department did not consent', WithReason);
export const approveReward = move(
  'approve',
  'Decide to give the reward',
  z.object({ reason: Text(2, 1000).optional() }),
);
/** `answer` is what the reporter reads. */
export const refuseReward = move(
  'refuse',
  'Decide to give no reward',
  WithReason.extend({ answer: Text(2, 1000).optional() }),
);
/** With a receipt the notice is written into the conversation; otherwise `how` says how the reporter was told. */
export const notifyReporter = move(
  'notify',
  'Tell the reporter of the reward; starts the time to collect it',
  z.object({ how: Text(2, 500).optional() }),
);
export const checkIdentity = move(
  'check-identity',
  'Record that a named reporter was recognised at the counter by two people',
  WithReason,
);
export const prepareTransfer = move(
  'prepare-transfer',
  'Prepare the transfer to the account given',
  z.object({ reason: Text(2, 1000).optional() }),
);
export const cancelCollection = move('cancel-collection', 'Take a collection back before payment', WithReason);
export const payReward = move(
  'pay',
  'Record the payment; never by the officer who checked',
  z.object({ means: PaymentMeans, voucher: Text(2, 60) }),
);
export const expireReward = move('expire', 'Record that the reward was not collected in time', WithReason);
export const appealReward = move('appeal', "Register the reporter's objection to a refusal", WithReason);
export const appealAmount = move('appeal-amount', "Register the reporter's objection to the amount", WithReason);
const Answered = WithReason.extend({ answer: Text(2, 1000).optional() });
export const upholdAppeal = move('uphold-appeal', 'Find the objection right: the proposal is made anew', Answered);
export const rejectAppeal = move('reject-appeal', 'Find the objection wrong: the refusal stands', Answered);
export const keepAmount = move('keep-amount', 'Find the objection wrong: the amount stands', Answered);

/** A wrong code or PIN is an answer, not a fault: the try is counted. */
export const checkCode = endpoint({
  method: 'POST',
  path: '/rewards/:id/check-code',
  summary: 'Check receipt code and PIN of the person at the counter',
  params: AtReward,
  body: z.object({ code: z.string().trim().min(1).max(60), pin: z.string().trim().min(1).max(12) }),
  response: z.object({ id: RecordId, state: RewardState, right: z.boolean(), triesLeft: z.int() }),
});

export const revealAccount = endpoint({
  method: 'POST',
  path: '/rewards/:id/reveal-account',
  summary: 'Show the account given by the reporter, for the transfer; recorded',
  params: AtReward,
  body: z.object({ purpose: Text(4, 300) }),
  response: z.object({ holder: z.string(), bank: z.string(), account: z.string() }),
});

export const approvalForm = endpoint({
  method: 'GET',
  path: '/rewards/:id/approval-form',
  summary: '举报奖励审批表 as .docx',
  params: AtReward,
  response: z.unknown(),
});

export const collectionForm = endpoint({
  method: 'GET',
  path: '/rewards/:id/collection-form',
  summary: '举报奖励领取单 as .docx',
  params: AtReward,
  response: z.unknown(),
});
