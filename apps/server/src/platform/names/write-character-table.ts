import { writeFileSync } from 'node:fs';
import { CHARACTER_TABLE } from './character-table.ts';
import { nameReading, waysToSay } from './name-reading.ts';

const FIRST = 0x4e00;
const LAST = 0x9fff;
const HAN = /^\p{Script=Han}$/u;

/**
 * The table as text: `syllable characters` for the usual ways to say them, `^syllable characters` for what only
 * surnames say, and `= 張张…` for pairs of a traditional character and its simplified one.
 */
export function characterTableText(): string {
  const usual = new Map<string, string>();
  const surnames = new Map<string, string>();
  let pairs = '';
  const add = (lines: Map<string, string>, way: string, character: string): void => {
    lines.set(way, (lines.get(way) ?? '') + character);
  };
  for (let code = FIRST; code <= LAST; code += 1) {
    const character = String.fromCodePoint(code);
    if (!HAN.test(character)) continue;
    const folded = nameReading.fold(character);
    if (folded !== character) pairs += character + folded;
    else {
      const { begins, within } = waysToSay(character);
      for (const way of within) add(usual, way, character);
      for (const way of begins) if (!within.includes(way)) add(surnames, way, character);
    }
  }
  const lines = (ways: ReadonlyMap<string, string>, mark: string): string[] =>
    [...ways].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([way, all]) => `${mark}${way} ${all}`);
  return [HEAD, ...lines(usual, ''), ...lines(surnames, '^'), `= ${pairs}`, ''].join('\n');
}

const HEAD =
  '# Readings after pinyin-pro, simplified characters after OpenCC; written by write-character-table.ts, not by hand.';

if (import.meta.main) writeFileSync(CHARACTER_TABLE, characterTableText());
