import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const returnsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/returns',
  staticData: { page: 'returns' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./ReturnsPage.tsx'), 'ReturnsPage'),
});

export const returnRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/returns/$area/$month',
  staticData: { page: 'return' },
  component: lazyPage(() => import('./ReturnPage.tsx'), 'ReturnPage'),
});
