import { useQuery } from '@tanstack/react-query';
import { textLanguage } from '../../i18n/i18n.ts';
import { rulesQuery } from '../rules/queries/rules.ts';

export interface NamedDisguise {
  readonly id: string;
  readonly name: string;
  /** The first word: what one searches for. */
  readonly word: string;
}

/** The dictionary of disguises in the reader's language; empty until it is there. */
export function useDisguises(): readonly NamedDisguise[] {
  const { data } = useQuery(rulesQuery);
  const language = textLanguage();
  const dictionary = data?.disguises.find(({ effectiveTo }) => effectiveTo === undefined);
  return (dictionary?.disguises ?? []).map(({ id, name, words }) => ({
    id,
    name: name[language],
    word: words[0] ?? '',
  }));
}
