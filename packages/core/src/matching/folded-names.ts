import { decodeUtf8 } from '../scheme/reading/utf8.ts';
import type { NameSounds } from './name-sounds.ts';

/** Folds to nothing, such as a blank. */
const DROPPED = 0xffff;
/** Cannot be folded without its neighbours, or folds to several characters. */
const WITH_NEIGHBOURS = 0xfffe;
const CODES = 0x10000;
/** Beyond every Chinese character that Unicode has. */
const HAN_CODES = 0x40000;
/** Names that are longer are cut off here for comparing; the longest real ones have about thirty characters. */
export const LONGEST_NAME = 64;

const HAN = /^\p{Script=Han}$/u;
const ALONE = /^[\p{Script=Han}\p{Script=Latin}\p{Nd}\s·]$/u;

/**
 * Folds names on UTF-8 bytes, remembering what each character folds to. A name of ordinary characters makes no string;
 * any other is folded as a whole.
 */
export class NameFolder {
  private readonly fold: NameSounds['fold'];
  /** Character → folded character, 0 when not asked for yet. */
  private readonly table = new Uint16Array(CODES);

  constructor(fold: NameSounds['fold']) {
    this.fold = fold;
  }

  /** Writes the folded name of `bytes[from … to)` to the beginning of `out` (room for `LONGEST_NAME`) and returns its length. */
  foldInto(out: Uint32Array, bytes: Uint8Array, span: { readonly from: number; readonly to: number }): number {
    let length = 0;
    for (let at = span.from; at < span.to;) {
      const first = bytes[at] as number;
      const size = first < 0x80 ? 1 : first >= 0xe0 && first < 0xf0 && at + 2 < span.to ? 3 : 0;
      if (size === 0) return this.foldWhole(out, bytes.subarray(span.from, span.to));
      const code = size === 1 ? first : threeBytes(first, bytes[at + 1] as number, bytes[at + 2] as number);
      const folded = this.table[code] || this.learn(code);
      if (folded === WITH_NEIGHBOURS) return this.foldWhole(out, bytes.subarray(span.from, span.to));
      if (folded !== DROPPED && length < LONGEST_NAME) {
        out[length] = folded;
        length += 1;
      }
      at += size;
    }
    return length;
  }

  private foldWhole(out: Uint32Array, bytes: Uint8Array): number {
    const codes = Array.from(this.fold(decodeUtf8(bytes)), (character) => character.codePointAt(0) ?? 0);
    const length = Math.min(codes.length, LONGEST_NAME);
    for (let at = 0; at < length; at += 1) out[at] = codes[at] as number;
    return length;
  }

  private learn(code: number): number {
    const character = String.fromCharCode(code);
    const folded = this.fold(character);
    const single = folded.length === 1 ? folded.charCodeAt(0) : folded === '' ? DROPPED : WITH_NEIGHBOURS;
    const known = ALONE.test(character) && (folded === '' || ALONE.test(folded)) ? single : WITH_NEIGHBOURS;
    this.table[code] = known;
    return known;
  }
}

/** U+FFFD for bytes that are no character: it folds with its neighbours, that is the slow way. */
function threeBytes(first: number, second: number, third: number): number {
  const code = ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
  const valid =
    (second & 0xc0) === 0x80 && (third & 0xc0) === 0x80 && code >= 0x800 && (code < 0xd800 || code > 0xdfff);
  return valid ? code : 0xfffd;
}

/** No sound in common with anything. */
const SILENT = 0xffff_ffff;
const SYLLABLE_BITS = 10;
const SYLLABLE_MASK = (1 << SYLLABLE_BITS) - 1;

/** Numbers of syllables, up to three ways to say a character in one number; remembered. */
export class CharacterSounds {
  private readonly syllables: NameSounds['syllables'];
  private readonly numbers = new Map<string, number>();
  private readonly first = new Uint32Array(HAN_CODES);
  private readonly later = new Uint32Array(HAN_CODES);

  constructor(syllables: NameSounds['syllables']) {
    this.syllables = syllables;
  }

  /** True when both characters can be said the same way; `begins` when they begin their names. */
  alike(one: number, other: number, begins: boolean): boolean {
    if (one === other) return true;
    if (one >= HAN_CODES || other >= HAN_CODES) return false;
    const table = begins ? this.first : this.later;
    const a = (table[one] as number) || this.learn(table, one, begins);
    const b = (table[other] as number) || this.learn(table, other, begins);
    if (a === SILENT || b === SILENT) return false;
    for (let ways = a; ways !== 0; ways >>>= SYLLABLE_BITS) {
      const way = ways & SYLLABLE_MASK;
      for (let others = b; others !== 0; others >>>= SYLLABLE_BITS) if ((others & SYLLABLE_MASK) === way) return true;
    }
    return false;
  }

  private learn(table: Uint32Array, code: number, begins: boolean): number {
    const character = String.fromCodePoint(code);
    const ways = HAN.test(character) ? this.syllables(character, begins).slice(0, 3) : [];
    const packed = ways.reduce((sum, way, at) => sum + this.numberOf(way) * 2 ** (at * SYLLABLE_BITS), 0);
    const known = packed === 0 ? SILENT : packed;
    table[code] = known;
    return known;
  }

  private numberOf(syllable: string): number {
    const known = this.numbers.get(syllable) ?? this.numbers.size + 1;
    if (known > SYLLABLE_MASK) throw new RangeError('more than 1,023 syllables');
    this.numbers.set(syllable, known);
    return known;
  }
}
