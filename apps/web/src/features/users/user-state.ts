import type { User } from '@qingyuan/contract/jurisdictions';
import type { Tone } from '@qingyuan/ui/StateTag.tsx';

export type UserState = 'active' | 'locked' | 'disabled';

export function userState({ disabled, locked }: Pick<User, 'disabled' | 'locked'>): UserState {
  if (disabled) return 'disabled';
  return locked ? 'locked' : 'active';
}

const TONE: Readonly<Record<UserState, Tone>> = { active: 'good', locked: 'warning', disabled: 'neutral' };

export function userTone(state: UserState): Tone {
  return TONE[state];
}

/** The secret in groups of four, as authenticators ask for it. */
export function secretOf(otpauthUri: string): string {
  const secret = new URL(otpauthUri).searchParams.get('secret') ?? '';
  return secret.replace(/(.{4})(?=.)/gu, '$1 ');
}
