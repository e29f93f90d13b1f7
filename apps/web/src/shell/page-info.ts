import type { PageName } from './menu.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Names the page in the breadcrumb and in the window's title. */
    readonly page?: PageName;
  }
}
