import '../shell/page-info.ts';
import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, redirect, type RouterHistory } from '@tanstack/react-router';
import { auditRoute } from '../features/audit/routes.ts';
import { caseRoute, casesRoute, openCaseRoute } from '../features/cases/routes.ts';
import { helpRoute } from '../features/help/routes.ts';
import {
  handOversRoute,
  lateLeadsRoute,
  leadMapRoute,
  leadRoute,
  leadsRoute,
  newLeadRoute,
} from '../features/leads/routes.ts';
import {
  newObjectRoute,
  newPatrolRoute,
  objectRoute,
  onlineObjectsRoute,
  patrolLogRoute,
  patrolRoute,
} from '../features/patrol/routes.ts';
import { recurrenceRoute } from '../features/recurrence/routes.ts';
import {
  newSchemeRoute,
  schemeComparisonRoute,
  schemeFindingsRoute,
  schemeInsightRoute,
  schemePersonsRoute,
  schemeReportRoute,
  schemeRoute,
  schemesRoute,
  schemeStructureRoute,
} from '../features/schemes/routes.ts';
import {
  findingRoute,
  findingsRoute,
  importRoute,
  newImportRoute,
  screeningImportsRoute,
} from '../features/screening/routes.ts';
import { newTipRoute, posterRoute, postersRoute, receiptsRoute, tipRoute, tipsRoute } from '../features/tips/routes.ts';
import { responsibilitiesRoute } from '../features/responsibilities/routes.ts';
import { rewardRoute, rewardsRoute } from '../features/rewards/routes.ts';
import { rulesRoute } from '../features/rules/routes.ts';
import { returnRoute, returnsRoute } from '../features/returns/routes.ts';
import { doneRoute, toDoRoute } from '../features/todo/routes.ts';
import { agenciesRoute, usersRoute } from '../features/users/routes.ts';
import { FailurePage, NotFoundPage } from '../pages/ErrorPages.tsx';
import { sessionQuery } from '../session/session.ts';
import { PageSkeleton } from './PageSkeleton.tsx';
import { rootRoute } from './root-route.tsx';
import { shellRoute } from './shell-route.ts';
import { signInRoute } from './sign-in-route.ts';
import { startPageOf } from './start-page.ts';

/** The bare address leads to the role's own work. */
const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { roles } = await context.client.ensureQueryData(sessionQuery);
    throw redirect({ href: startPageOf(roles), replace: true });
  },
});

/** Each feature lists its routes in features/<name>/routes.ts; their pages are loaded when they are opened. */
const pages = [
  homeRoute,
  helpRoute,
  toDoRoute,
  doneRoute,
  returnsRoute,
  returnRoute,
  tipsRoute,
  newTipRoute,
  postersRoute,
  posterRoute,
  receiptsRoute,
  tipRoute,
  leadsRoute,
  newLeadRoute,
  leadMapRoute,
  lateLeadsRoute,
  handOversRoute,
  leadRoute,
  onlineObjectsRoute,
  newObjectRoute,
  objectRoute,
  patrolLogRoute,
  newPatrolRoute,
  patrolRoute,
  findingsRoute,
  findingRoute,
  screeningImportsRoute,
  newImportRoute,
  importRoute,
  recurrenceRoute,
  casesRoute,
  openCaseRoute,
  caseRoute,
  schemesRoute,
  newSchemeRoute,
  schemeRoute,
  schemeStructureRoute,
  schemeInsightRoute,
  schemeComparisonRoute,
  schemePersonsRoute,
  schemeFindingsRoute,
  schemeReportRoute,
  rewardsRoute,
  rewardRoute,
  rulesRoute,
  responsibilitiesRoute,
  auditRoute,
  usersRoute,
  agenciesRoute,
] as const;
const routeTree = rootRoute.addChildren([signInRoute, shellRoute.addChildren(pages)]);

/** `history` is the browser's own where none is given. */
export function makeRouter(client: QueryClient, history?: RouterHistory) {
  return createRouter({
    ...(history === undefined ? {} : { history }),
    routeTree,
    context: { client },
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: FailurePage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
