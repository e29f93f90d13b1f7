/**
 * Receipt codes of tips: 80 random bits and a check character, in letters and digits that survive
 * handwriting (Crockford's base 32: no I, L, O, U), in groups of four.
 */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DATA_CHARACTERS = 16;

/** Random bytes that a receipt code is made of. */
export const RECEIPT_BYTES = 10;

/** What people write or read instead of the letter or digit meant. */
const LOOKALIKES: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', U: 'V' };
const IGNORED = /[\s\u200B-\u200D\u2060\uFEFF\p{Pd}_.·]/gu;

/**
 * The code for `random`, e.g. `7K2M-9QXD-0F3T-AB8W-5`. Ten bytes in, 17 characters in groups out.
 * @throws RangeError unless given exactly RECEIPT_BYTES bytes.
 */
export function receiptCode(random: Uint8Array): string {
  if (random.length !== RECEIPT_BYTES) throw new RangeError(`a receipt code is made of ${RECEIPT_BYTES} bytes`);
  const values: number[] = [];
  let pool = 0;
  let bits = 0;
  for (const byte of random) {
    pool = (pool << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      values.push((pool >> bits) & 31);
    }
    pool &= (1 << bits) - 1;
  }
  return written([...values, checkValue(values)]);
}

/**
 * The code that `text` means, in the form of `receiptCode`, or undefined if it can be none. Case,
 * width, blanks, dashes and the usual confusions (I and L for 1, O for 0, U for V) do not matter.
 * One wrong character and any two characters that changed places are always noticed.
 */
export function parseReceiptCode(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(IGNORED, '').toUpperCase();
  const values = [...plain].map((character) => ALPHABET.indexOf(LOOKALIKES[character] ?? character));
  if (values.length !== DATA_CHARACTERS + 1 || values.includes(-1)) return undefined;
  return checkValue(values.slice(0, DATA_CHARACTERS)) === values[DATA_CHARACTERS] ? written(values) : undefined;
}

function written(values: readonly number[]): string {
  const text = values.map((value) => ALPHABET.charAt(value)).join('');
  return text.replace(/.{4}(?=.)/gu, '$&-');
}

/**
 * Weighted sum in the field of 32 elements (x⁵ + x² + 1). Every place has its own weight, a power
 * of x, so one changed character or one swap always changes the sum.
 */
function checkValue(values: readonly number[]): number {
  // Horner's rule: the last character is multiplied once, the first as often as there are characters.
  return values.reduce((sum, value) => timesX(sum ^ value), 0);
}

function timesX(value: number): number {
  const shifted = value << 1;
  return shifted > 31 ? shifted ^ 0b100101 : shifted;
}
