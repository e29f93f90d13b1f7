import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const casesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases',
  staticData: { page: 'cases' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./CaseListPage.tsx'), 'CaseListPage'),
});

export const openCaseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/new',
  staticData: { page: 'openCase' },
  validateSearch: (search: Record<string, unknown>): { lead?: string } =>
    typeof search['lead'] === 'string' ? { lead: search['lead'] } : {},
  component: lazyPage(() => import('./OpenCasePage.tsx'), 'OpenCasePage'),
});

export const caseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/$caseId',
  staticData: { page: 'case' },
  component: lazyPage(() => import('./CaseFilePage.tsx'), 'CaseFilePage'),
});
