import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const rulesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules',
  staticData: { page: 'rules' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./RulesPage.tsx'), 'RulesPage'),
});
