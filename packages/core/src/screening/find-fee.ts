import { foldText } from '../kernel/text.ts';

/** A fee as a text states it. */
export interface StatedFee {
  readonly word: string;
  readonly yuan: number;
}

/** How far behind its word an amount may stand, in characters. */
const REACH = 16;
const AMOUNT = /(\d+(?:,\d{3})*(?:\.\d+)?)(万)?(?:元|块|rmb)/gu;

/**
 * The highest amount of money that begins within 16 characters behind one of the words: `会员费每份69800元` is 69800,
 * `申购21份6.98万元` is 69800. Undefined where there is none.
 */
export function feeFinder(words: readonly string[]): (text: string) => StatedFee | undefined {
  const folded = words.map((word) => ({ word, text: foldText(word) }));
  return (given) => {
    const text = foldText(given);
    let highest: StatedFee | undefined;
    for (const { word, text: needle } of folded) {
      for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
        const from = at + needle.length;
        for (const [begins, yuan] of amountsFrom(text, from)) {
          if (begins > from + REACH) break;
          if (highest === undefined || yuan > highest.yuan) highest = { word, yuan };
        }
      }
    }
    return highest;
  };
}

function* amountsFrom(text: string, from: number): Generator<readonly [number, number]> {
  const near = text.slice(from, from + 2 * REACH + 16);
  for (const match of near.matchAll(AMOUNT)) {
    const [, digits = '', tenThousand] = match;
    const yuan = Number(digits.replaceAll(',', '')) * (tenThousand === undefined ? 1 : 10_000);
    yield [from + match.index, Math.round(yuan)];
  }
}
