import type { RewardScheme } from '@qingyuan/contract/law-rewards';
import type { RewardDetail, RewardProposal } from '@qingyuan/contract/rewards';
import { decideEligibility } from '@qingyuan/core/rewards/eligibility';
import { reckonReward, type RewardReckoning } from '@qingyuan/core/rewards/reckon';

/** What the form holds; money in yuan as typed. */
export interface ProposalFields {
  readonly schemeId: string;
  readonly answers?: Readonly<Record<string, { readonly answer?: 'yes' | 'no'; readonly reason?: string }>>;
  readonly level?: number;
  readonly grounds?: string;
  readonly penaltyYuan?: number | null;
  readonly penaltyDocument?: string;
  readonly facts?: Readonly<Record<string, number | boolean | null>>;
  readonly setYuan?: number | null;
  readonly raisedYuan?: number | null;
  readonly leftOut?: Readonly<Record<string, { readonly out?: boolean; readonly reason?: string }>>;
}

/** Whole fen of an amount typed in yuan with at most two decimals. */
const toFen = (yuan: number | null | undefined): number | undefined =>
  yuan == null ? undefined : Math.round(yuan * 100);

/** The body as the server takes it. Fields of other schemes than the chosen one are left out. */
export function toProposal(fields: ProposalFields, scheme: RewardScheme): RewardProposal {
  const answers = scheme.questions.map(({ id }) => {
    const { answer = 'no', reason = '' } = fields.answers?.[id] ?? {};
    return [id, { answer, reason }] as const;
  });
  return {
    schemeId: scheme.id,
    answers: Object.fromEntries(answers),
    grounds: fields.grounds ?? '',
    penaltyDocument: fields.penaltyDocument ?? '',
    ...amountOf(fields, scheme),
    ...raiseOf(fields, scheme),
    leftOut: leftOutOf(fields),
  };
}

function amountOf(fields: ProposalFields, { amount }: RewardScheme) {
  if (amount.kind === 'percentage') {
    const level = fields.level === undefined ? {} : { level: fields.level };
    return { ...level, penaltyFen: toFen(fields.penaltyYuan) ?? 0, facts: {} };
  }
  const setFen = amount.discretion ? toFen(fields.setYuan) : undefined;
  return { penaltyFen: 0, facts: factsOf(fields), ...(setFen === undefined ? {} : { setFen }) };
}

function raiseOf(fields: ProposalFields, { insiderRaise }: RewardScheme) {
  const insider = fields.answers?.['insider']?.answer === 'yes';
  const raisedFen = insider && insiderRaise !== undefined ? toFen(fields.raisedYuan) : undefined;
  return raisedFen === undefined ? {} : { raisedFen };
}

function factsOf({ facts = {} }: ProposalFields): Record<string, number> {
  return Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, Number(value ?? 0)]));
}

function leftOutOf({ leftOut = {} }: ProposalFields): RewardProposal['leftOut'] {
  return Object.entries(leftOut)
    .filter(([, { out }]) => out === true)
    .map(([tipId, { reason = '' }]) => ({ tipId, reason }));
}

export interface Preview {
  /** Questions that rule the reward out by what was answered so far. */
  readonly excluded: readonly string[];
  readonly unanswered: number;
  readonly reckoning: RewardReckoning;
}

/** The reckoning as it stands while the form is filled in; the server reckons again. */
export function preview(fields: ProposalFields, scheme: RewardScheme, reward: RewardDetail): Preview {
  const given = Object.entries(fields.answers ?? {}).flatMap(([id, { answer }]) =>
    answer === undefined ? [] : [[id, answer] as const],
  );
  const answers = Object.fromEntries(given);
  const { missing, excluded } = decideEligibility(scheme.questions, answers);
  const proposal = toProposal(fields, scheme);
  const left = new Set(proposal.leftOut.map(({ tipId }) => tipId));
  const reckoning = reckonReward(scheme, {
    ...proposal,
    insider: answers['insider'] === 'yes',
    arrivals: reward.arrivals
      .filter(({ tipId }) => !left.has(tipId))
      .map((one) => ({ id: one.tipId, at: Date.parse(one.receivedAt) })),
    tip: reward.tip.id,
    decidedElsewhereFen: reward.decidedElsewhereFen,
  });
  const nameless = scheme.namedOnly && !reward.tip.named ? ['named_only'] : [];
  return { excluded: [...excluded, ...nameless], unanswered: missing.length, reckoning };
}

/** The latest proposal as the form shows it, so that one sent back is only mended. */
export function fromProposal(reward: RewardDetail): Partial<ProposalFields> {
  const given = reward.proposal?.given;
  if (given === undefined) return { schemeId: reward.schemes[0]?.id ?? '' };
  const { penaltyFen, setFen, raisedFen, leftOut, ...same } = given;
  return {
    schemeId: same.schemeId,
    answers: same.answers,
    grounds: same.grounds,
    penaltyDocument: same.penaltyDocument,
    facts: same.facts,
    ...(same.level === undefined ? {} : { level: same.level }),
    penaltyYuan: penaltyFen / 100,
    ...(setFen === undefined ? {} : { setYuan: setFen / 100 }),
    ...(raisedFen === undefined ? {} : { raisedYuan: raisedFen / 100 }),
    leftOut: Object.fromEntries(leftOut.map(({ tipId, reason }) => [tipId, { out: true, reason }])),
  };
}
