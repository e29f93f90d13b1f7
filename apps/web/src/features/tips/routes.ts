import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const tipsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tips',
  staticData: { page: 'tips' },
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./TipListPage.tsx'), 'TipListPage'),
});

export const newTipRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tips/new',
  staticData: { page: 'newTip' },
  component: lazyRouteComponent(() => import('./NewTipPage.tsx'), 'NewTipPage'),
});

export const tipRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tips/$tipId',
  staticData: { page: 'tip' },
  component: lazyRouteComponent(() => import('./TipPage.tsx'), 'TipPage'),
});
