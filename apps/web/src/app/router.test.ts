import { ROLES } from '@qingyuan/contract/roles';
import { QueryClient } from '@tanstack/react-query';
import { createMemoryHistory } from '@tanstack/react-router';
import { describe, expect, it } from 'vitest';
import { MENU, menuFor } from '../shell/menu.ts';
import { GUIDED_PATH } from '../features/help/guided-path.ts';
import { makeRouter } from './router.tsx';
import { startPageOf } from './start-page.ts';

const router = makeRouter(new QueryClient(), createMemoryHistory());
const paths = new Set<string>(Object.keys(router.routesByPath));

describe('the addresses of the console', () => {
  it('exist for every entry of the menu', () => {
    for (const { items } of MENU) for (const { to } of items) expect(paths).toContain(to);
  });

  it.each(ROLES)('lead %s to a page of their own menu', (role) => {
    const own = menuFor([role]).flatMap(({ items }) => items.map(({ to }): string => to));
    expect(own).toContain(startPageOf([role]));
  });

  it('exist for every step of the guided path', () => {
    for (const { to } of GUIDED_PATH) expect(paths).toContain(to);
  });
});
