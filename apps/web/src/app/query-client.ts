import { QueryClient } from '@tanstack/react-query';
import { failureOf } from '../api/problem.ts';

/** Only what may pass by itself is tried again: a lost connection or a busy server, not a refusal. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && ['busy', 'offline'].includes(failureOf(error)),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
