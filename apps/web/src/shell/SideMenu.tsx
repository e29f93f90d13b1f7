import { useLocation } from '@tanstack/react-router';
import { Menu } from 'antd';
import { useSession } from '../session/session.ts';
import { AppLink } from './AppLink.tsx';
import { menuFor, placeOf } from './menu.ts';
import { shellWords } from './words.ts';

export function SideMenu() {
  const say = shellWords.use();
  const { roles } = useSession();
  const { pathname } = useLocation();
  const here = placeOf(pathname)?.item.page;
  return (
    <nav aria-label={say('shell.mainMenu')}>
      <Menu
        mode="inline"
        inlineIndent={14}
        selectedKeys={here === undefined ? [] : [here]}
        items={menuFor(roles).map(({ group, items }) => ({
          key: group,
          type: 'group',
          label: say(`group.${group}`),
          children: items.map(({ page, to }) => ({
            key: page,
            label: <AppLink href={to}>{say(`page.${page}`)}</AppLink>,
          })),
        }))}
      />
    </nav>
  );
}
