import { AppLink } from '../../shell/AppLink.tsx';
import { patrolWords } from './words.ts';

const TABS = { objects: '/patrol', log: '/patrol/log' } as const;

export function PatrolTabs({ here }: { readonly here: keyof typeof TABS }) {
  const say = patrolWords.use();
  return (
    <ul className="tabs">
      {(['objects', 'log'] as const).map((tab) => (
        <li key={tab} className={tab === here ? 'is-here' : ''}>
          <AppLink href={TABS[tab]} {...(tab === here ? { 'aria-current': 'page' as const } : {})}>
            {say(`tab.${tab}`)}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
