import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route.ts';

export const helpRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/help',
  staticData: { page: 'help' },
  component: lazyRouteComponent(() => import('./HelpPage.tsx'), 'HelpPage'),
});
