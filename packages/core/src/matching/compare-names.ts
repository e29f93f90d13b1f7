import type { CharacterSounds } from './folded-names.ts';

/** How two names agree, strongest first; one name has at most one of these towards another. */
export const NAME_LIKENESSES = ['same', 'sounds_alike', 'one_character', 'swapped', 'different'] as const;
export type NameLikeness = (typeof NAME_LIKENESSES)[number];

/** A folded name: `codes[from … from + length)`. */
export interface NameSpan {
  readonly codes: Uint32Array;
  readonly from: number;
  readonly length: number;
}

/**
 * How two folded names agree: letter by letter; said alike, character by character; one character different; two
 * neighbouring characters changed places. Empty names agree with nothing. O(length).
 */
export function compareNames(one: NameSpan, other: NameSpan, sounds: CharacterSounds): NameLikeness {
  const { length } = one;
  if (length === 0 || length !== other.length) return 'different';
  const first = nextDifference(one, other, 0);
  if (first === length) return 'same';
  if (soundsAlike(one, other, sounds)) return 'sounds_alike';
  const second = nextDifference(one, other, first + 1);
  if (second === length) return length > 1 ? 'one_character' : 'different';
  if (second > first + 1 || nextDifference(one, other, second + 1) < length) return 'different';
  return isSwapped(one, other, first) ? 'swapped' : 'different';
}

/** The first place from `at` on where the names differ; their length if there is none. */
function nextDifference(one: NameSpan, other: NameSpan, at: number): number {
  let place = at;
  while (place < one.length && one.codes[one.from + place] === other.codes[other.from + place]) place += 1;
  return Math.min(place, one.length);
}

function soundsAlike(one: NameSpan, other: NameSpan, sounds: CharacterSounds): boolean {
  for (let at = 0; at < one.length; at += 1)
    if (!sounds.alike(one.codes[one.from + at] as number, other.codes[other.from + at] as number, at === 0))
      return false;
  return true;
}

function isSwapped(one: NameSpan, other: NameSpan, at: number): boolean {
  return (
    one.codes[one.from + at] === other.codes[other.from + at + 1] &&
    one.codes[one.from + at + 1] === other.codes[other.from + at]
  );
}
