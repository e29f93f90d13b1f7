import { domainWords } from '../../domain/words.ts';
import { PageTabs } from '../../shell/PageTabs.tsx';
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
    { key: 'done', href: '/todo/done', text: say('tab.done') },
  ];
  return <PageTabs here={here} tabs={tabs} />;
}
