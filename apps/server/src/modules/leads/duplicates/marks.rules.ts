import type { LeadMarkInput, MarkKind } from '@qingyuan/contract/leads';
import { checkCreditCode } from '@qingyuan/core/identifiers/credit-code';
import { maskPhone } from '@qingyuan/core/identifiers/masking';
import { foldText } from '@qingyuan/core/kernel/text';
import { placeKey } from '@qingyuan/core/screening/fold-address';
import { foldHost, identityOf } from '@qingyuan/core/screening/online-identity';

/** What a lead is about, folded so that two writings of the same are equal. */
export interface FoldedMark {
  readonly kind: MarkKind;
  /** Equal keys of one kind mean the same; a phone's is its number until it is indexed. */
  readonly key: string;
  /** The room of a place; otherwise empty. */
  readonly detail: string;
  readonly shown: string;
}

/** Shorter than this, a place names no place: `小区`, `三楼`. */
const SHORTEST_PLACE = 4;
const FIRM_END = /(有限责任公司|股份有限公司|有限公司|股份公司|公司)$/u;
const FIRM_AREAS = /^(贵州省?|黔南布依族苗族自治州|黔南州?|[\p{Script=Han}]{2}(市|县))/u;

/** Undefined where the text cannot be what its kind says. `areaNames` are taken off the front of a place. */
export function foldMark({ kind, text }: LeadMarkInput, areaNames: readonly string[]): FoldedMark | undefined {
  const shown = text.trim();
  const made = (key: string | undefined): FoldedMark | undefined =>
    key === undefined || key === '' ? undefined : { kind, key, detail: '', shown };
  switch (kind) {
    case 'place': {
      const { building, room } = placeKey(text, areaNames);
      return building.length < SHORTEST_PLACE ? undefined : { kind, key: building, detail: room, shown };
    }
    case 'phone': {
      const number = foldPhone(text);
      return number === undefined ? undefined : { kind, key: number, detail: '', shown: maskPhone(number) };
    }
    case 'site':
      return made(foldHost(text));
    case 'app':
      return made(identityOf({ kind: 'app', address: text, platform: '' }));
    case 'credit_code': {
      const checked = checkCreditCode(text);
      return checked.ok ? made(checked.code) : undefined;
    }
    case 'firm':
      return made(foldFirm(text));
    case 'name':
      return made(foldName(text));
  }
}

/** The digits of a phone without the prefix of the country; undefined where they are too few or too many. */
function foldPhone(text: string): string | undefined {
  const digits = foldText(text)
    .replaceAll(/[^0-9+]/gu, '')
    .replace(/^(\+86|0086)(?=\d{10})/u, '')
    .replaceAll('+', '');
  return /^\d{7,12}$/u.test(digits) ? digits : undefined;
}

const foldName = (text: string) => foldText(text).replaceAll(/[\p{P}\p{S}]/gu, '');

/** `贵州省某某商贸有限公司` and `某某商贸公司` are one firm as far as its name can tell. */
function foldFirm(text: string): string {
  const whole = foldName(text);
  const short = whole.replace(FIRM_END, '').replace(FIRM_AREAS, '');
  return short.length >= 2 ? short : whole;
}

const SITE =
  /(?:https?:\/\/)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:com|cn|net|org|vip|top|xyz|cc|shop|club|app|info|io|me|co)(?![a-z0-9])(?::\d{2,5})?/giu;
const PHONE = /(?<!\d)(?:\+?86[- ]?)?1\d{10}(?!\d)/gu;
const CREDIT_CODE = /(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/giu;

/** Sites, mobile phones and credit codes that stand in a text; nobody has to type them again. */
export function readMarks(text: string): LeadMarkInput[] {
  const plain = text.normalize('NFKC');
  const found = (kind: MarkKind, pattern: RegExp) =>
    [...plain.matchAll(pattern)].map(([hit]): LeadMarkInput => ({ kind, text: hit }));
  return [...found('site', SITE), ...found('phone', PHONE), ...found('credit_code', CREDIT_CODE)];
}

/** Each mark once. */
export function foldMarks(inputs: readonly LeadMarkInput[], areaNames: readonly string[]): FoldedMark[] {
  const all = new Map<string, FoldedMark>();
  for (const input of inputs) {
    const mark = foldMark(input, areaNames);
    if (mark !== undefined)
      all.set(
        `${mark.kind}\n${mark.key}\n${mark.detail}`,
        all.get(`${mark.kind}\n${mark.key}\n${mark.detail}`) ?? mark,
      );
  }
  return [...all.values()];
}
