import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const usersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/users',
  staticData: { page: 'users' },
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./UserListPage.tsx'), 'UserListPage'),
});
