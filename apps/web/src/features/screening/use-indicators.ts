import { useQuery } from '@tanstack/react-query';
import { textLanguage } from '../../i18n/i18n.ts';
import { rulesQuery } from '../rules/queries/rules.ts';

/** The indicators of all versions as choices, in the reader's language; empty until they are there. */
export function useIndicators(): { readonly value: string; readonly label: string }[] {
  const { data } = useQuery(rulesQuery);
  const language = textLanguage();
  const all = new Map(
    (data?.screening ?? []).flatMap(({ indicators }) =>
      indicators.map(({ id, title }) => [id, title[language]] as const),
    ),
  );
  return [...all].map(([value, label]) => ({ value, label }));
}
