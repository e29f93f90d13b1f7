import fc from 'fast-check';
import { sm3 } from 'sm-crypto-v2';
import { expect, test } from 'vitest';
import { createDigester, digestAll, sha256Hex, sm3Hex } from './digest.ts';

test('digests are those of the published examples', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sm3Hex('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
});

test('chunks in any cut give the digests of the whole, and SM3 agrees with another implementation', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), async (chunks) => {
      const whole = Buffer.concat(chunks);
      const digester = createDigester();
      for (const chunk of chunks) digester.update(chunk);
      const expected = { sha256: sha256Hex(whole), sm3: sm3(new Uint8Array(whole)), size: whole.length };
      expect(digester.finish()).toEqual(expected);
      expect(await digestAll(each(chunks))).toEqual(expected);
    }),
  );
});

async function* each(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
