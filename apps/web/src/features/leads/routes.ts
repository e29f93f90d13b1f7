import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const leadsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads',
  staticData: { page: 'leads' },
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./LeadListPage.tsx'), 'LeadListPage'),
});

export const newLeadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads/new',
  staticData: { page: 'newLead' },
  component: lazyRouteComponent(() => import('./NewLeadPage.tsx'), 'NewLeadPage'),
});

export const leadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads/$leadId',
  staticData: { page: 'lead' },
  component: lazyRouteComponent(() => import('./LeadPage.tsx'), 'LeadPage'),
});
