import { foldText } from '@qingyuan/core/kernel/text';
import type { NameReading } from '@qingyuan/core/scheme/structure-file/search-terms';
import * as OpenCC from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

const HAN = /^\p{Script=Han}$/u;
const ALL_HAN = { from: 0x4e00, to: 0x9fff };
/** Ways to say one name that are kept at most. */
const WAYS = 4;

/** Characters of given names that are commonly said in two ways; of others the common reading counts. */
const SECOND: Readonly<Record<string, string>> = {
  乐: 'yue',
  朝: 'zhao',
  长: 'zhang',
  行: 'hang',
  重: 'zhong',
  茜: 'xi',
  晟: 'cheng',
  盛: 'cheng',
  娜: 'nuo',
  阿: 'e',
  柏: 'bo',
  强: 'jiang',
  传: 'zhuan',
  参: 'shen',
  都: 'du',
  藏: 'zang',
  调: 'diao',
  还: 'huan',
  会: 'kuai',
  尉: 'yu',
  单: 'shan',
  解: 'jie',
  曾: 'ceng',
  覃: 'tan',
};

const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' });

/** Answers of a function of few different texts, each reckoned once. */
function remembered<T>(reckon: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = reckon(text);
    known.set(text, made);
    return made;
  };
}

const simplified = remembered((character) => (HAN.test(character) ? toSimplified(character) : character));

const common = remembered(
  (character) => pinyin(character, { type: 'array', toneType: 'none', v: true, nonZh: 'removed' })[0] ?? '',
);

/** How a name begins, for those whose first characters are a surname: of one character or of two. */
const surname = remembered((start) => {
  const said = pinyin(start, { type: 'array', toneType: 'none', v: true, mode: 'surname', nonZh: 'removed' });
  return said.length === [...start].length ? said : [...start].map(common);
});

/** Chinese names as they are folded (simplified characters) and said (pinyin without tones, surnames by their own reading). */
export const nameReading: NameReading = {
  fold: (text) => [...foldText(text)].map(simplified).join(''),
  spoken,
  get syllables() {
    return allSyllables();
  },
};

function spoken(folded: string): readonly (readonly string[])[] {
  const characters = [...folded].filter((character) => HAN.test(character));
  if (characters.length === 0) return [];
  const head = surname(characters.slice(0, 2).join(''));
  let ways: (readonly string[])[] = [[]];
  characters.forEach((character, at) => {
    const first = head[at] ?? common(character);
    const readings = new Set([first, ...(at < 2 ? [common(character)] : []), SECOND[character] ?? first]);
    ways = ways.flatMap((way) => [...readings].map((reading) => [...way, reading])).slice(0, WAYS);
  });
  return ways;
}

/** The ways to say one folded character: as a surname and otherwise. Slow; for making tables. */
export function waysToSay(character: string): {
  readonly begins: readonly string[];
  readonly within: readonly string[];
} {
  const usual = [common(character), SECOND[character] ?? ''].filter((one) => one !== '');
  const named = surname(character)[0] ?? '';
  return { begins: [...new Set([...(named === '' ? [] : [named]), ...usual])], within: [...new Set(usual)] };
}

let syllables: readonly string[] | undefined;

/** Taken from the table of characters itself, so that none is missing. */
function allSyllables(): readonly string[] {
  syllables ??= [
    ...new Set([
      ...Array.from({ length: ALL_HAN.to - ALL_HAN.from + 1 }, (_, at) =>
        common(String.fromCodePoint(ALL_HAN.from + at)),
      ),
      ...Object.values(SECOND),
      // Read only in surnames.
      'mo',
      'qi',
    ]),
  ]
    .filter((one) => /^[a-z]+$/u.test(one))
    .toSorted();
  return syllables;
}
