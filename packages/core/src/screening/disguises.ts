import { foldText } from '../kernel/text.ts';
import { wordFinder } from './word-finder.ts';

export interface Disguise {
  readonly id: string;
  readonly words: readonly string[];
}

/** A disguise that occurs in a text, with the words by which it was found. */
export interface DisguiseHit {
  readonly id: string;
  readonly words: readonly string[];
}

/** Sorts texts by a dictionary of disguises. The answer keeps the order of the dictionary. */
export function disguiseFinder(disguises: readonly Disguise[]): (text: string) => DisguiseHit[] {
  const entries = disguises.flatMap(({ id, words }) => words.map((word) => ({ id, word })));
  const finder = wordFinder(entries.map(({ word }) => word));
  return (text) => {
    const hits = finder.find(foldText(text)).flatMap((number) => entries[number] ?? []);
    return disguises.flatMap(({ id }) => {
      const words = hits.filter((hit) => hit.id === id).map(({ word }) => word);
      return words.length === 0 ? [] : [{ id, words }];
    });
  };
}
