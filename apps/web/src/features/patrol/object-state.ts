import type { OnlineState } from '@qingyuan/contract/patrol';
import type { Role } from '@qingyuan/contract/roles';
import type { Tone } from '@qingyuan/ui/StateTag.tsx';

const TONE: Readonly<Record<OnlineState, Tone>> = {
  found: 'warning',
  fixed: 'active',
  referred: 'active',
  handled: 'good',
  gone: 'good',
  back: 'bad',
  dismissed: 'neutral',
};

export function objectTone(state: OnlineState): Tone {
  return TONE[state];
}

/** Who finds the buttons; the server decides. */
export const PATROLLING: readonly Role[] = ['joint_office', 'market_officer', 'police_officer'];
