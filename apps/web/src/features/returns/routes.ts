import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const returnsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/returns',
  staticData: { page: 'returns' },
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./ReturnsPage.tsx'), 'ReturnsPage'),
});

export const returnRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/returns/$area/$month',
  staticData: { page: 'return' },
  component: lazyRouteComponent(() => import('./ReturnPage.tsx'), 'ReturnPage'),
});
