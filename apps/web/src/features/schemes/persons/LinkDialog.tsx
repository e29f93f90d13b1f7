import { linkPerson } from '@qingyuan/contract/scheme-thresholds';
import { Field } from '@qingyuan/ui/Field.tsx';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { TextField } from '@qingyuan/ui/TextField.tsx';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useRecording } from '../../../api/use-recording.ts';
import { schemesQuery } from '../queries/schemes.ts';
import { type Opened, nameOf } from './candidate.ts';
import { personsWords } from './words.ts';

/** Schemes offered at most, newest first; a lawful page of the list. */
const OFFERED = 100;

interface Props {
  readonly opened: Opened;
  /** What was looked up before is no longer all there is. */
  readonly onLinked: () => void;
  readonly onClose: () => void;
}

/** An officer's finding that the person also heads a line in another scheme. */
export function LinkDialog({ opened: { schemeId, person }, onLinked, onClose }: Props) {
  const say = personsWords.use();
  const [otherSchemeId, setOther] = useState<string>();
  const [member, setMember] = useState('');
  const close = () => {
    onLinked();
    onClose();
  };
  const { id: linkId, send, busy, error } = useRecording(linkPerson, { done: say('several.linked'), onClose: close });
  const { data } = useQuery(schemesQuery({ page: 1, size: OFFERED }));
  const others = (data?.rows ?? []).filter(({ id }) => id !== schemeId);
  function confirm(reason: string) {
    if (otherSchemeId === undefined) return;
    send({
      params: { id: schemeId, index: person.account.index },
      body: { linkId, otherSchemeId, otherMemberId: member.trim(), reason },
    });
  }
  return (
    <ReasonDialog
      open
      title={say('several.linkDialog', { name: nameOf(person) })}
      consequence={say('several.linkConsequence')}
      complete={otherSchemeId !== undefined && member.trim() !== ''}
      busy={busy}
      error={error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Field label={say('several.other')} required>
        {(fieldId) => (
          <Select
            id={fieldId}
            className="full"
            value={otherSchemeId ?? null}
            placeholder={say('several.otherHint')}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value: string | null) => setOther(value ?? undefined)}
          />
        )}
      </Field>
      <TextField label={say('several.member')} value={member} maxLength={200} onChange={setMember} />
    </ReasonDialog>
  );
}
