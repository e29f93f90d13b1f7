import { CHOICES_OF_TREE, CHOICES_OF_TWO, ChoiceKind } from '@qingyuan/contract/scheme-choices';
import { SchemeTree } from '@qingyuan/contract/schemes';
import { Field } from '@qingyuan/ui/Field.tsx';
import { TextField } from '@qingyuan/ui/TextField.tsx';
import { Radio, Select } from 'antd';
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

const LONGEST_ID = 200;

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
        <TextField
          label={say('dialog.member')}
          value={memberId}
          maxLength={LONGEST_ID}
          onChange={(next) => onChange({ memberId: next })}
        />
      )}
      {(kind === 'set_link' || kind === 'merge_accounts' || kind === 'family_account') && (
        <TextField
          label={say(`other.${kind}`)}
          value={otherId}
          maxLength={LONGEST_ID}
          onChange={(next) => onChange({ otherId: next })}
        />
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
  return (
    <Field label={say('dialog.kind')}>
      {(id) => (
        <Select
          id={id}
          className="full"
          value={kind}
          options={ChoiceKind.options.map((value) => ({ value, label: say(`kind.${value}`) }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
