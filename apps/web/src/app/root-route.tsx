import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { SessionEndedDialog } from '../session/SessionEndedDialog.tsx';
import { NotFoundPage } from '../pages/ErrorPages.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';

export const rootRoute = createRootRouteWithContext<{ readonly client: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFoundPage,
});

function Root() {
  return (
    <>
      <OfflineBanner />
      <Outlet />
      <SessionEndedDialog />
    </>
  );
}
