import type { Fen } from './money.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/**
 * An amount as vouchers write it (大写): `壹万零叁佰元伍角`, `伍仟元整`. Up to the exact range of Fen.
 * @throws RangeError for negative amounts, which no voucher has.
 */
export function writtenYuan(amount: Fen): string {
  if (amount < 0) throw new RangeError('a voucher has no negative amount');
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const fen = amount % 10;
  const whole = yuan === 0 ? '' : `${wholeYuan(yuan)}元`;
  if (jiao === 0 && fen === 0) return whole === '' ? '零元整' : `${whole}整`;
  const gap = jiao === 0 && whole !== '' ? '零' : '';
  return `${whole}${gap}${jiao === 0 ? '' : `${DIGITS.charAt(jiao)}角`}${fen === 0 ? '' : `${DIGITS.charAt(fen)}分`}`;
}

/** By groups of four digits from the right; a zero is said once between digits that stand. */
function wholeYuan(yuan: number): string {
  let rest = yuan;
  let text = '';
  let gap = false;
  for (const group of GROUPS) {
    const four = rest % 10_000;
    rest = Math.floor(rest / 10_000);
    if (four > 0) text = `${fourDigits(four)}${group}${gap && text !== '' ? '零' : ''}${text}`;
    // A zero is said where this group does not fill its places, or stood empty, below higher digits.
    gap = four === 0 ? text !== '' : four < 1_000;
    if (rest === 0) break;
  }
  return text;
}

function fourDigits(value: number): string {
  let rest = value;
  let text = '';
  let gap = false;
  for (const place of PLACES) {
    const digit = rest % 10;
    rest = Math.floor(rest / 10);
    if (digit > 0) text = `${DIGITS.charAt(digit)}${place}${gap && text !== '' ? '零' : ''}${text}`;
    gap = digit === 0;
    if (rest === 0) break;
  }
  return text;
}
