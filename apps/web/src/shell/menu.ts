import type { Role } from '@qingyuan/contract/roles';
import type zh from './words.zh.ts';

/** A page that has a name: its key under `page` in the shell's words. */
export type PageName = keyof (typeof zh)['page'];
export type GroupName = keyof (typeof zh)['group'];

export interface MenuItem {
  readonly page: PageName;
  readonly to: `/${string}`;
  /** Who finds it in the menu. What may be seen there is decided by the server. */
  readonly roles: readonly Role[];
}

export interface MenuGroup {
  readonly group: GroupName;
  readonly items: readonly MenuItem[];
}

const OFFICERS = ['joint_office', 'market_officer', 'police_officer', 'agency_head'] as const satisfies readonly Role[];

/** A feature adds its list here and its routes in app/router.tsx. */
export const MENU: readonly MenuGroup[] = [
  {
    group: 'work',
    items: [{ page: 'todo', to: '/todo', roles: [...OFFICERS, 'analyst', 'legal_officer', 'grid_worker', 'leader'] }],
  },
  {
    group: 'handling',
    items: [
      { page: 'tips', to: '/tips', roles: [...OFFICERS, 'leader'] },
      { page: 'leads', to: '/leads', roles: [...OFFICERS, 'analyst', 'leader'] },
      { page: 'patrol', to: '/patrol', roles: [...OFFICERS, 'analyst', 'leader'] },
      { page: 'screening', to: '/screening', roles: [...OFFICERS, 'analyst', 'leader'] },
      { page: 'recurrence', to: '/recurrence', roles: [...OFFICERS, 'analyst', 'leader'] },
      { page: 'cases', to: '/cases', roles: [...OFFICERS, 'analyst', 'legal_officer', 'leader'] },
      { page: 'rewards', to: '/rewards', roles: ['joint_office', 'legal_officer', 'agency_head'] },
      { page: 'schemes', to: '/schemes', roles: [...OFFICERS, 'analyst', 'legal_officer', 'leader'] },
    ],
  },
  {
    group: 'oversight',
    items: [
      {
        page: 'returns',
        to: '/returns',
        roles: ['joint_office', 'leader', 'market_officer', 'agency_head', 'legal_officer'],
      },
      { page: 'responsibilities', to: '/responsibilities', roles: [...OFFICERS, 'legal_officer', 'leader', 'auditor'] },
      {
        page: 'rules',
        to: '/rules',
        roles: [...OFFICERS, 'analyst', 'legal_officer', 'grid_worker', 'leader', 'auditor'],
      },
      { page: 'audit', to: '/audit', roles: ['auditor'] },
    ],
  },
  { group: 'system', items: [{ page: 'users', to: '/users', roles: ['admin'] }] },
];

/** The groups and items that somebody with these roles finds. */
export function menuFor(roles: readonly Role[], menu: readonly MenuGroup[] = MENU): readonly MenuGroup[] {
  return menu
    .map(({ group, items }) => ({
      group,
      items: items.filter((item) => item.roles.some((role) => roles.includes(role))),
    }))
    .filter(({ items }) => items.length > 0);
}

export interface Place {
  readonly group: GroupName;
  readonly item: MenuItem;
}

/** The menu entry that an address belongs to: `/tips` for `/tips/…`. */
export function placeOf(pathname: string, menu: readonly MenuGroup[] = MENU): Place | undefined {
  for (const { group, items } of menu) {
    const item = items.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
    if (item !== undefined) return { group, item };
  }
  return undefined;
}
