import { createRoute } from '@tanstack/react-router';
import { SignInPage } from '../session/SignInPage.tsx';
import { rootRoute } from './root-route.tsx';

/** The page to go on to: an address of this console only, never a foreign one. */
export function innerAddress(to: unknown): string | undefined {
  return typeof to === 'string' && /^\/(?![/\\])/u.test(to) && !to.startsWith('/sign-in') ? to : undefined;
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } => {
    const to = innerAddress(search['to']);
    return to === undefined ? {} : { to };
  },
  component: SignInPage,
});
