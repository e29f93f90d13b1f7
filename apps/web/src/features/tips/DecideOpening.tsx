import { decideOpening, type IdentityOpening } from '@qingyuan/contract/tips-identity';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { Button } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { tipWords } from './words.ts';

interface Props {
  readonly tipId: string;
  readonly opening: IdentityOpening;
}

/** The second person agrees or not. */
export function DecideOpening({ tipId, opening }: Props) {
  const say = tipWords.use();
  const [approve, setApprove] = useState<boolean>();
  const decide = useCommand(decideOpening);
  const close = () => setApprove(undefined);
  return (
    <span className="inline">
      <Button size="small" type="primary" onClick={() => setApprove(true)}>
        {say('identity.approve')}
      </Button>
      <Button size="small" danger onClick={() => setApprove(false)}>
        {say('identity.refuse')}
      </Button>
      {approve !== undefined && (
        <ReasonDialog
          open
          title={say(approve ? 'identity.approve' : 'identity.refuse')}
          consequence={say(approve ? 'identity.approveText' : 'identity.refuseText', {
            who: opening.askedBy,
            purpose: opening.purpose,
          })}
          reasonLabel={say('identity.note')}
          reasonOptional
          danger={!approve}
          busy={decide.isPending}
          error={decide.error === null ? undefined : failureLine(decide.error)}
          onConfirm={(note) =>
            decide.mutate(
              { params: { id: tipId, openingId: opening.id }, body: { approve, ...(note === '' ? {} : { note }) } },
              { onSuccess: close },
            )
          }
          onCancel={close}
        />
      )}
    </span>
  );
}
