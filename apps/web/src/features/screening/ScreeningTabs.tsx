import { PageTabs } from '../../shell/PageTabs.tsx';
import { screeningWords } from './words.ts';

interface Props {
  readonly here: 'findings' | 'imports';
}

export function ScreeningTabs({ here }: Props) {
  const say = screeningWords.use();
  const tabs = [
    { key: 'findings', href: '/screening', text: say('tab.findings') },
    { key: 'imports', href: '/screening/imports', text: say('tab.imports') },
  ];
  return <PageTabs here={here} tabs={tabs} />;
}
