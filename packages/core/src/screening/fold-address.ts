import { foldText } from '../kernel/text.ts';

const DIGITS: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
};

/** `十二` is 12, `三` is 3, `二十` is 20, `一〇二` is 102. */
function toNumber(text: string): string {
  const [, tens, ones] = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/u.exec(text) ?? [];
  if (text.includes('十') && /^[一二三四五六七八九]?十[一二三四五六七八九]?$/u.test(text))
    return `${DIGITS[tens ?? '一'] ?? ''}${DIGITS[ones ?? '零'] ?? ''}`;
  return [...text].map((letter) => DIGITS[letter] ?? letter).join('');
}

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/(号楼|号幢|栋|幢|座|#楼|#)/gu, '栋'],
  [/(单元|梯)/gu, '单元'],
  [/(楼层|层|(?<=\d)楼)/gu, '层'],
  [/(号房|房间|室|房)/gu, '室'],
];

/**
 * The form in which two addresses are compared, never shown: full width, blanks, brackets and punctuation folded,
 * Chinese numbers before building, unit, floor, room and number as digits, the names of these parts made one
 * (`6号楼`, `六栋` and `6幢` are the same). Folding twice changes nothing.
 */
export function foldAddress(text: string): string {
  let folded = foldText(text)
    .replaceAll(/[([（［【][^)\]）］】]*[)\]）］】]/gu, '')
    .replaceAll(/[\p{P}\p{S}]/gu, (mark) => (mark === '-' || mark === '#' ? mark : ''));
  folded = folded.replaceAll(/[零〇一二三四五六七八九十]+(?=号|栋|幢|座|#|单元|梯|层|楼|室|房)/gu, toNumber);
  for (const [pattern, unit] of UNITS) folded = folded.replaceAll(pattern, unit);
  return folded;
}

/** An address as a place: the building, and the room within it where one is named. */
export interface PlaceKey {
  /** Up to the building; the whole address where no building is named. */
  readonly building: string;
  /** What follows the building; empty where nothing does. */
  readonly room: string;
}

const AREA_WORDS = /^((贵州省?)?(黔南布依族苗族自治州|黔南州)?)/u;

/**
 * The building and the room of an address; `areaNames` (county, township…) are taken off its front, because one writes
 * them and another does not. `某小区6栋3单元301室` is building `某小区6栋`, room `3单元301`.
 */
export function placeKey(text: string, areaNames: readonly string[] = []): PlaceKey {
  let folded = foldAddress(text).replace(AREA_WORDS, '');
  for (const name of areaNames.map(foldText))
    if (name !== '' && folded.startsWith(name)) folded = folded.slice(name.length);
  const at = folded.indexOf('栋');
  const [building, rest] = at < 0 ? splitAtNumber(folded) : [folded.slice(0, at + 1), folded.slice(at + 1)];
  return { building, room: rest.replace(/室$/u, '') };
}

/** Without a named building, the house number ends the building: `文峰路12号 3层` and what follows. */
function splitAtNumber(folded: string): readonly [string, string] {
  const [, building, rest] = /^(.*?\d+(?:-\d+)?号)(.*)$/u.exec(folded) ?? [];
  if (building !== undefined && rest !== undefined) return [building, rest];
  const [, before, floor] = /^(.+?)((?:\d+单元)?(?:\d+层)?(?:\d+室)?)$/u.exec(folded) ?? [];
  return before === undefined || floor === undefined ? [folded, ''] : [before, floor];
}
