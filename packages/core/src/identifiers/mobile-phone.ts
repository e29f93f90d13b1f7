import { foldText } from '../kernel/text.ts';

export type CheckedMobilePhone =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly fault: 'empty' | 'form' };

/** Checks the form of a mainland mobile number: `+86`, `0086`, blanks and hyphens are taken off, 11 digits stay. */
export function checkMobilePhone(text: string): CheckedMobilePhone {
  const compact = foldText(text)
    .replace(/[-()]/gu, '')
    .replace(/^(\+?86|0086)(?=1\d{10}$)/u, '');
  if (compact === '') return { ok: false, fault: 'empty' };
  return /^1[3-9]\d{9}$/u.test(compact) ? { ok: true, number: compact } : { ok: false, fault: 'form' };
}
