import type { Endpoint } from '@qingyuan/contract/endpoint';
import { App } from 'antd';
import { useState } from 'react';
import { newKey, type Inputs } from './client.ts';
import { failureLine } from './failure-words.ts';
import { useCommand } from './use-command.ts';

/** What a dialog that records something needs: an id made here, so that sending twice records once, and how it went. */
export function useRecording<E extends Endpoint>(
  endpoint: E,
  of: { readonly done: string; readonly onClose: () => void },
) {
  const { message } = App.useApp();
  const [id] = useState(newKey);
  const { mutate, isPending, error } = useCommand(endpoint);
  return {
    id,
    send: (inputs: Inputs<E>) =>
      mutate(inputs, {
        onSuccess: () => {
          void message.success(of.done);
          of.onClose();
        },
      }),
    busy: isPending,
    error: error === null ? undefined : failureLine(error),
  };
}
