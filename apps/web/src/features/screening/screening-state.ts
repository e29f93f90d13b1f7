import type { FindingState, ScreeningImport } from '@qingyuan/contract/screening';
import type { Role } from '@qingyuan/contract/roles';
import type { Tone } from '@qingyuan/ui/StateTag.tsx';
import type zh from './words.zh.ts';

const TONE: Readonly<Record<FindingState, Tone>> = { open: 'warning', lead: 'good', dismissed: 'neutral' };

export function findingTone(state: FindingState): Tone {
  return TONE[state];
}

/** Who finds the button; the server decides. */
export const IMPORTING: readonly Role[] = ['joint_office', 'market_officer', 'analyst'];

/** Where a list stands: its own state, or that of work that failed or was cancelled. */
export function importStanding({
  state,
  job,
}: Pick<ScreeningImport, 'state' | 'job'>): keyof (typeof zh)['importState'] {
  const working = state === 'checking' || state === 'screening';
  return working && (job.state === 'failed' || job.state === 'cancelled') ? job.state : state;
}

const STANDING_TONE: Readonly<Record<ReturnType<typeof importStanding>, Tone>> = {
  checking: 'active',
  checked: 'warning',
  screening: 'active',
  done: 'good',
  discarded: 'neutral',
  failed: 'bad',
  cancelled: 'neutral',
};

export function importTone(list: Pick<ScreeningImport, 'state' | 'job'>): Tone {
  return STANDING_TONE[importStanding(list)];
}
