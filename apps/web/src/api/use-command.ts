import type { Endpoint } from '@qingyuan/contract/endpoint';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, newKey, type Inputs } from './client.ts';
import { ApiProblem } from './problem.ts';

/**
 * A write from a screen: `const accept = useCommand(acceptTip)`, then `accept.mutate({ params, body })`.
 * Sent again after a lost answer it keeps its key, so that the server does it once; afterwards every shown record is fetched anew.
 */
export function useCommand<E extends Endpoint>(endpoint: E) {
  const client = useQueryClient();
  const pending = useRef<{ readonly what: string; readonly key: string }>(undefined);
  return useMutation({
    mutationFn: async (inputs: Inputs<E>) => {
      const what = JSON.stringify(inputs);
      const key = pending.current?.what === what ? pending.current.key : newKey();
      pending.current = { what, key };
      const result = await call(endpoint, { ...inputs, idempotencyKey: key }).catch((error: unknown) => {
        if (answered(error)) pending.current = undefined;
        throw error;
      });
      pending.current = undefined;
      return result;
    },
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
}

/** The server refused: another attempt is another command. */
function answered(error: unknown): boolean {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 401;
}
