import { countText } from '@qingyuan/ui/numbers';
import { domainWords } from '../../domain/words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { toDoWords } from './words.ts';

interface Props {
  /** The open one: `all`, `done` or a kind. */
  readonly here: string;
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  readonly all: number;
}

/** 待办 by kind with counts, and 已办. */
export function ToDoTabs({ here, kinds, all }: Props) {
  const say = toDoWords.use();
  const tabs = [
    { key: 'all', href: '/todo', text: say('tab.all'), count: all },
    ...kinds
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => ({
        key: kind,
        href: `/todo?kind=${kind}`,
        text: domainWords.lookUp('kind', kind),
        count,
      })),
    { key: 'done', href: '/todo/done', text: say('tab.done'), count: undefined },
  ];
  return (
    <ul className="tabs">
      {tabs.map(({ key, href, text, count }) => (
        <li key={key} className={key === here ? 'is-here' : ''}>
          <AppLink href={href} {...(key === here ? { 'aria-current': 'page' as const } : {})}>
            {text}
            {count !== undefined && <b>{countText(count)}</b>}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
