import { type AccountRef } from '@qingyuan/contract/scheme-accounts';
import { markRole, type ExclusionGround, type MarkDecision } from '@qingyuan/contract/scheme-decisions';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { useQuery } from '@tanstack/react-query';
import { App, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { newKey } from '../../../api/client.ts';
import { failureLine } from '../../../api/failure-words.ts';
import { useCommand } from '../../../api/use-command.ts';
import { basisText } from '../../../domain/basis.ts';
import { currentLanguage } from '../../../i18n/i18n.ts';
import { roleChoicesQuery } from '../../cases/queries/role-choices.ts';
import { decisionsQuery } from '../queries/decisions.ts';
import { schemeWords } from '../words.ts';
import { DecisionText } from './DecisionText.tsx';

interface Props {
  readonly schemeId: string;
  readonly account: AccountRef;
  /** All accounts of the person: an earlier decision may name another of them. */
  readonly accounts: readonly AccountRef[];
  readonly onClose: () => void;
}

/** A signed decision about the person behind an account: organiser with his role, or excluded. */
export function DecisionDialog({ schemeId, account, accounts, onClose }: Props) {
  const say = schemeWords.use();
  const { message } = App.useApp();
  const language = currentLanguage() === 'en' ? 'en' : 'zh';
  const fieldId = useId();
  const [decisionId] = useState(newKey);
  const [decision, setDecision] = useState<MarkDecision>('organiser');
  const [role, setRole] = useState<string>();
  const [ground, setGround] = useState<ExclusionGround>('other');
  const [name, setName] = useState('');
  const { data: choices } = useQuery(roleChoicesQuery);
  const { data: decisions } = useQuery(decisionsQuery(schemeId));
  const mark = useCommand(markRole);
  const roles = (choices?.roles ?? []).filter(({ kind }) => kind === 'organiser_role');
  const nameless = account.name === null;
  const earlier = (decisions ?? []).filter(({ memberId }) => accounts.some((one) => one.memberId === memberId));

  function confirm(reason: string) {
    const chosen = chosenFor(decision, role, ground);
    mark.mutate(
      {
        params: { id: schemeId, index: account.index },
        body: { decisionId, decision, reason, ...chosen, ...(nameless ? { name: name.trim() } : {}) },
      },
      {
        onSuccess: () => {
          void message.success(say('decide.done'));
          onClose();
        },
      },
    );
  }

  return (
    <ReasonDialog
      open
      title={say('decide.title', { name: [account.name, account.memberId].filter(Boolean).join(' ') })}
      consequence={say('decide.consequence')}
      complete={isDecided(decision, role) && (!nameless || name.trim() !== '')}
      busy={mark.isPending}
      error={mark.error === null ? undefined : failureLine(mark.error)}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Radio.Group
        aria-label={say('decide.decision')}
        value={decision}
        options={(['organiser', 'excluded'] as const).map((value) => ({ value, label: say(`decide.${value}`) }))}
        onChange={({ target }) => setDecision(target.value === 'excluded' ? 'excluded' : 'organiser')}
      />
      {decision === 'excluded' && <GroundChoice value={ground} onChange={setGround} />}
      {decision === 'organiser' && (
        <>
          <label className="ui-label" htmlFor={`${fieldId}-role`}>
            {say('decide.role')}
            <span className="ui-required" aria-hidden="true">
              *
            </span>
          </label>
          <Select
            id={`${fieldId}-role`}
            className="full"
            value={role ?? null}
            loading={choices === undefined}
            placeholder={say('decide.rolePlaceholder')}
            options={roles.map(({ code, name: roleName }) => ({ value: code, label: roleName[language] }))}
            onChange={(value: string | null) => setRole(value ?? undefined)}
          />
          <p className="ui-note">{roles.find(({ code }) => code === role)?.description[language]}</p>
        </>
      )}
      {choices !== undefined && (
        <p className="ui-note">{say('decide.basis', { basis: basisText(choices.citation, language) })}</p>
      )}
      {nameless && (
        <>
          <label className="ui-label" htmlFor={`${fieldId}-name`}>
            {say('decide.personName')}
            <span className="ui-required" aria-hidden="true">
              *
            </span>
          </label>
          <Input
            id={`${fieldId}-name`}
            value={name}
            maxLength={60}
            placeholder={say('decide.personNameHint')}
            onChange={({ target }) => setName(target.value)}
          />
        </>
      )}
      {earlier.length > 0 && (
        <>
          <p className="ui-label">{say('decide.history')}</p>
          <ul className="decisions">
            {earlier.map((one) => (
              <li key={one.id}>
                <DecisionText decision={one} />
                <span className="quiet small">
                  {say(one.supersededAt === null ? 'decide.inForce' : 'decide.superseded')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </ReasonDialog>
  );
}

/** An organiser has a role, somebody excluded a ground. */
function chosenFor(decision: MarkDecision, role: string | undefined, ground: ExclusionGround) {
  if (decision === 'excluded') return { ground };
  return role === undefined ? {} : { role };
}

function isDecided(decision: MarkDecision, role: string | undefined): boolean {
  return decision === 'excluded' || role !== undefined;
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
