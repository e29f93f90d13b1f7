import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';

export const helpRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/help',
  staticData: { page: 'help' },
  component: lazyPage(() => import('./HelpPage.tsx'), 'HelpPage'),
});
