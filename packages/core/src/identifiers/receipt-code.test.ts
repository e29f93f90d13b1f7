import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReceiptCode, RECEIPT_BYTES, receiptCode } from './receipt-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const random = fc.uint8Array({ minLength: RECEIPT_BYTES, maxLength: RECEIPT_BYTES });
const anyText = fc.uint16Array({ maxLength: 40 }).map((units) => String.fromCharCode(...units));
const code = random.map(receiptCode);

/** The same 80 bits by big numbers. */
function slowCharacters(bytes: Uint8Array): string {
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return Array.from({ length: 16 }, (_, place) =>
    ALPHABET.charAt(Number((value >> BigInt(75 - 5 * place)) & 31n)),
  ).join('');
}

describe('a receipt code', () => {
  test('holds all 80 bits, in groups of four', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const text = receiptCode(bytes);
        expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$/u);
        expect(text.replaceAll('-', '').slice(0, 16)).toBe(slowCharacters(bytes));
      }),
    );
  });

  test('is the same for the same bytes for ever', () => {
    expect(receiptCode(new Uint8Array(10))).toBe('0000-0000-0000-0000-0');
    expect(receiptCode(Uint8Array.from({ length: 10 }, (_, index) => index * 25))).toMatchInlineSnapshot(
      `"00CK-4JV4-FPBA-ZJ71-8"`,
    );
  });

  test('needs exactly ten bytes', () => {
    for (const length of [0, 9, 11]) expect(() => receiptCode(new Uint8Array(length))).toThrow(RangeError);
  });
});

describe('a receipt code as a person types it', () => {
  test('reads back whatever case, width, blanks and dashes it was typed with', () => {
    const separator = fc.constantFrom('', '-', ' ', '—', '－', '·', '　', '\u200B', '\t');
    const style = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toLowerCase(),
      (text: string) => text.replace(/[!-~]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
    );
    fc.assert(
      fc.property(code, style, fc.array(separator, { minLength: 17, maxLength: 17 }), (text, styled, separators) => {
        const plain = text.replaceAll('-', '');
        const typed = [...plain].map((character, place) => separators[place] + character).join('');
        expect(parseReceiptCode(styled(typed))).toBe(text);
      }),
    );
  });

  test('reads I and L as 1, O as 0, U as V', () => {
    fc.assert(
      fc.property(code, fc.constantFrom('I', 'l', 'L', 'i'), fc.constantFrom('u', 'U'), (text, one, vee) => {
        const typed = text.replaceAll('1', one).replaceAll('0', 'o').replaceAll('V', vee);
        expect(parseReceiptCode(typed)).toBe(text);
      }),
    );
  });

  test('is refused when any one character is wrong', () => {
    const text = receiptCode(Uint8Array.from({ length: 10 }, (_, index) => index * 25));
    for (const [place, right] of [...text].entries()) {
      for (const wrong of right === '-' ? '' : ALPHABET) {
        const typed = text.slice(0, place) + wrong + text.slice(place + 1);
        expect(parseReceiptCode(typed)).toBe(wrong === right ? text : undefined);
      }
    }
  });

  test('is refused when two different characters changed places', () => {
    const places = fc.tuple(fc.nat({ max: 16 }), fc.nat({ max: 16 }));
    fc.assert(
      fc.property(code, places, (text, [a, b]) => {
        const characters = [...text.replaceAll('-', '')];
        const [first, second] = [characters[a] ?? '', characters[b] ?? ''];
        fc.pre(first !== second);
        characters[a] = second;
        characters[b] = first;
        expect(parseReceiptCode(characters.join(''))).toBeUndefined();
      }),
    );
  });

  test('is refused, never thrown at, when it is anything else', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseReceiptCode(text);
        expect(parsed === undefined || parseReceiptCode(parsed) === parsed).toBe(true);
      }),
    );
    for (const text of ['', '-', '0000-0000-0000-0000', '0000-0000-0000-0000-00', '举报编号']) {
      expect(parseReceiptCode(text)).toBeUndefined();
    }
  });
});
