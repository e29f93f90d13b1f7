import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const toDoRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/todo',
  staticData: { page: 'todo' },
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./ToDoPage.tsx'), 'ToDoPage'),
});

export const doneRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/todo/done',
  staticData: { page: 'done' },
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./DonePage.tsx'), 'DonePage'),
});
