import type { LegalTest, SchemeCandidate } from '@qingyuan/contract/scheme-thresholds';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { countText } from '@qingyuan/ui/numbers';
import { textLanguage } from '../../../i18n/i18n.ts';
import { Stack } from '../../../lists/Stack.tsx';
import { AppLink } from '../../../shell/AppLink.tsx';
import { lineHref } from '../member.ts';
import type { schemeWords } from '../words.ts';
import { DecisionText } from './DecisionText.tsx';
import type { PersonsPlace } from './persons-place.ts';
import { Values } from './TestTable.tsx';
import type { personsWords } from './words.ts';

/** Accounts named in the list; the rest is in the structure. */
const NAMED = 3;

interface Given {
  readonly say: ReturnType<typeof personsWords.use>;
  readonly sayScheme: ReturnType<typeof schemeWords.use>;
  readonly schemeId: string;
  readonly place: PersonsPlace;
  readonly tests: readonly LegalTest[];
}

export function personColumns({ say, sayScheme, schemeId, place, tests }: Given): ListColumn<SchemeCandidate>[] {
  return [
    {
      key: 'name',
      title: sayScheme('person.name'),
      fixed: true,
      width: 130,
      render: ({ account }) => (
        <Stack
          lines={[
            <AppLink key="open" href={lineHref(schemeId, account.index)}>
              {account.name ?? account.memberId}
            </AppLink>,
            account.name === null ? sayScheme('person.noName') : account.memberId,
          ]}
        />
      ),
    },
    {
      key: 'figures',
      title: sayScheme('person.figures'),
      width: 150,
      render: ({ bases, moneyLineFen }) => (
        <Stack
          lines={[
            <strong key="people" className="num">
              {sayScheme('person.people', { count: countText(bases[place.basis].people) })}
            </strong>,
            sayScheme('person.levelCount', { count: countText(bases[place.basis].levels) }),
            sayScheme('person.yuan', { amount: yuanText(moneyLineFen) }),
          ]}
        />
      ),
    },
    {
      key: 'chosen',
      title: say('list.chosen'),
      width: 210,
      render: ({ results }) => {
        const result = results.find(({ test }) => test === place.threshold);
        return <Values cell={result?.cells.find(({ basis, tree }) => basis === place.basis && tree === place.tree)} />;
      },
    },
    {
      key: 'reached',
      title: say('list.reached'),
      width: 230,
      render: ({ results }) => <Reached results={results} tests={tests} none={say('list.none')} />,
    },
    {
      key: 'accounts',
      title: sayScheme('person.accounts'),
      width: 130,
      render: ({ accounts, accountCount }) => (
        <Stack
          lines={[
            ...accounts.slice(0, NAMED).map(({ index, memberId }) => (
              <AppLink key={index} href={lineHref(schemeId, index)}>
                {memberId}
              </AppLink>
            )),
            accountCount > NAMED ? sayScheme('person.more', { count: countText(accountCount) }) : '',
          ]}
        />
      ),
    },
    {
      key: 'decision',
      title: sayScheme('person.decision'),
      width: 220,
      render: ({ decision }) => <DecisionText decision={decision} />,
    },
  ];
}

interface ReachedProps {
  readonly results: SchemeCandidate['results'];
  readonly tests: readonly LegalTest[];
  readonly none: string;
}

/** The criminal tests that are reached on the counts that the rules name. */
function Reached({ results, tests, none }: ReachedProps) {
  const language = textLanguage();
  const reached = tests.filter(
    ({ key, kind }) =>
      (kind === 'prosecution' || kind === 'organiser' || kind === 'serious') &&
      results.some(({ test, met }) => test === key && met === true),
  );
  if (reached.length === 0) return <span className="quiet">{none}</span>;
  return (
    <ul className="reasons">
      {reached.map(({ key, title }) => (
        <li key={key}>{title[language]}</li>
      ))}
    </ul>
  );
}
