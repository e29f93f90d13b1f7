import { useQuery } from '@tanstack/react-query';
import { textLanguage } from '../../../i18n/i18n.ts';
import { DayField } from './DayField.tsx';
import { candidateQuery } from './queries.ts';
import { personsWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly index: number;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** The day of the conduct of somebody punished before, and how the test of the law data stands on it. */
export function ConductField({ schemeId, index, value, onChange }: Props) {
  const say = personsWords.use();
  const language = textLanguage();
  const { data } = useQuery(candidateQuery(schemeId, index, value));
  const test = data?.data.tests.find(({ kind, penaltyWindow }) => kind === 'organiser' && penaltyWindow !== null);
  const result = data?.data.person.results.find((one) => one.test === test?.key);
  return (
    <>
      <DayField
        label={say('decide.conduct')}
        hint={say('decide.conductHint')}
        value={value}
        required
        onChange={onChange}
      />
      {value !== undefined && data !== undefined && result !== undefined && (
        <p className="ui-note" aria-live="polite">
          <strong>{say('decide.repeat', { on: data.data.conductOn })}</strong> {result.text[language]}
        </p>
      )}
    </>
  );
}
