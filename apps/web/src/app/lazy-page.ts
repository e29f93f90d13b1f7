import { lazyRouteComponent } from '@tanstack/react-router';
import { LOCAL_PROBLEMS, localProblem } from '../api/problem.ts';
import { online } from '../api/state.ts';

/**
 * A page whose script is fetched when it is opened. Without network it fails like any call: the console stays and
 * offers to try again. A script that is gone after an upgrade still makes the router load the console anew.
 */
export const lazyPage: typeof lazyRouteComponent = (importer, exportName) =>
  lazyRouteComponent(() => importer().catch(explainMissing), exportName);

async function explainMissing(error: unknown): Promise<never> {
  try {
    await fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' });
  } catch {
    online.set(false);
    throw localProblem(LOCAL_PROBLEMS.offline, 'The server cannot be reached');
  }
  throw error;
}
