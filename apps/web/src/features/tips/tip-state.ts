import type { TipState } from '@qingyuan/contract/tips';
import type { Tone } from '@qingyuan/ui/StateTag.tsx';

const TONE: Readonly<Record<TipState, Tone>> = {
  received: 'warning',
  asked: 'active',
  accepted: 'good',
  rejected: 'neutral',
  merged: 'neutral',
};

export function tipTone(state: TipState): Tone {
  return TONE[state];
}
