import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blindIndex, type FieldContext, openField, sealField } from './field-cipher.ts';
import type { KeyRing } from './key-ring.ts';
import { SealError } from './seal-error.ts';
import { bothRings, temporaryDataDir } from './test-ring.ts';

const ID_NUMBER: FieldContext = { table: 'person', column: 'id_number', record: '0b8c' };
let rings: readonly KeyRing[];
let remove: () => Promise<void>;

beforeAll(async () => {
  const folder = await temporaryDataDir();
  remove = folder.remove;
  rings = await bothRings(folder.dataDir);
});
afterAll(() => remove());

const whichRing = fc.nat({ max: 1 });
const anyText = fc.string({ unit: 'grapheme', maxLength: 80 });
const anyContext = fc.record(
  { table: fc.string({ maxLength: 5 }), column: fc.string({ maxLength: 5 }), record: fc.string({ maxLength: 5 }) },
  { requiredKeys: ['table', 'column'] },
);

describe('a sealed field', () => {
  test('opens to what was sealed, in its place', () => {
    fc.assert(
      fc.property(whichRing, anyText, (which, text) => {
        const ring = rings[which]!;
        expect(openField(ring, ID_NUMBER, sealField(ring, ID_NUMBER, text))).toBe(text);
      }),
    );
  });

  test('says in its header how it was sealed, so that either setting opens it', () => {
    const [aes, sm4] = rings;
    const a = sealField(aes!, ID_NUMBER, '990000199001011234');
    const b = sealField(sm4!, ID_NUMBER, '990000199001011234');
    expect([...a.subarray(0, 4)]).toEqual([1, 1, 0, 1]);
    expect([...b.subarray(0, 4)]).toEqual([1, 2, 0, 1]);
    expect(openField(sm4!, ID_NUMBER, a)).toBe('990000199001011234');
    expect(openField(aes!, ID_NUMBER, b)).toBe('990000199001011234');
    expect(a.length).toBe(4 + 12 + 18 + 16);
    expect(b.length).toBe(a.length);
  });

  test('never shows its text and never looks the same twice', () => {
    for (const ring of rings) {
      const one = sealField(ring, ID_NUMBER, '990000199001011234');
      expect(one.includes('990000199001011234')).toBe(false);
      expect(one.equals(sealField(ring, ID_NUMBER, '990000199001011234'))).toBe(false);
    }
  });

  test('with any bit changed does not open', () => {
    for (const ring of rings) {
      const whole = sealField(ring, ID_NUMBER, '13800000000');
      for (let bit = 0; bit < whole.length * 8; bit++) {
        const changed = Buffer.from(whole);
        changed[bit >> 3]! ^= 1 << (bit & 7);
        expect(() => openField(ring, ID_NUMBER, changed), `bit ${bit}`).toThrow(SealError);
      }
    }
  });

  test('cut off or lengthened does not open', () => {
    for (const ring of rings) {
      const whole = sealField(ring, ID_NUMBER, '13800000000');
      for (let length = 0; length < whole.length; length++) {
        expect(() => openField(ring, ID_NUMBER, whole.subarray(0, length))).toThrow(SealError);
      }
      expect(() => openField(ring, ID_NUMBER, Buffer.concat([whole, Buffer.alloc(1)]))).toThrow(SealError);
    }
  });

  test('moved to another table, column or row does not open', () => {
    fc.assert(
      fc.property(whichRing, anyContext, anyContext, (which, from, to) => {
        fc.pre(
          JSON.stringify([from.table, from.column, from.record]) !== JSON.stringify([to.table, to.column, to.record]),
        );
        const ring = rings[which]!;
        expect(() => openField(ring, to, sealField(ring, from, 'x'))).toThrow(SealError);
      }),
    );
  });

  test('of another installation does not open', async () => {
    const other = await temporaryDataDir();
    try {
      for (const [index, ring] of (await bothRings(other.dataDir)).entries()) {
        expect(() => openField(rings[index]!, ID_NUMBER, sealField(ring, ID_NUMBER, 'x'))).toThrow(SealError);
      }
    } finally {
      await other.remove();
    }
  });
});

describe('the blind index', () => {
  test('is the same for the same text of a column, whichever suite seals new data and whichever row it is', () => {
    const [aes, sm4] = rings;
    fc.assert(
      fc.property(anyText, (text) => {
        const index = blindIndex(aes!, ID_NUMBER, text);
        expect(index.length).toBe(16);
        expect(blindIndex(sm4!, { ...ID_NUMBER, record: 'another' }, text).equals(index)).toBe(true);
      }),
    );
  });

  test('differs by text, by column and by installation', async () => {
    const other = await temporaryDataDir();
    try {
      const [foreign] = await bothRings(other.dataDir);
      const all = [
        blindIndex(rings[0]!, ID_NUMBER, 'a'),
        blindIndex(rings[0]!, ID_NUMBER, 'b'),
        blindIndex(rings[0]!, { table: 'person', column: 'phone' }, 'a'),
        blindIndex(rings[0]!, { table: 'lead', column: 'id_number' }, 'a'),
        blindIndex(foreign!, ID_NUMBER, 'a'),
      ];
      expect(new Set(all.map((one) => one.toString('hex'))).size).toBe(all.length);
    } finally {
      await other.remove();
    }
  });

  test('keeps the hash of the installation when the setting changes later', async () => {
    const other = await temporaryDataDir();
    try {
      const [aes, sm4] = await bothRings(other.dataDir);
      expect([aes!.blindIndex.hash, sm4!.blindIndex.hash]).toEqual(['sha256', 'sha256']);
    } finally {
      await other.remove();
    }
  });
});
