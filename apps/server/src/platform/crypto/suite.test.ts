import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { sm4 } from 'sm-crypto-v2';
import { describe, expect, test } from 'vitest';
import { chooseSuite, getSuite } from './suite.ts';
import { SealError } from './seal-error.ts';

describe('the ciphers underneath', () => {
  test('AES-256-GCM gives test case 14 of the GCM specification', () => {
    const box = { key: Buffer.alloc(32), nonce: Buffer.alloc(12), aad: Buffer.alloc(0), content: Buffer.alloc(16) };
    expect(chooseSuite(false).seal(box).toString('hex')).toBe(
      'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
    );
  });

  test('SM3 gives the example of GB/T 32905', () => {
    expect(createHash('sm3').update('abc').digest('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
  });

  test('SM4 gives the example of GB/T 32907', () => {
    const example = '0123456789abcdeffedcba9876543210';
    expect(block(example, Buffer.from(example, 'hex')).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  });

  test('the SM4 suite gives what docs/crypto.md says, put together from an independent SM4', () => {
    const [key, nonce, aad] = [Buffer.alloc(32, 7), Buffer.from('nonce of 12.'), Buffer.from('row 5')];
    const content = Buffer.from('三级以上、三十人以上, more than two blocks of SM4');
    const keys = Buffer.from(hkdfSync('sm3', key, '', 'sm4-ctr hmac-sm3', 48));
    const stream = [0, 1, 2, 3].map((count) =>
      block(keys.toString('hex', 0, 16), Buffer.concat([nonce, Buffer.from([0, 0, 0, count])])),
    );
    const body = content.map((byte, index) => byte ^ Buffer.concat(stream)[index]!);
    const tag = createHmac('sm3', keys.subarray(16))
      .update(Buffer.from([0, 0, 0, 0, 0, 0, 0, 5]))
      .update(aad)
      .update(nonce)
      .update(body)
      .digest();
    const sealed = chooseSuite(true).seal({ key, nonce, aad, content });
    expect(sealed.toString('hex')).toBe(Buffer.concat([body, tag.subarray(0, 16)]).toString('hex'));
  });

  test('a suite is found by the number in a header; others are refused', () => {
    expect([1, 2].map((id) => getSuite(id).name)).toEqual(['AES-256-GCM', 'SM4-CTR + HMAC-SM3']);
    for (const id of [0, 3, 255]) expect(() => getSuite(id)).toThrow(SealError);
  });
});

/** One block of SM4 by the other library. */
function block(key: string, content: Uint8Array): Buffer {
  return Buffer.from(sm4.encrypt(new Uint8Array(content), key, { padding: 'none', output: 'array' }));
}
