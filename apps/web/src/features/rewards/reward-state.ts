import type { RewardState } from '@qingyuan/contract/rewards';
import { fen, formatYuan } from '@qingyuan/core/kernel/money';
import type { Tone } from '@qingyuan/ui/StateTag.tsx';

const TONE: Readonly<Record<RewardState, Tone>> = {
  due: 'warning',
  proposed: 'active',
  returned: 'warning',
  reviewed: 'active',
  finance_agreed: 'active',
  approved: 'active',
  notified: 'active',
  account_given: 'warning',
  collecting: 'warning',
  amount_appealed: 'warning',
  paid: 'good',
  expired: 'neutral',
  refused: 'neutral',
  appealed: 'warning',
  upheld: 'neutral',
};

export function rewardTone(state: RewardState): Tone {
  return TONE[state];
}

/** `15,000.00`; a dash where nothing was reckoned. */
export function yuanText(amountFen: number | null): string {
  return amountFen === null ? '—' : formatYuan(fen(amountFen));
}
