import type { CaseState } from '@qingyuan/contract/cases';
import type { Tone } from '@qingyuan/ui/StateTag.tsx';

const TONE: Readonly<Record<CaseState, Tone>> = {
  proposed: 'warning',
  not_filed: 'neutral',
  filed: 'active',
  investigating: 'active',
  under_review: 'active',
  reviewed: 'active',
  decided: 'good',
  closed: 'neutral',
  transfer_proposed: 'warning',
  transferred: 'active',
  handed_over: 'good',
};

export function caseTone(state: CaseState): Tone {
  return TONE[state];
}

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** `17.4 MB`; binary multiples, as file managers show them. */
export function sizeText(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${UNITS[unit] ?? ''}`;
}
