import type { RewardScheme } from '@qingyuan/contract/law-rewards';
import type { ReckonedProposal, RewardProposal } from '@qingyuan/contract/rewards';
import type { ClockRule } from '@qingyuan/core/deadlines/rule';
import { decideEligibility } from '@qingyuan/core/rewards/eligibility';
import { reckonReward, type RewardFault } from '@qingyuan/core/rewards/reckon';
import type { Arrival } from '@qingyuan/core/rewards/arrival';
import { fen, formatYuan } from '@qingyuan/core/kernel/money';

/** Wrong tries at the counter before the PIN is void. */
export const MOST_TRIES = 5;

/** Short name of a reward on papers: made from its random id, so that it tells nothing about case, tip or order. */
export function rewardNumber(id: string): string {
  return `JL-${id.replaceAll('-', '').slice(0, 10).toUpperCase()}`;
}

export interface Basis {
  readonly scheme: RewardScheme;
  readonly tip: { readonly id: string; readonly named: boolean };
  /** Every tip about the conduct, that of the reward included. */
  readonly arrivals: readonly Arrival[];
  readonly decidedElsewhereFen: number;
}

export type Reckoned =
  | { readonly ok: true; readonly reckoned: ReckonedProposal }
  | { readonly ok: false; readonly field: string; readonly message: string };

/** Faults of what was filled in; the others rule a reward out and are decided on. */
const FILLED_IN: Readonly<Partial<Record<RewardFault, { readonly field: string; readonly message: string }>>> = {
  'level-missing': { field: 'level', message: '请确定举报等级' },
  'no-row': { field: 'facts', message: '所填情况没有对应的奖励档次，请核对，或者酌情确定金额（办法允许的）' },
  'raise-not-allowed': { field: 'raisedFen', message: '只有内部人员举报、且办法允许的才能提高' },
  'raise-too-low': { field: 'raisedFen', message: '提高后的金额应高于按标准计算的金额' },
};

/** What the proposal comes to. Every question needs an answer; nothing is guessed. */
export function reckonProposal(given: RewardProposal, basis: Basis): Reckoned {
  const { scheme, tip } = basis;
  const answers = Object.fromEntries(Object.entries(given.answers).map(([id, { answer }]) => [id, answer]));
  const { missing, excluded } = decideEligibility(scheme.questions, answers);
  if (missing[0] !== undefined) return { ok: false, field: `answers.${missing[0]}`, message: '请逐项回答并说明理由' };
  const nameless = scheme.namedOnly && !tip.named ? ['named_only'] : [];
  const out = [...excluded, ...nameless];
  const found = reckonReward(scheme, caseOf(given, basis, answers['insider'] === 'yes'));
  if (found.ok && out.length === 0) return { ok: true, reckoned: granted(scheme, found) };
  if (!found.ok && out.length === 0) {
    const fault = FILLED_IN[found.fault];
    if (fault !== undefined) return { ok: false, ...fault };
  }
  const late = found.ok || FILLED_IN[found.fault] !== undefined ? [] : [found.fault.replaceAll('-', '_')];
  return { ok: true, reckoned: refusal(scheme, [...out, ...late], found.steps) };
}

function caseOf(given: RewardProposal, { tip, arrivals, decidedElsewhereFen }: Basis, insider: boolean) {
  const left = new Set(given.leftOut.map(({ tipId }) => tipId));
  return {
    level: given.level,
    penaltyFen: given.penaltyFen,
    facts: given.facts,
    setFen: given.setFen,
    insider,
    raisedFen: given.raisedFen,
    arrivals: arrivals.filter(({ id }) => id === tip.id || !left.has(id)),
    tip: tip.id,
    decidedElsewhereFen,
  };
}

type Found = ReturnType<typeof reckonReward>;

function granted(scheme: RewardScheme, found: Extract<Found, { ok: true }>): ReckonedProposal {
  const { totalFen, shareFen, financeNeeded, steps } = found;
  return {
    schemeVersion: scheme.version,
    eligible: true,
    excluded: [],
    totalFen,
    shareFen,
    financeNeeded,
    steps: [...steps],
  };
}

function refusal(scheme: RewardScheme, excluded: string[], steps: Found['steps']): ReckonedProposal {
  return {
    schemeVersion: scheme.version,
    eligible: false,
    excluded,
    totalFen: null,
    shareFen: null,
    financeNeeded: false,
    steps: [...steps],
  };
}

type Locale = 'zh-CN' | 'en';

/** Until when to collect: the last day, or the period where the calendar does not reach that far yet. */
export function collectUntil(
  locale: Locale,
  lastDay: string | undefined,
  rule: Pick<ClockRule, 'amount' | 'unit'>,
): string {
  const zh = { hour: '小时', day: '日', working_day: '个工作日', month: '个月', year: '年' };
  const en = { hour: 'hours', day: 'days', working_day: 'working days', month: 'months', year: 'years' };
  if (locale === 'en')
    return lastDay === undefined
      ? `You have ${rule.amount} ${en[rule.unit]} to collect it.`
      : `The time to collect ends on ${lastDay}.`;
  return lastDay === undefined ? `请在告知之日起 ${rule.amount} ${zh[rule.unit]}内领取。` : `领取期限至 ${lastDay}。`;
}

/** What the reporter reads in the conversation when a reward was decided. @param of.until from `collectUntil`. */
export function noticeText(of: {
  readonly locale: Locale;
  readonly amountFen: number;
  readonly until: string;
}): string {
  const yuan = formatYuan(fen(of.amountFen));
  return of.locale === 'en'
    ? `Your report earned a reward of ${yuan} yuan. Open “Reward” on this site with your receipt code: draw a PIN and collect the money at the office, or give an account once. ${of.until}`
    : `您的举报已决定给予奖励 ${yuan} 元。请凭回执码打开本站“奖励”页：取得领取密码后到办公室领取，或者登记一次收款账户。${of.until}`;
}
