import { addChoice, type ChoiceKind } from '@qingyuan/contract/scheme-choices';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { useState } from 'react';
import { useRecording } from '../../../api/use-recording.ts';
import { choiceBody, ChoiceFields, type DraftChoice, isWhole } from './choice-fields.tsx';
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

const SETTLED = ['kind', 'memberId', 'tree'] as const;
const EMPTY: DraftChoice = { kind: 'cut_link', memberId: '', otherId: '', tree: 'recommender' };

/** A signed decision about the data of a scheme, taken in by the next analysis. */
export function ChoiceDialog({ schemeId, onClose, otherId = '', ...given }: Props) {
  const say = qualityWords.use();
  const [draft, setDraft] = useState<DraftChoice>({ ...EMPTY, otherId, ...given });
  const { id: choiceId, send, busy, error } = useRecording(addChoice, { done: say('dialog.done'), onClose });
  const { memberId } = given;
  return (
    <ReasonDialog
      open
      title={memberId === undefined ? say('dialog.title') : say('dialog.titleOf', { member: memberId })}
      consequence={`${say(`consequence.${draft.kind}`)}${say('dialog.note')}`}
      complete={isWhole(draft)}
      busy={busy}
      error={error}
      onConfirm={(reason) => send({ params: { id: schemeId }, body: { choiceId, reason, ...choiceBody(draft) } })}
      onCancel={onClose}
    >
      <ChoiceFields
        draft={draft}
        settled={new Set(SETTLED.filter((field) => given[field] !== undefined))}
        onChange={(more) => setDraft((before) => ({ ...before, ...more }))}
      />
    </ReasonDialog>
  );
}
