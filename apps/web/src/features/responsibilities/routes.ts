import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';

export const responsibilitiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/responsibilities',
  staticData: { page: 'responsibilities' },
  component: lazyPage(() => import('./ResponsibilitiesPage.tsx'), 'ResponsibilitiesPage'),
});
