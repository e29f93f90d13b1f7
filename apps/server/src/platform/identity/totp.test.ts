import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeAfter, currentCode, matchCode, newTotpSecret, otpauthUri } from './totp.ts';

/** The ASCII secret 12345678901234567890 of RFC 6238, in base 32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number): Date => new Date(seconds * 1000);

/** RFC 4226 as it stands, six digits. */
function slowCode(step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', '12345678901234567890').update(counter).digest();
  const offset = digest[19]! & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('one-time codes', () => {
  // RFC 6238, appendix B: eight digits there, of which an authenticator shows the last six.
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %d are those of RFC 6238', (seconds, code) => {
    expect(currentCode(SECRET, at(seconds))).toBe(code.slice(2));
    expect(matchCode(SECRET, code.slice(2), at(seconds))).toBe(Math.floor(seconds / 30));
  });

  test('agree with RFC 4226 written out, at any second', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4_000_000_000 }), (seconds) => {
        expect(currentCode(SECRET, at(seconds))).toBe(slowCode(Math.floor(seconds / 30)));
      }),
    );
  });

  test('match one step to either side and tell which step it was, so that it is used once', () => {
    const seconds = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 });
    fc.assert(
      fc.property(seconds, fc.integer({ min: -4, max: 4 }), (now, shift) => {
        const step = Math.floor(now / 30) + shift;
        const near = [-1, 0, 1].map((one) => Math.floor(now / 30) + one);
        const same = near.filter((one) => slowCode(one) === slowCode(step));
        const matched = matchCode(SECRET, slowCode(step), at(now));
        expect(matched === undefined ? same : [matched].filter((one) => !same.includes(one))).toEqual([]);
      }),
    );
  });

  test('may be typed with a blank or in full width, and nothing else passes', () => {
    const now = at(1_234_567_890);
    for (const code of ['005 924', '００５９２４', ' 005924 ']) expect(matchCode(SECRET, code, now)).toBe(41_152_263);
    for (const code of ['', '5924', '0005924', '00592x', '-05924', '005925', '٠٠٥٩٢٤'])
      expect(matchCode(SECRET, code, now)).toBeUndefined();
  });

  test('have secrets of 160 bits and an address that authenticator apps read', () => {
    const secrets = Array.from({ length: 20 }, newTotpSecret);
    expect(new Set(secrets).size).toBe(20);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/u);
    const uri = new URL(otpauthUri(SECRET, 'duyun-lin'));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.host).toBe('totp');
    expect(decodeURIComponent(uri.pathname)).toBe('/清源 Qingyuan:duyun-lin');
    expect(uri.searchParams.get('secret')).toBe(SECRET);
  });

  test('after one was used, the next is told, and it is taken at once', () => {
    const now = at(59);
    const used = matchCode(SECRET, currentCode(SECRET, now), now) ?? 0;
    expect(matchCode(SECRET, codeAfter(SECRET, used, now), now)).toBe(used + 1);
    expect(codeAfter(SECRET, used, at(3600))).toBe(currentCode(SECRET, at(3600)));
  });
});
