import type { DisguiseDictionary } from '@qingyuan/contract/law-screening';
import { disguiseFinder } from '@qingyuan/core/screening/disguises';

/** Which disguises of the dictionary occur in an object's name and description, and by which version of it. */
export function classify(dictionary: DisguiseDictionary, texts: readonly string[]) {
  const hits = disguiseFinder(dictionary.disguises)(texts.join('\u0000'));
  return { disguises: hits.map(({ id }) => id), dictionary: `${dictionary.id}@${dictionary.version}` };
}

/** Names of disguises by id, from all versions of the dictionary: an object keeps what it was sorted by. */
export function namesOf(all: readonly DisguiseDictionary[]): ReadonlyMap<string, { zh: string; en: string }> {
  return new Map(all.flatMap(({ disguises }) => disguises.map(({ id, name }) => [id, name] as const)));
}
