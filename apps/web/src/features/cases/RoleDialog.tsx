import { decideRole, type Person } from '@qingyuan/contract/persons';
import { Field } from '@qingyuan/ui/Field.tsx';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useRecording } from '../../api/use-recording.ts';
import { textLanguage } from '../../i18n/i18n.ts';
import { basisText } from '../../domain/basis.ts';
import { roleChoicesQuery } from './queries/role-choices.ts';
import { caseWords } from './words.ts';

interface Props {
  readonly caseId: string;
  readonly person: Person;
  readonly onClose: () => void;
}

const KINDS = ['organiser_role', 'participant_class'] as const;

/** What a person was in the case: a signed decision with its reason and its legal basis. */
export function RoleDialog({ caseId, person, onClose }: Props) {
  const say = caseWords.use();
  const language = textLanguage();
  const { data: choices } = useQuery(roleChoicesQuery);
  const [role, setRole] = useState<string>();
  const { id, send, busy, error } = useRecording(decideRole, { done: say('person.decideDone'), onClose });
  const chosen = choices?.roles.find(({ code }) => code === role);

  function confirm(reason: string) {
    if (role === undefined) return;
    send({ params: { caseId, personId: person.id }, body: { id, role, reason } });
  }

  return (
    <ReasonDialog
      open
      title={say('person.decideTitle', { name: person.name })}
      consequence={say('person.decideConsequence')}
      complete={role !== undefined}
      busy={busy}
      error={error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Field label={say('person.decideRole')} required>
        {(fieldId) => (
          <Select
            id={fieldId}
            className="full"
            value={role ?? null}
            loading={choices === undefined}
            placeholder={say('person.roleMissing')}
            options={KINDS.map((kind) => ({
              label: say(`person.${kind}`),
              options: (choices?.roles ?? [])
                .filter((one) => one.kind === kind)
                .map(({ code, name }) => ({ value: code, label: name[language] })),
            }))}
            onChange={(value: string | null) => setRole(value ?? undefined)}
          />
        )}
      </Field>
      {chosen !== undefined && <p className="ui-note">{chosen.description[language]}</p>}
      {choices !== undefined && (
        <p className="ui-note">{say('person.basis', { basis: basisText(choices.citation, language) })}</p>
      )}
    </ReasonDialog>
  );
}
