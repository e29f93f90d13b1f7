import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const toDoRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/todo',
  staticData: { page: 'todo' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./ToDoPage.tsx'), 'ToDoPage'),
});

export const doneRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/todo/done',
  staticData: { page: 'done' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./DonePage.tsx'), 'DonePage'),
});
