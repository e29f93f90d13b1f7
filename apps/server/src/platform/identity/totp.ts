import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';

/** RFC 6238 as every authenticator app understands it. */
const SETTINGS = { algorithm: 'sha1', digits: 6, period: 30 } as const;
const ISSUER = '清源 Qingyuan';

/** A new secret of 160 bits, base 32. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** The address an authenticator app reads as a QR code. */
export function otpauthUri(secret: string, account: string): string {
  return generateURI({ ...SETTINGS, issuer: ISSUER, label: account, secret });
}

/** The code that an authenticator shows at `now`. */
export function currentCode(secret: string, now: Date): string {
  return generateSync({ ...SETTINGS, secret, epoch: seconds(now) });
}

/** The code of `now`, or of the step after `usedStep` when that is later. */
export function codeAfter(secret: string, usedStep: number, now: Date): string {
  const next = new Date((usedStep + 1) * SETTINGS.period * 1000);
  return currentCode(secret, next > now ? next : now);
}

/**
 * The time step whose code was given, if it is that of `now` or one step beside it. The caller
 * keeps the step and refuses one that is not newer than the last: a code works once.
 */
export function matchCode(secret: string, code: string, now: Date): number | undefined {
  const token = code.normalize('NFKC').replace(/\s/gu, '');
  if (!/^\d{6}$/u.test(token)) return undefined;
  const result = verifySync({ ...SETTINGS, secret, token, epoch: seconds(now), epochTolerance: SETTINGS.period });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}

function seconds(now: Date): number {
  return Math.floor(now.getTime() / 1000);
}
