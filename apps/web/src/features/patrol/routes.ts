import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const onlineObjectsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/patrol',
  staticData: { page: 'patrol' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./ObjectListPage.tsx'), 'ObjectListPage'),
});

export const newObjectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/patrol/new',
  staticData: { page: 'newOnlineObject' },
  /** The patrol on which it was found. */
  validateSearch: ({ patrol }: Readonly<Record<string, unknown>>): { readonly patrol?: string } =>
    typeof patrol === 'string' && patrol !== '' ? { patrol } : {},
  component: lazyPage(() => import('./NewObjectPage.tsx'), 'NewObjectPage'),
});

export const objectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/patrol/objects/$objectId',
  staticData: { page: 'onlineObject' },
  component: lazyPage(() => import('./ObjectPage.tsx'), 'ObjectPage'),
});

export const patrolLogRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/patrol/log',
  staticData: { page: 'patrolLog' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./PatrolLogPage.tsx'), 'PatrolLogPage'),
});

export const newPatrolRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/patrol/log/new',
  staticData: { page: 'newPatrol' },
  component: lazyPage(() => import('./NewPatrolPage.tsx'), 'NewPatrolPage'),
});

export const patrolRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/patrol/log/$patrolId',
  staticData: { page: 'patrolRecord' },
  component: lazyPage(() => import('./PatrolPage.tsx'), 'PatrolPage'),
});
