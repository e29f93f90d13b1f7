import { createRoute, redirect } from '@tanstack/react-router';
import { failureOf } from '../api/problem.ts';
import { sessionQuery } from '../session/session.ts';
import { FailurePage, NotFoundPage } from '../pages/ErrorPages.tsx';
import { lazyPage } from './lazy-page.ts';
import { rootRoute } from './root-route.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';

/** Everything that needs a signed-in user lies under this route. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(sessionQuery);
    } catch (error) {
      if (failureOf(error) !== 'session-ended') throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href }, replace: true });
    }
  },
  component: lazyPage(() => import('../shell/Shell.tsx'), 'Shell'),
  pendingComponent: PageSkeleton,
  errorComponent: FailurePage,
  notFoundComponent: NotFoundPage,
});
