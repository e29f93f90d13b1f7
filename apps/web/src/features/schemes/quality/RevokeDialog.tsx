import { revokeChoice, type SchemeChoice } from '@qingyuan/contract/scheme-choices';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { useRecording } from '../../../api/use-recording.ts';
import { qualityWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly choice: SchemeChoice;
  readonly onClose: () => void;
}

export function RevokeDialog({ schemeId, choice, onClose }: Props) {
  const say = qualityWords.use();
  const { send, busy, error } = useRecording(revokeChoice, { done: say('revoke.done'), onClose });
  return (
    <ReasonDialog
      open
      title={say('revoke.title', { number: choice.number })}
      consequence={say('revoke.consequence')}
      busy={busy}
      error={error}
      onConfirm={(reason) => send({ params: { id: schemeId, choiceId: choice.id }, body: { reason } })}
      onCancel={onClose}
    >
      <p className="ui-label">{say(`kind.${choice.kind}`)}</p>
      <p className="long-word">{[choice.memberId, choice.otherId].filter((id) => id !== null).join(' → ')}</p>
    </ReasonDialog>
  );
}
