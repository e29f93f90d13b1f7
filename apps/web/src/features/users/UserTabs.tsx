import { PageTabs } from '../../shell/PageTabs.tsx';
import { userWords } from './words.ts';

const TABS = ['users', 'agencies'] as const;

export function UserTabs({ here }: { readonly here: (typeof TABS)[number] }) {
  const say = userWords.use();
  return <PageTabs here={here} tabs={TABS.map((key) => ({ key, href: `/${key}`, text: say(`tab.${key}`) }))} />;
}
