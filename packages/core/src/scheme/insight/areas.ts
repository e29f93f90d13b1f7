import { decodeUtf8 } from '../reading/utf8.ts';
import type { TextColumn } from '../reading/cells.ts';
import { sameText } from '../structure/partition.ts';
import { hashOf } from './shared-values.ts';

/** Codes of provinces (GB/T 2260) and the names by which texts call them. */
export const PROVINCES: Readonly<Record<string, string>> = {
  11: '北京',
  12: '天津',
  13: '河北',
  14: '山西',
  15: '内蒙古',
  21: '辽宁',
  22: '吉林',
  23: '黑龙江',
  31: '上海',
  32: '江苏',
  33: '浙江',
  34: '安徽',
  35: '福建',
  36: '江西',
  37: '山东',
  41: '河南',
  42: '湖北',
  43: '湖南',
  44: '广东',
  45: '广西',
  46: '海南',
  50: '重庆',
  51: '四川',
  52: '贵州',
  53: '云南',
  54: '西藏',
  61: '陕西',
  62: '甘肃',
  63: '青海',
  64: '宁夏',
  65: '新疆',
  71: '台湾',
  81: '香港',
  82: '澳门',
};

/** Province by code and city by name or, from id numbers, by code; either may be missing. */
export interface Area {
  readonly province: string | null;
  readonly city: string | null;
  /** Whether the text of the area or the id number said so. */
  readonly from: 'text' | 'id_number';
}

const SUFFIX = /^(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?[\s,，/·-]*/u;
const CITY = /^([\p{Script=Han}]{1,12}?(?:自治州|地区|盟|市))/u;
/** Not the end of a name: 市 of 市辖区. */
const NO_CITY = /^市/u;
const NAMES = Object.entries(PROVINCES);

/** The first province of a text and the city behind it; a city alone counts too. Undefined when neither is there. */
export function areaOfText(text: string): Area | undefined {
  let first: { readonly at: number; readonly code: string; readonly name: string } | undefined;
  for (const [code, name] of NAMES) {
    const at = text.indexOf(name);
    if (at >= 0 && (first === undefined || at < first.at)) first = { at, code, name };
  }
  if (first === undefined) {
    const city = cityOf(text.trim());
    return city === null ? undefined : { province: null, city, from: 'text' };
  }
  const rest = text.slice(first.at + first.name.length).replace(SUFFIX, '');
  return { province: first.code, city: cityOf(rest), from: 'text' };
}

function cityOf(text: string): string | null {
  return NO_CITY.test(text) ? null : (CITY.exec(text)?.[1] ?? null);
}

/** By the first digits of an id number of 15 or 18 places with a known province and a day of birth that can be. */
export function areaOfIdNumber(bytes: Uint8Array, from: number, to: number): string | undefined {
  const length = to - from;
  if (length !== 18 && length !== 15) return undefined;
  if (!bytes.subarray(from, from + Math.min(length, 17)).every((byte) => byte >= 0x30 && byte <= 0x39))
    return undefined;
  const digit = (at: number): number => (bytes[from + at] as number) - 0x30;
  const two = (at: number): number => digit(at) * 10 + digit(at + 1);
  const birth = length === 18 ? 10 : 8;
  const century = length === 18 ? two(6) : 19;
  if ((century !== 19 && century !== 20) || !isDayOfYear(two(birth), two(birth + 2))) return undefined;
  const province = `${digit(0)}${digit(1)}`;
  return PROVINCES[province] === undefined ? undefined : `${province}${digit(2)}${digit(3)}`;
}

const isDayOfYear = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** Areas of a table; each row holds the number of one, 0 for none. */
export interface AreaColumn {
  readonly areas: readonly Area[];
  readonly of: Uint16Array;
}

const MOST_AREAS = 0xfffe;
/** Places for texts that were read; a power of two. */
const REMEMBERED = 1 << 16;

/** Area of each row: from its text, otherwise from its id number. O(bytes); texts seen before are not looked at again. */
export function readAreas(rows: number, texts: TextColumn | undefined, idNumbers: TextColumn | undefined): AreaColumn {
  const areas: Area[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (area: Area | undefined): number => {
    if (area === undefined) return 0;
    const key = `${area.from} ${area.province ?? ''} ${area.city ?? ''}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (areas.length === MOST_AREAS) return 0;
    areas.push(area);
    numbers.set(key, areas.length);
    return areas.length;
  };
  const ofText = texts && knownTexts(texts, (text) => numberOf(areaOfText(text)));
  const of = new Uint16Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let area = ofText === undefined ? 0 : ofText(row);
    if (area === 0 && idNumbers !== undefined) {
      const code = areaOfIdNumber(
        idNumbers.bytes,
        idNumbers.offsets[row] as number,
        idNumbers.offsets[row + 1] as number,
      );
      if (code !== undefined) area = numberOf({ province: code.slice(0, 2), city: code, from: 'id_number' });
    }
    of[row] = area;
  }
  return { areas, of };
}

/** The number for the text of a row. A text that was met not long ago is known by its bytes, without being decoded. */
function knownTexts(texts: TextColumn, read: (text: string) => number): (row: number) => number {
  const rows = new Int32Array(REMEMBERED).fill(-1);
  const numbers = new Uint16Array(REMEMBERED);
  const { bytes, offsets } = texts;
  return (row) => {
    const [from, to] = [offsets[row] as number, offsets[row + 1] as number];
    if (from === to) return 0;
    const place = hashOf(texts, row) & (REMEMBERED - 1);
    const known = rows[place] as number;
    if (known < 0 || !sameText(texts, known, texts, row)) {
      numbers[place] = read(decodeUtf8(bytes.subarray(from, to)));
      rows[place] = row;
    }
    return numbers[place] as number;
  };
}
