import type { AccountRef } from '@qingyuan/contract/scheme-accounts';
import { markRole, type ExclusionGround, type MarkDecision } from '@qingyuan/contract/scheme-decisions';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { TextField } from '@qingyuan/ui/TextField.tsx';
import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useState } from 'react';
import { useRecording } from '../../../api/use-recording.ts';
import { basisText } from '../../../domain/basis.ts';
import { textLanguage } from '../../../i18n/i18n.ts';
import { roleChoicesQuery } from '../../cases/queries/role-choices.ts';
import { schemeWords } from '../words.ts';
import { nameOf } from './candidate.ts';
import { ConductField } from './ConductField.tsx';
import { EarlierDecisions } from './EarlierDecisions.tsx';
import { RoleField } from './RoleField.tsx';

interface Props {
  readonly schemeId: string;
  readonly account: AccountRef;
  /** All accounts of the person: an earlier decision may name another of them. */
  readonly accounts: readonly AccountRef[];
  readonly onClose: () => void;
}

/** The role that rests on an earlier penalty; code of law/roles. */
const REPEAT_ROLE = 'repeat_offender';

/** What is decided; an organiser has a role, somebody excluded a ground. */
interface Decided {
  readonly decision: MarkDecision;
  readonly role: string | undefined;
  readonly ground: ExclusionGround;
  readonly conductOn: string | undefined;
  readonly name: string;
}

const UNDECIDED: Decided = { decision: 'organiser', role: undefined, ground: 'other', conductOn: undefined, name: '' };

/** A signed decision about the person behind an account: organiser with his role, or excluded. */
export function DecisionDialog({ schemeId, account, accounts, onClose }: Props) {
  const say = schemeWords.use();
  const language = textLanguage();
  const [decided, setDecided] = useState(UNDECIDED);
  const change = (changes: Partial<Decided>) => setDecided((before) => ({ ...before, ...changes }));
  const { data: choices } = useQuery(roleChoicesQuery);
  const { id: decisionId, send, busy, error } = useRecording(markRole, { done: say('decide.done'), onClose });
  const { decision, ground, name } = decided;
  const nameless = account.name === null;
  const confirm = (reason: string) =>
    send({
      params: { id: schemeId, index: account.index },
      body: { decisionId, decision, reason, ...chosenOf(decided), ...(nameless ? { name: name.trim() } : {}) },
    });
  return (
    <ReasonDialog
      open
      title={say('decide.title', { name: nameOf({ account }) })}
      consequence={say('decide.consequence')}
      complete={isComplete(decided) && (!nameless || name.trim() !== '')}
      busy={busy}
      error={error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Radio.Group
        aria-label={say('decide.decision')}
        value={decision}
        options={(['organiser', 'excluded'] as const).map((value) => ({ value, label: say(`decide.${value}`) }))}
        onChange={({ target }) => change({ decision: target.value === 'excluded' ? 'excluded' : 'organiser' })}
      />
      {decision === 'excluded' ? (
        <GroundChoice value={ground} onChange={(chosen) => change({ ground: chosen })} />
      ) : (
        <OrganiserFields schemeId={schemeId} index={account.index} decided={decided} onChange={change} />
      )}
      {choices !== undefined && (
        <p className="ui-note">{say('decide.basis', { basis: basisText(choices.citation, language) })}</p>
      )}
      {nameless && (
        <TextField
          label={say('decide.personName')}
          placeholder={say('decide.personNameHint')}
          value={name}
          maxLength={60}
          onChange={(value) => change({ name: value })}
        />
      )}
      <EarlierDecisions schemeId={schemeId} accounts={accounts} />
    </ReasonDialog>
  );
}

function chosenOf({ decision, role, ground, conductOn }: Decided) {
  if (decision === 'excluded') return { ground };
  return {
    ...(role === undefined ? {} : { role }),
    ...(role === REPEAT_ROLE && conductOn !== undefined ? { conductOn } : {}),
  };
}

function isComplete({ decision, role, conductOn }: Decided): boolean {
  return decision === 'excluded' || (role !== undefined && (role !== REPEAT_ROLE || conductOn !== undefined));
}

interface OrganiserProps {
  readonly schemeId: string;
  readonly index: number;
  readonly decided: Decided;
  readonly onChange: (changes: Partial<Decided>) => void;
}

function OrganiserFields({ schemeId, index, decided: { role, conductOn }, onChange }: OrganiserProps) {
  return (
    <>
      <RoleField value={role} onChange={(chosen) => onChange({ role: chosen })} />
      {role === REPEAT_ROLE && (
        <ConductField
          schemeId={schemeId}
          index={index}
          value={conductOn}
          onChange={(day) => onChange({ conductOn: day })}
        />
      )}
    </>
  );
}

function GroundChoice({
  value,
  onChange,
}: {
  readonly value: ExclusionGround;
  readonly onChange: (ground: ExclusionGround) => void;
}) {
  const say = schemeWords.use();
  return (
    <Radio.Group
      aria-label={say('decide.ground')}
      value={value}
      options={(['labour_only', 'other'] as const).map((ground) => ({ value: ground, label: say(`decide.${ground}`) }))}
      onChange={({ target }) => onChange(target.value === 'labour_only' ? 'labour_only' : 'other')}
    />
  );
}
