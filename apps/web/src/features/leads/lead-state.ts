import type { LeadGrade, LeadState } from '@qingyuan/contract/leads';
import type { Tone } from '@qingyuan/ui/StateTag.tsx';

const TONE: Readonly<Record<LeadState, Tone>> = {
  received: 'warning',
  verifying: 'active',
  confirmed: 'good',
  refuted: 'neutral',
  in_case: 'good',
  handed_over: 'neutral',
  merged: 'neutral',
};

export function leadTone(state: LeadState): Tone {
  return TONE[state];
}

const GRADE_TONE: Readonly<Record<LeadGrade, Tone>> = { ordinary: 'neutral', important: 'warning', major: 'bad' };

export function gradeTone(grade: LeadGrade): Tone {
  return GRADE_TONE[grade];
}
