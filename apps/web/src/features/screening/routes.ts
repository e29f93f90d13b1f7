import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const findingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/screening',
  staticData: { page: 'screening' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./FindingListPage.tsx'), 'FindingListPage'),
});

export const findingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/screening/findings/$findingId',
  staticData: { page: 'finding' },
  component: lazyPage(() => import('./FindingPage.tsx'), 'FindingPage'),
});

export const screeningImportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/screening/imports',
  staticData: { page: 'screeningImports' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./ImportListPage.tsx'), 'ImportListPage'),
});

export const newImportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/screening/imports/new',
  staticData: { page: 'newScreeningImport' },
  component: lazyPage(() => import('./NewImportPage.tsx'), 'NewImportPage'),
});

export const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/screening/imports/$importId',
  staticData: { page: 'screeningImport' },
  component: lazyPage(() => import('./ImportPage.tsx'), 'ImportPage'),
});
