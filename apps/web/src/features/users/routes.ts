import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const usersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/users',
  staticData: { page: 'users' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./UserListPage.tsx'), 'UserListPage'),
});

export const agenciesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/agencies',
  staticData: { page: 'agencies' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./AgencyListPage.tsx'), 'AgencyListPage'),
});
