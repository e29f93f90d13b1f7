import type { ReturnState } from '@qingyuan/contract/statistics';
import type { Tone } from '@qingyuan/ui/StateTag.tsx';

const TONES: Readonly<Record<ReturnState, Tone>> = {
  draft: 'neutral',
  submitted: 'active',
  sent_back: 'warning',
  frozen: 'good',
};

export function returnTone(state: ReturnState): Tone {
  return TONES[state];
}
