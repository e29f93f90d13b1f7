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

export const postersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tips/posters',
  staticData: { page: 'posters' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./PostersPage.tsx'), 'PostersPage'),
});

export const posterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tips/posters/$code',
  staticData: { page: 'posters' },
  component: lazyPage(() => import('./PosterPrintPage.tsx'), 'PosterPrintPage'),
});

export const receiptsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tips/receipts',
  staticData: { page: 'receipts' },
  component: lazyPage(() => import('./ReceiptsPage.tsx'), 'ReceiptsPage'),
});
