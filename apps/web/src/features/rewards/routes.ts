import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { shellRoute } from '../../app/shell-route.ts';
import { parseListSearch } from '../../lists/list-search.ts';

export const rewardsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rewards',
  staticData: { page: 'rewards' },
  validateSearch: parseListSearch,
  component: lazyPage(() => import('./RewardListPage.tsx'), 'RewardListPage'),
});

export const rewardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rewards/$rewardId',
  staticData: { page: 'reward' },
  component: lazyPage(() => import('./RewardPage.tsx'), 'RewardPage'),
});
