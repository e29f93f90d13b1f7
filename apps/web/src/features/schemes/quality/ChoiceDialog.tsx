import { addChoice, CHOICES_OF_TREE, CHOICES_OF_TWO, ChoiceKind } from '@qingyuan/contract/scheme-choices';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { newKey } from '../../../api/client.ts';
import { failureLine } from '../../../api/failure-words.ts';
import { useCommand } from '../../../api/use-command.ts';
import { qualityWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  /** Settled by where the dialog was opened; asked for without it. */
  readonly kind?: ChoiceKind;
  readonly memberId?: string;
  readonly otherId?: string;
  readonly tree?: SchemeTree;
  readonly onClose: () => void;
}

/** A signed decision about the data of a scheme, taken in by the next analysis. */
export function ChoiceDialog({ schemeId, kind: given, memberId, otherId, tree: givenTree, onClose }: Props) {
  const say = qualityWords.use();
  const { message } = App.useApp();
  const [choiceId] = useState(newKey);
  const [kind, setKind] = useState<ChoiceKind>(given ?? 'cut_link');
  const [member, setMember] = useState(memberId ?? '');
  const [other, setOther] = useState(otherId ?? '');
  const [tree, setTree] = useState<SchemeTree>(givenTree ?? 'recommender');
  const add = useCommand(addChoice);
  const ofTwo = CHOICES_OF_TWO.includes(kind);
  const ofTree = CHOICES_OF_TREE.includes(kind);

  function confirm(reason: string) {
    const body = {
      choiceId,
      kind,
      reason,
      memberId: member.trim(),
      ...(ofTwo ? { otherId: other.trim() } : {}),
      ...(ofTree ? { tree } : {}),
    };
    add.mutate(
      { params: { id: schemeId }, body },
      {
        onSuccess: () => {
          void message.success(say('dialog.done'));
          onClose();
        },
      },
    );
  }

  return (
    <ReasonDialog
      open
      title={memberId === undefined ? say('dialog.title') : say('dialog.titleOf', { member: memberId })}
      consequence={`${say(`consequence.${kind}`)}${say('dialog.note')}`}
      complete={member.trim() !== '' && (!ofTwo || other.trim() !== '')}
      busy={add.isPending}
      error={add.error === null ? undefined : failureLine(add.error)}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {given === undefined ? (
        <KindField kind={kind} onChange={setKind} />
      ) : (
        <p className="ui-label">{say(`kind.${kind}`)}</p>
      )}
      {memberId === undefined && <IdField label={say('dialog.member')} value={member} onChange={setMember} />}
      {(kind === 'set_link' || kind === 'merge_accounts' || kind === 'family_account') && (
        <IdField label={say(`other.${kind}`)} value={other} onChange={setOther} />
      )}
      {ofTree && givenTree === undefined && (
        <Radio.Group
          aria-label={say('dialog.tree')}
          value={tree}
          options={(['recommender', 'placement'] as const).map((value) => ({ value, label: say(`treeOf.${value}`) }))}
          onChange={({ target }) => setTree(target.value === 'placement' ? 'placement' : 'recommender')}
        />
      )}
    </ReasonDialog>
  );
}

function KindField({ kind, onChange }: { readonly kind: ChoiceKind; readonly onChange: (kind: ChoiceKind) => void }) {
  const say = qualityWords.use();
  const id = useId();
  return (
    <>
      <label className="ui-label" htmlFor={id}>
        {say('dialog.kind')}
      </label>
      <Select
        id={id}
        className="full"
        value={kind}
        options={ChoiceKind.options.map((value) => ({ value, label: say(`kind.${value}`) }))}
        onChange={onChange}
      />
    </>
  );
}

interface IdProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function IdField({ label, value, onChange }: IdProps) {
  const id = useId();
  return (
    <>
      <label className="ui-label" htmlFor={id}>
        {label}
        <span className="ui-required" aria-hidden="true">
          *
        </span>
      </label>
      <Input id={id} value={value} maxLength={200} onChange={({ target }) => onChange(target.value)} />
    </>
  );
}
