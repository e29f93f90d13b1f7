import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';
import { parseExplorerSearch } from './explorer/explorer-search.ts';
import { parseComparisonSearch, parseInsightSearch } from './insight/insight-search.ts';

export const schemesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/schemes',
  staticData: { page: 'schemes' },
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./SchemeListPage.tsx'), 'SchemeListPage'),
});

/** Where the wizard stands; a reload comes back to the same step. */
export interface WizardSearch {
  readonly case?: string;
  /** A known scheme that is analysed anew. */
  readonly scheme?: string;
  readonly evidence?: string;
  readonly job?: string;
  /** Job of the check of the data asked for last. */
  readonly check?: string;
}

export const newSchemeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/schemes/new',
  staticData: { page: 'newScheme' },
  validateSearch: (search: Record<string, unknown>): WizardSearch =>
    Object.fromEntries(
      ['case', 'scheme', 'evidence', 'job', 'check'].flatMap((name) =>
        typeof search[name] === 'string' ? [[name, search[name]]] : [],
      ),
    ),
  component: lazyRouteComponent(() => import('./wizard/AnalysePage.tsx'), 'AnalysePage'),
});

export const schemeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/schemes/$schemeId',
  staticData: { page: 'scheme' },
  component: lazyRouteComponent(() => import('./OverviewPage.tsx'), 'OverviewPage'),
});

export const schemeStructureRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/schemes/$schemeId/structure',
  staticData: { page: 'scheme' },
  validateSearch: parseExplorerSearch,
  component: lazyRouteComponent(() => import('./structure/StructurePage.tsx'), 'StructurePage'),
});

export const schemePersonsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/schemes/$schemeId/persons',
  staticData: { page: 'scheme' },
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./persons/PersonsPage.tsx'), 'PersonsPage'),
});

export const schemeFindingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/schemes/$schemeId/findings',
  staticData: { page: 'scheme' },
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./quality/FindingsPage.tsx'), 'FindingsPage'),
});

export const schemeReportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/schemes/$schemeId/report',
  staticData: { page: 'scheme' },
  component: lazyRouteComponent(() => import('./report/ReportPage.tsx'), 'ReportPage'),
});

export const schemeInsightRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/schemes/$schemeId/insight',
  staticData: { page: 'scheme' },
  validateSearch: parseInsightSearch,
  component: lazyRouteComponent(() => import('./insight/InsightPage.tsx'), 'InsightPage'),
});

export const schemeComparisonRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/schemes/$schemeId/comparison',
  staticData: { page: 'scheme' },
  validateSearch: parseComparisonSearch,
  component: lazyRouteComponent(() => import('./insight/ComparisonPage.tsx'), 'ComparisonPage'),
});
