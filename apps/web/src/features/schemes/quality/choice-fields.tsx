import { CHOICES_OF_TREE, CHOICES_OF_TWO, ChoiceKind } from '@qingyuan/contract/scheme-choices';
import { SchemeTree } from '@qingyuan/contract/schemes';
import { Input, Radio, Select } from 'antd';
import { useId } from 'react';
import { qualityWords } from './words.ts';

/** A decision as it is being written. */
export interface DraftChoice {
  readonly kind: ChoiceKind;
  readonly memberId: string;
  readonly otherId: string;
  readonly tree: SchemeTree;
}

/** Whether everything is said that this kind needs. */
export function isWhole({ kind, memberId, otherId }: DraftChoice): boolean {
  return memberId.trim() !== '' && (!CHOICES_OF_TWO.includes(kind) || otherId.trim() !== '');
}

/** What is sent: only what this kind has. */
export function choiceBody({ kind, memberId, otherId, tree }: DraftChoice) {
  return {
    kind,
    memberId: memberId.trim(),
    ...(CHOICES_OF_TWO.includes(kind) ? { otherId: otherId.trim() } : {}),
    ...(CHOICES_OF_TREE.includes(kind) ? { tree } : {}),
  };
}

interface FieldsProps {
  readonly draft: DraftChoice;
  /** What is settled by where the dialog was opened. */
  readonly settled: ReadonlySet<keyof DraftChoice>;
  readonly onChange: (more: Partial<DraftChoice>) => void;
}

/** The fields of a decision that are not settled yet. */
export function ChoiceFields({ draft, settled, onChange }: FieldsProps) {
  const say = qualityWords.use();
  const { kind, memberId, otherId, tree } = draft;
  return (
    <>
      {settled.has('kind') ? (
        <p className="ui-label">{say(`kind.${kind}`)}</p>
      ) : (
        <KindField kind={kind} onChange={(next) => onChange({ kind: next })} />
      )}
      {!settled.has('memberId') && (
        <IdField label={say('dialog.member')} value={memberId} onChange={(next) => onChange({ memberId: next })} />
      )}
      {(kind === 'set_link' || kind === 'merge_accounts' || kind === 'family_account') && (
        <IdField label={say(`other.${kind}`)} value={otherId} onChange={(next) => onChange({ otherId: next })} />
      )}
      {CHOICES_OF_TREE.includes(kind) && !settled.has('tree') && (
        <Radio.Group
          aria-label={say('dialog.tree')}
          value={tree}
          options={SchemeTree.options.map((value) => ({ value, label: say(`treeOf.${value}`) }))}
          onChange={({ target }) => onChange({ tree: SchemeTree.parse(target.value) })}
        />
      )}
    </>
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
