import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const leadsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads',
  staticData: { page: 'leads' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./LeadListPage.tsx'), 'LeadListPage'),
});

export const newLeadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads/new',
  staticData: { page: 'newLead' },
  component: lazyPage(() => import('./NewLeadPage.tsx'), 'NewLeadPage'),
});

export const leadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads/$leadId',
  staticData: { page: 'lead' },
  component: lazyPage(() => import('./LeadPage.tsx'), 'LeadPage'),
});

export const leadMapRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads/map',
  staticData: { page: 'leadMap' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./LeadMapPage.tsx'), 'LeadMapPage'),
});

export const lateLeadsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads/late',
  staticData: { page: 'lateLeads' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./LateLeadsPage.tsx'), 'LateLeadsPage'),
});

export const handOversRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads/hand-overs',
  staticData: { page: 'handOvers' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./HandOversPage.tsx'), 'HandOversPage'),
});
