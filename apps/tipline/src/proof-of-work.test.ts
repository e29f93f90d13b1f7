import { createHash, randomBytes } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  challengeOf,
  isEarned,
  numberWord,
  PROOF_NUMBERS,
  PROOF_SCRIPT,
  questionOf,
  readNumber,
} from './proof-of-work.ts';

const key = randomBytes(32);

/** Runs the page's script on a page that has nothing but the form. */
function solveInPage(nonce: string): string {
  const challenge = challengeOf(key, nonce);
  const proof = { value: '' };
  const waiting: (() => void)[] = [];
  const form = { dataset: challenge, elements: { proof }, addEventListener: () => {}, submit: () => {} };
  runInNewContext(PROOF_SCRIPT, {
    document: { querySelector: () => form },
    setTimeout: (next: () => void) => void waiting.push(next),
    Date,
    Math,
    Int32Array,
  });
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) next();
  return String(proof.value);
}

describe('防机器乱发', () => {
  test('页面上的脚本算出的数就是要的数', () => {
    for (const nonce of ['a', 'b', 'c']) {
      const proof = solveInPage(nonce);
      const { salt, hash } = challengeOf(key, nonce);
      expect(createHash('sha256').update(`${salt}${proof}`).digest('hex')).toBe(hash);
      expect(isEarned(key, nonce, { proof, answer: '' })).toBe(true);
      expect(isEarned(key, `${nonce}x`, { proof, answer: '' })).toBe(false);
    }
  });

  test('没有脚本时答对小题也行，数字、全角、汉字都认', () => {
    const nonce = 'form';
    const [a, b] = questionOf(key, nonce);
    const sum = a + b;
    const full = String(sum).replaceAll(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const ones = sum % 10 === 0 ? '' : numberWord(sum % 10, 'zh-CN');
    for (const answer of [String(sum), ` ${full} `, `${sum >= 10 ? '十' : ''}${ones}`])
      expect(isEarned(key, nonce, { proof: '', answer }), answer).toBe(true);
    for (const answer of ['', String(sum + 1), '不知道'])
      expect(isEarned(key, nonce, { proof: '', answer })).toBe(false);
  });

  test('小题的数总在一到九，答案总读得出', () => {
    fc.assert(
      fc.property(fc.string(), (nonce) => {
        const numbers = questionOf(key, nonce);
        for (const n of numbers) expect(n >= 1 && n <= 9).toBe(true);
        expect(readNumber(String(numbers[0] + numbers[1]))).toBe(numbers[0] + numbers[1]);
      }),
    );
  });

  test('乱填的都不算', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (nonce, proof) => {
        const { salt, hash } = challengeOf(key, nonce);
        const right = createHash('sha256').update(`${salt}${proof}`).digest('hex') === hash;
        expect(isEarned(key, nonce, { proof, answer: '' })).toBe(right && Number(proof) < PROOF_NUMBERS);
      }),
    );
  });
});
