import { describe, expect, it } from 'vitest';
import { secretOf, userState } from './user-state.ts';

describe('an account', () => {
  it('that is disabled is shown as disabled, also while locked', () => {
    expect(userState({ disabled: true, locked: true })).toBe('disabled');
    expect(userState({ disabled: false, locked: true })).toBe('locked');
    expect(userState({ disabled: false, locked: false })).toBe('active');
  });

  it('shows its secret in groups that can be typed', () => {
    expect(secretOf('otpauth://totp/Qingyuan:a?secret=ABCDEFGHIJ&issuer=Qingyuan')).toBe('ABCD EFGH IJ');
  });
});
