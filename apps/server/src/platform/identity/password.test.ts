import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPassword, hashPassword, verifyPassword } from './password.ts';

describe('a stored password', () => {
  test('is an argon2id hash with the recommended costs and its own salt', async () => {
    const [first, second] = await Promise.all([
      hashPassword('四月 的 石榴 不要糖'),
      hashPassword('四月 的 石榴 不要糖'),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    expect(second).not.toBe(first);
  });

  test('lets in the right password only', async () => {
    const stored = await hashPassword('correct horse battery');
    expect(await verifyPassword(stored, 'correct horse battery')).toBe(true);
    expect(await verifyPassword(stored, 'correct horse batterz')).toBe(false);
    expect(await verifyPassword(stored, '')).toBe(false);
  });

  test('lets its owner in from a full-width keyboard too', async () => {
    const stored = await hashPassword('Shiliu-2026-hua!');
    expect(await verifyPassword(stored, 'Ｓｈｉｌｉｕ－２０２６－ｈｕａ！')).toBe(true);
  });

  test('of nobody lets nobody in, not even with the stand-in', async () => {
    expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
    expect(await verifyPassword(null, '')).toBe(false);
  });
});

describe('a new password', () => {
  test('needs twelve characters, counted as people count them', () => {
    expect(checkPassword('abcdefg-hij', 'lin')).toContain('11');
    expect(checkPassword('八个汉字不够长啊', 'lin')).toContain('12');
    expect(checkPassword('春眠不觉晓处处闻啼鸟夜来', 'lin')).toBeUndefined();
    expect(checkPassword('😀'.repeat(6), 'lin')).toContain('6');
    expect(checkPassword('a-b'.repeat(100), 'lin')).toContain('256');
  });

  test.each([
    '123456789012',
    'Password1234',
    'ＰＡＳＳＷＯＲＤ１２３４',
    'woaini1314520',
    'administrator',
    '1qaz2wsx3edc',
    'aaaaaaaaaaaaaaa',
    'abababababab',
    '123412341234',
  ])('that everybody has is refused: %s', (password) => {
    expect(checkPassword(password, 'lin')).toContain('太常见');
  });

  test('must not hold the account, however it is written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('zhangsan', 'ZhangSan', 'ｚｈａｎｇｓａｎ', 'Zhang San'),
        fc.constantFrom('', 'xq7-'),
        (written, before) => {
          expect(checkPassword(`${before}${written}-mopk-9182`, 'zhangsan')).toContain('账号');
        },
      ),
    );
    expect(checkPassword('a quite unrelated one', 'zhangsan')).toBeUndefined();
  });
});
