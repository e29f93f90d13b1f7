import { AppLink } from '../../shell/AppLink.tsx';
import { userWords } from './words.ts';

const TABS = ['users', 'agencies'] as const;

export function UserTabs({ here }: { readonly here: (typeof TABS)[number] }) {
  const say = userWords.use();
  return (
    <ul className="tabs">
      {TABS.map((tab) => (
        <li key={tab} className={tab === here ? 'is-here' : ''}>
          <AppLink href={`/${tab}`} {...(tab === here ? { 'aria-current': 'page' as const } : {})}>
            {say(`tab.${tab}`)}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
