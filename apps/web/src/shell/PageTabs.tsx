import { countText } from '@qingyuan/ui/numbers';
import { AppLink } from './AppLink.tsx';

interface Tab {
  readonly key: string;
  readonly href: string;
  readonly text: string;
  readonly count?: number;
}

interface Props {
  readonly tabs: readonly Tab[];
  /** Key of the open one. */
  readonly here: string;
  readonly label?: string;
}

/** Pages that stand beside each other, each with its own address. */
export function PageTabs({ tabs, here, label }: Props) {
  return (
    <ul className="tabs" aria-label={label}>
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
