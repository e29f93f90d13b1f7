import { MenuOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import type { Role } from '@qingyuan/contract/roles';
import { Button, Layout } from 'antd';
import { LanguageSwitch } from '../app/LanguageSwitch.tsx';
import { Logo } from '../app/Logo.tsx';
import { startPageOf } from '../app/start-page.ts';
import { useSession } from '../session/session.ts';
import { sessionWords } from '../session/words.ts';
import { AppLink } from './AppLink.tsx';
import { menuFor } from './menu.ts';
import { TodoBell } from './TodoBell.tsx';
import { UserMenu } from './UserMenu.tsx';
import { shellWords } from './words.ts';

interface Props {
  /** Present where the menu is folded away. */
  readonly onMenu: (() => void) | undefined;
  readonly onKeys: () => void;
}

export function Header({ onMenu, onKeys }: Props) {
  const say = shellWords.use();
  const session = useSession();
  return (
    <Layout.Header className="shell-header">
      {onMenu !== undefined && (
        <Button type="text" icon={<MenuOutlined />} aria-label={say('shell.menu')} onClick={onMenu} />
      )}
      <AppLink href={startPageOf(session.roles)} className="shell-brand">
        <Logo size={28} />
        <strong>{sessionWords.say('product.name')}</strong>
        <span className="shell-brand-full">{sessionWords.say('product.full')}</span>
      </AppLink>
      <p className="shell-where" title={`${session.area.name} · ${session.agency.name}`}>
        <span>{session.area.name}</span>
        <span className="shell-agency">{session.agency.name}</span>
      </p>
      {findsToDo(session.roles) && <TodoBell />}
      <LanguageSwitch />
      <AppLink href="/help" className="shell-icon" aria-label={say('shell.help')}>
        <QuestionCircleOutlined />
      </AppLink>
      <UserMenu session={session} onKeys={onKeys} />
    </Layout.Header>
  );
}

function findsToDo(roles: readonly Role[]): boolean {
  return menuFor(roles).some(({ items }) => items.some(({ page }) => page === 'todo'));
}
