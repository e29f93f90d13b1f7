import { type PenaltyKind, recordPenalty } from '@qingyuan/contract/scheme-thresholds';
import { Field } from '@qingyuan/ui/Field.tsx';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { TextField } from '@qingyuan/ui/TextField.tsx';
import { useQuery } from '@tanstack/react-query';
import { Radio, Select } from 'antd';
import { useState } from 'react';
import { useRecording } from '../../../api/use-recording.ts';
import { evidenceQuery } from '../queries/evidence.ts';
import { type Opened, nameOf } from './candidate.ts';
import { DayField } from './DayField.tsx';
import { personsWords } from './words.ts';

interface Props {
  readonly opened: Opened;
  readonly onClose: () => void;
}

/** An earlier penalty of the person, signed, with how it is known to be his. */
export function PenaltyDialog({ opened: { schemeId, caseId, person, tests }, onClose }: Props) {
  const say = personsWords.use();
  const [kind, setKind] = useState<PenaltyKind>('administrative');
  const [authority, setAuthority] = useState('');
  const [number, setNumber] = useState('');
  const [effectiveOn, setEffectiveOn] = useState<string>();
  const [evidenceId, setEvidenceId] = useState<string>();
  const { id: penaltyId, send, busy, error } = useRecording(recordPenalty, { done: say('penalty.done'), onClose });
  const window = tests.find(({ penaltyWindow }) => penaltyWindow !== null)?.penaltyWindow;
  function confirm(reason: string) {
    if (effectiveOn === undefined) return;
    const paper = { authority: authority.trim(), documentNumber: number.trim(), effectiveOn };
    send({
      params: { id: schemeId, index: person.account.index },
      body: { penaltyId, kind, reason, ...paper, ...(evidenceId === undefined ? {} : { evidenceId }) },
    });
  }
  return (
    <ReasonDialog
      open
      title={say('penalty.dialog', { name: nameOf(person) })}
      consequence={say('penalty.consequence')}
      reasonLabel={say('penalty.reason')}
      complete={authority.trim().length > 1 && number.trim().length > 1 && effectiveOn !== undefined}
      busy={busy}
      error={error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Radio.Group
        aria-label={say('penalty.kind')}
        value={kind}
        options={(['administrative', 'criminal'] as const).map((value) => ({ value, label: say(`penalty.${value}`) }))}
        onChange={({ target }) => setKind(target.value === 'criminal' ? 'criminal' : 'administrative')}
      />
      {window !== undefined && window !== null && (
        <p className="ui-note">{say('penalty.window', { amount: window.amount, unit: say(`unit.${window.unit}`) })}</p>
      )}
      <TextField label={say('penalty.authority')} value={authority} maxLength={100} onChange={setAuthority} />
      <TextField label={say('penalty.number')} value={number} maxLength={100} onChange={setNumber} />
      <DayField label={say('penalty.effective')} value={effectiveOn} required onChange={setEffectiveOn} />
      <EvidenceChoice caseId={caseId} value={evidenceId} onChange={setEvidenceId} />
    </ReasonDialog>
  );
}

interface EvidenceProps {
  readonly caseId: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

function EvidenceChoice({ caseId, value, onChange }: EvidenceProps) {
  const say = personsWords.use();
  const { data } = useQuery(evidenceQuery(caseId));
  return (
    <Field label={say('penalty.evidence')}>
      {(id) => (
        <Select
          id={id}
          className="full"
          allowClear
          value={value ?? null}
          placeholder={say('penalty.evidenceNone')}
          options={(data ?? []).map((item) => ({ value: item.id, label: item.name }))}
          onChange={(chosen: string | null | undefined) => onChange(chosen ?? undefined)}
        />
      )}
    </Field>
  );
}
