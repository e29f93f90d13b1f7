import type { SchemePerson } from '@qingyuan/contract/scheme-accounts';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { countText } from '@qingyuan/ui/numbers';
import { Stack } from '../../../lists/Stack.tsx';
import { AppLink } from '../../../shell/AppLink.tsx';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { type schemeWords } from '../words.ts';
import { DecisionText } from './DecisionText.tsx';
import { Reasons } from './Reasons.tsx';

/** Accounts named in the list; the rest is in the structure. */
const NAMED = 3;

type Say = ReturnType<typeof schemeWords.use>;

export function personColumns(say: Say, schemeId: string): ListColumn<SchemePerson>[] {
  const opened = (index: number) => `/schemes/${schemeId}/structure?from=${index}&account=${index}`;
  return [
    {
      key: 'name',
      title: say('person.name'),
      fixed: true,
      width: 130,
      render: ({ account }) => (
        <Stack
          lines={[
            <AppLink key="open" href={opened(account.index)}>
              {account.name ?? account.memberId}
            </AppLink>,
            account.name === null ? say('person.noName') : account.memberId,
          ]}
        />
      ),
    },
    {
      key: 'figures',
      title: say('person.figures'),
      width: 150,
      render: ({ people, levels, moneyLineFen }) => (
        <Stack
          lines={[
            <strong key="people" className="num">
              {say('person.people', { count: countText(people) })}
            </strong>,
            say('person.levelCount', { count: countText(levels) }),
            say('person.yuan', { amount: yuanText(moneyLineFen) }),
          ]}
        />
      ),
    },
    {
      key: 'reasons',
      title: say('person.reasons'),
      width: 330,
      render: ({ reasons }) => <Reasons reasons={reasons} />,
    },
    {
      key: 'accounts',
      title: say('person.accounts'),
      width: 130,
      render: ({ accounts, accountCount }) => (
        <Stack
          lines={[
            ...accounts.slice(0, NAMED).map(({ index, memberId }) => (
              <AppLink key={index} href={opened(index)}>
                {memberId}
              </AppLink>
            )),
            accountCount > NAMED ? say('person.more', { count: countText(accountCount) }) : '',
          ]}
        />
      ),
    },
    {
      key: 'decision',
      title: say('person.decision'),
      width: 220,
      render: ({ decision }) => <DecisionText decision={decision} />,
    },
  ];
}
