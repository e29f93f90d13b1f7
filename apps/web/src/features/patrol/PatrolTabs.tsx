import { PageTabs } from '../../shell/PageTabs.tsx';
import { patrolWords } from './words.ts';

interface Props {
  readonly here: 'objects' | 'log';
}

export function PatrolTabs({ here }: Props) {
  const say = patrolWords.use();
  const tabs = [
    { key: 'objects', href: '/patrol', text: say('tab.objects') },
    { key: 'log', href: '/patrol/log', text: say('tab.log') },
  ];
  return <PageTabs here={here} tabs={tabs} />;
}
