import { askReporter, followUpTip } from '@qingyuan/contract/tips';
import { CommandDialog } from '../../domain/CommandDialog.tsx';
import type { TipDialogProps } from './AcceptDialog.tsx';
import { tipWords } from './words.ts';

interface Props extends TipDialogProps {
  readonly action: 'ask' | 'follow-up';
}

/** Writes to the reporter, who reads it with the receipt code. */
export function MessageDialog({ tip, action, onClose }: Props) {
  const say = tipWords.use();
  return (
    <CommandDialog
      endpoint={action === 'ask' ? askReporter : followUpTip}
      inputs={(message) => ({ params: { id: tip.id }, body: { message } })}
      title={tipWords.lookUp('action', action)}
      consequence={say(action === 'ask' ? 'dialog.askText' : 'dialog.followUpText')}
      reasonLabel={say('dialog.message')}
      onClose={onClose}
    />
  );
}
