import { readFileSync } from 'node:fs';
import { foldText } from '@qingyuan/core/kernel/text';
import type { NameSounds } from '@qingyuan/core/matching/name-sounds';

/** Written by write-character-table.ts; see there for the form. */
export const CHARACTER_TABLE = new URL('./character-table.txt', import.meta.url);

const TRADITIONAL = '=';
const SURNAME = '^';
const CODES = 0x10000;

/** Up to so many ways to say a character. */
const WAYS = 2;

/**
 * How single characters are written and said, the same as `nameReading` has it, from a small table: for work that cannot
 * wait a second until dictionaries are loaded.
 */
export function openNameSounds(): NameSounds {
  const simplified = new Map<string, string>();
  const syllables: string[] = [''];
  const within = new Uint16Array(CODES * WAYS);
  const begins = new Uint16Array(CODES);
  for (const line of readFileSync(CHARACTER_TABLE, 'utf8').split('\n')) {
    const space = line.indexOf(' ');
    const word = line.slice(0, space);
    if (space < 0 || word === '#') continue;
    const characters = line.slice(space + 1);
    if (word === TRADITIONAL) readPairs(characters, simplified);
    else if (word.startsWith(SURNAME)) enter(begins, 1, { characters, number: syllables.push(word.slice(1)) - 1 });
    else enter(within, WAYS, { characters, number: syllables.push(word) - 1 });
  }
  const said = (number: number | undefined): string[] => (number ? [syllables[number] ?? ''] : []);
  return {
    fold: (text) => Array.from(foldText(text), (character) => simplified.get(character) ?? character).join(''),
    syllables: (character, atBeginning) => {
      const code = character.charCodeAt(0);
      const usual = [...said(within[code * WAYS]), ...said(within[code * WAYS + 1])];
      return atBeginning ? [...said(begins[code]), ...usual] : usual;
    },
  };
}

function readPairs(text: string, into: Map<string, string>): void {
  let traditional = '';
  for (const character of text) {
    if (traditional === '') traditional = character;
    else {
      into.set(traditional, character);
      traditional = '';
    }
  }
}

/** Enters a way to say each character in its first free place of `ways`. */
function enter(into: Uint16Array, ways: number, line: { readonly characters: string; readonly number: number }): void {
  for (let at = 0; at < line.characters.length; at += 1) {
    const place = line.characters.charCodeAt(at) * ways;
    into[into[place] === 0 ? place : place + ways - 1] = line.number;
  }
}
