import { recordExit } from '@qingyuan/contract/scheme-thresholds';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { TextField } from '@qingyuan/ui/TextField.tsx';
import { Radio } from 'antd';
import { useState } from 'react';
import { useRecording } from '../../../api/use-recording.ts';
import { type Opened, nameOf } from './candidate.ts';
import { DayField } from './DayField.tsx';
import { personsWords } from './words.ts';

interface Props {
  readonly opened: Opened;
  readonly onClose: () => void;
}

/** A formal exit: the paper that shows it, and whether pay went on. */
export function ExitDialog({ opened: { schemeId, person }, onClose }: Props) {
  const say = personsWords.use();
  const [exitedOn, setExitedOn] = useState<string>();
  const [document, setDocument] = useState('');
  const [paidAfter, setPaidAfter] = useState<boolean>();
  const [paidUntil, setPaidUntil] = useState<string>();
  const { id: exitId, send, busy, error } = useRecording(recordExit, { done: say('exit.done'), onClose });
  function confirm(reason: string) {
    if (exitedOn === undefined || paidAfter === undefined) return;
    const until = paidAfter && paidUntil !== undefined ? { paidUntil } : {};
    send({
      params: { id: schemeId, index: person.account.index },
      body: { exitId, exitedOn, document: document.trim(), paidAfter, ...until, reason },
    });
  }
  return (
    <ReasonDialog
      open
      title={say('exit.dialog', { name: nameOf(person) })}
      consequence={say('exit.consequence')}
      complete={exitedOn !== undefined && document.trim().length > 1 && paidAfter !== undefined}
      busy={busy}
      error={error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <DayField label={say('exit.on')} value={exitedOn} required onChange={setExitedOn} />
      <TextField
        label={say('exit.document')}
        placeholder={say('exit.documentHint')}
        value={document}
        maxLength={200}
        onChange={setDocument}
      />
      <p className="ui-label">{say('exit.pay')}</p>
      <Radio.Group
        aria-label={say('exit.pay')}
        value={paidAfter}
        options={[
          { value: true, label: say('exit.payYes') },
          { value: false, label: say('exit.payNo') },
        ]}
        onChange={({ target }) => setPaidAfter(target.value === true)}
      />
      {paidAfter === true && <DayField label={say('exit.until')} value={paidUntil} onChange={setPaidUntil} />}
    </ReasonDialog>
  );
}
