import { splitTip } from '@qingyuan/contract/tips-registration';
import { TextField } from '@qingyuan/ui/TextField.tsx';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { CommandDialog } from '../../domain/CommandDialog.tsx';
import type { TipDialogProps } from './AcceptDialog.tsx';
import { tipWords } from './words.ts';

/** Splits a complaint off: the person's own demand goes elsewhere, the report goes on. */
export function SplitDialog({ tip, onClose }: TipDialogProps) {
  const say = tipWords.use();
  const [complaintId] = useState(newKey);
  const [handedTo, setHandedTo] = useState('');
  return (
    <CommandDialog
      endpoint={splitTip}
      inputs={(demand) => ({ params: { id: tip.id }, body: { complaintId, demand, handedTo: handedTo.trim() } })}
      title={say('split.title')}
      consequence={say('split.text')}
      reasonLabel={say('split.demand')}
      complete={handedTo.trim().length >= 2}
      onClose={onClose}
    >
      <TextField label={say('split.handedTo')} value={handedTo} maxLength={100} onChange={setHandedTo} />
    </CommandDialog>
  );
}
