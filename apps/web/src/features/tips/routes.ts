import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const tipsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tips',
  staticData: { page: 'tips' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./TipListPage.tsx'), 'TipListPage'),
});

export const newTipRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tips/new',
  staticData: { page: 'newTip' },
  component: lazyPage(() => import('./NewTipPage.tsx'), 'NewTipPage'),
});

export const tipRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tips/$tipId',
  staticData: { page: 'tip' },
  component: lazyPage(() => import('./TipPage.tsx'), 'TipPage'),
});
