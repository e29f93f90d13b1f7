import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  staticData: { page: 'audit' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./AuditPage.tsx'), 'AuditPage'),
});
