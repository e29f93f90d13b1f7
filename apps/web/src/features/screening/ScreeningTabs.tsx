import { AppLink } from '../../shell/AppLink.tsx';
import { screeningWords } from './words.ts';

const TABS = { findings: '/screening', imports: '/screening/imports' } as const;

export function ScreeningTabs({ here }: { readonly here: keyof typeof TABS }) {
  const say = screeningWords.use();
  return (
    <ul className="tabs">
      {(['findings', 'imports'] as const).map((tab) => (
        <li key={tab} className={tab === here ? 'is-here' : ''}>
          <AppLink href={TABS[tab]} {...(tab === here ? { 'aria-current': 'page' as const } : {})}>
            {say(`tab.${tab}`)}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
