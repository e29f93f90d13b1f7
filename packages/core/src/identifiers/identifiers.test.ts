import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../kernel/seeded-random.ts';
import { checkBankCard, satisfiesLuhn } from './bank-card.ts';
import { checkCreditCode, creditCodeCheckDigit } from './credit-code.ts';
import { checkIdNumber, idNumberCheckDigit } from './id-number.ts';
import { impossibleIdNumber, unassignedIdNumber } from './invented-id-number.ts';
import { maskBankCard, maskIdNumber, maskName, maskPhone } from './masking.ts';
import { checkMobilePhone } from './mobile-phone.ts';

// The sample of the standard GB 11643 itself, not a person's number.
const SAMPLE = '11010519491231002X';
const seeds = fc.string();

describe('resident id number (GB 11643)', () => {
  it('accepts the sample of the standard, in lower case and full width too', () => {
    for (const text of [SAMPLE, SAMPLE.toLowerCase(), ' １１０１０５19491231002Ｘ ']) {
      expect(checkIdNumber(text)).toMatchObject({
        ok: true,
        number: SAMPLE,
        region: '110105',
        birthDate: '1949-12-31',
        warnings: [],
      });
    }
  });

  it('completes a number of 15 digits and says so', () => {
    expect(checkIdNumber('110105491231002')).toMatchObject({ ok: true, number: SAMPLE, warnings: ['fifteen_digits'] });
  });

  it.each([
    ['', 'empty'],
    ['1101051949123100', 'form'],
    ['11010519491231002Y', 'form'],
    ['110105194913310027', 'birth_date'],
    ['110105194902290026', 'birth_date'],
    ['110105194912310021', 'check_digit'],
  ])('refuses %j: %s', (text, fault) => expect(checkIdNumber(text)).toEqual({ ok: false, fault }));

  it.each(['522721', '522724', '522799'])('takes the abolished or local region %s without a warning', (region) => {
    const digits = `${region}20260101001`;
    expect(checkIdNumber(digits + idNumberCheckDigit(digits))).toMatchObject({ ok: true, warnings: [] });
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (seed, at, step) => {
        const number = unassignedIdNumber(seededRandom(seed));
        const wrong = number.slice(0, at) + ((Number(number[at]) + step) % 10) + number.slice(at + 1);
        expect(checkIdNumber(wrong).ok).toBe(false);
      }),
    );
  });
});

describe('invented people', () => {
  it('never carry a number that could be somebody’s', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = seededRandom(seed);
        expect(checkIdNumber(impossibleIdNumber(random))).toEqual({ ok: false, fault: 'check_digit' });
        expect(checkIdNumber(impossibleIdNumber(random, '522701'))).toEqual({ ok: false, fault: 'check_digit' });
        expect(checkIdNumber(unassignedIdNumber(random))).toMatchObject({
          ok: true,
          region: '990000',
          warnings: ['unknown_region'],
        });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('unified social credit code (GB 32100)', () => {
  const invented = '91990000MA00000000'.slice(0, 17);

  it('accepts the code whose check character fits and no other', () => {
    const fits = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((last) => checkCreditCode(invented + last).ok);
    expect(fits).toEqual([creditCodeCheckDigit(invented)]);
  });

  it('agrees with the definition: the weighted sum with the check character is a multiple of 31', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const codes = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }).map((all) => all.join(''));
    fc.assert(
      fc.property(codes, (first17) => {
        const sum = [...first17].reduce((total, c, i) => total + BigInt(alphabet.indexOf(c)) * 3n ** BigInt(i), 0n);
        expect((sum + BigInt(alphabet.indexOf(creditCodeCheckDigit(first17)))) % 31n).toBe(0n);
      }),
    );
  });

  it.each([
    ['', 'empty'],
    ['9199000', 'form'],
    ['91990000MI00000000', 'form'],
    ['9199ABCDMA00000000', 'form'],
  ])('refuses %j: %s', (text, fault) => expect(checkCreditCode(text)).toEqual({ ok: false, fault }));
});

describe('bank card', () => {
  it('follows Luhn', () => {
    expect(satisfiesLuhn('79927398713')).toBe(true);
    expect(satisfiesLuhn('79927398710')).toBe(false);
    expect(checkBankCard('0000 0000-0000 0000')).toEqual({ ok: true, number: '0000000000000000' });
  });

  it.each([
    ['', 'empty'],
    ['79927398713', 'length'],
    ['0000000000000001', 'check_digit'],
    ['12ab', 'form'],
    ['6.2E+15', 'form'],
  ])('refuses %j: %s', (text, fault) => expect(checkBankCard(text)).toEqual({ ok: false, fault }));
});

describe('mobile phone', () => {
  it.each(['13800000000', '+86 138-0000-0000', '008613800000000', '86 13800000000', '１３８００００００００'])(
    'reads %s',
    (text) => expect(checkMobilePhone(text)).toEqual({ ok: true, number: '13800000000' }),
  );

  it.each(['12800000000', '1380000000', '085412345678', '138000000001'])('refuses %s', (text) =>
    expect(checkMobilePhone(text)).toEqual({ ok: false, fault: 'form' }),
  );
});

describe('masking', () => {
  it('leaves the agreed characters', () => {
    expect(maskIdNumber('990000199001010011')).toBe('990***********0011');
    expect(maskPhone('13800001234')).toBe('138****1234');
    expect(maskBankCard('6200000000001234')).toBe('************1234');
    expect(maskName('欧阳修远')).toBe('欧***');
    expect(maskName('张')).toBe('*');
  });

  it('keeps the length and never shows more than it should, whatever comes', () => {
    const texts = fc.string().filter((text) => !text.includes('*'));
    fc.assert(
      fc.property(texts, (text) => {
        for (const mask of [maskIdNumber, maskPhone, maskBankCard]) {
          expect(mask(text).replaceAll('*', '').length).toBeLessThanOrEqual(7);
          expect([...mask(text)].length).toBe([...text].length);
        }
        if (text.length > 0 && text.length < 8) expect(maskIdNumber(text)).toMatch(/^\*+$/u);
      }),
    );
  });
});
