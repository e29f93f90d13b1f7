import type { Endpoint } from '@qingyuan/contract/endpoint';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { Inputs } from '../api/client.ts';
import { failureLine } from '../api/failure-words.ts';
import { useCommand } from '../api/use-command.ts';
import { domainWords } from './words.ts';

interface DialogProps<E extends Endpoint> {
  readonly endpoint: E;
  /** What is sent, from the words that were written. */
  readonly inputs: (text: string) => Inputs<E>;
  readonly title: string;
  readonly consequence: ReactNode;
  readonly onClose: () => void;
  readonly reasonLabel?: string;
  readonly reasonOptional?: boolean;
  readonly danger?: boolean;
  readonly complete?: boolean;
  readonly children?: ReactNode;
}

/** An act that says what will happen and asks for words; closes once it is done. */
export function CommandDialog<E extends Endpoint>({ endpoint, inputs, onClose, ...dialog }: DialogProps<E>) {
  const say = domainWords.use();
  const { message } = App.useApp();
  const command = useCommand(endpoint);
  return (
    <ReasonDialog
      {...dialog}
      open
      confirmText={dialog.title}
      busy={command.isPending}
      error={command.error === null ? undefined : failureLine(command.error)}
      onConfirm={(text) =>
        command.mutate(inputs(text), {
          onSuccess: () => {
            void message.success(say('act.done', { act: dialog.title }));
            onClose();
          },
        })
      }
      onCancel={onClose}
    />
  );
}

interface ButtonProps<E extends Endpoint> {
  readonly endpoint: E;
  readonly inputs: Inputs<E>;
  readonly label: string;
  readonly primary?: boolean;
}

/** An act that needs nothing but the click. */
export function CommandButton<E extends Endpoint>({ endpoint, inputs, label, primary }: ButtonProps<E>) {
  const say = domainWords.use();
  const { message } = App.useApp();
  const command = useCommand(endpoint);
  return (
    <Button
      type={primary === true ? 'primary' : 'default'}
      loading={command.isPending}
      onClick={() =>
        command.mutate(inputs, {
          onSuccess: () => void message.success(say('act.done', { act: label })),
          onError: (error) => void message.error(failureLine(error)),
        })
      }
    >
      {label}
    </Button>
  );
}
