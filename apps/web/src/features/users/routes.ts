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
