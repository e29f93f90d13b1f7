import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const recurrenceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/recurrence',
  staticData: { page: 'recurrence' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./RecurrencePage.tsx'), 'RecurrencePage'),
});
