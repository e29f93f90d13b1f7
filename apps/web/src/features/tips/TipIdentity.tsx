import { IDENTITY_FIELDS, lookAtIdentity, askOpening, type IdentityOpening } from '@qingyuan/contract/tips-identity';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { call, newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { Facts } from '../../lists/Facts.tsx';
import { instantText } from '../../time/time.ts';
import { DecideOpening } from './DecideOpening.tsx';
import type { TipProps } from './TipPage.tsx';
import { tipWords } from './words.ts';

const TONES = { asked: 'active', approved: 'good', refused: 'neutral' } as const;

/** Who reported: sealed, opened by two people together, shown in this page only and gone when it is left. */
export function TipIdentity({ tip, can }: TipProps) {
  const say = tipWords.use();
  const [asking, setAsking] = useState(false);
  return (
    <section className="page-card" aria-label={say('identity.title')}>
      <div className="page-head">
        <h2>{say('identity.title')}</h2>
        {can.includes('ask-identity') && <Button onClick={() => setAsking(true)}>{say('identity.ask')}</Button>}
      </div>
      <p className="quiet">
        {say(tip.hasContact ? (tip.named ? 'identity.named' : 'identity.contact') : 'identity.none')}
      </p>
      {tip.openings.map((opening) => (
        <Opening key={opening.id} tipId={tip.id} opening={opening} />
      ))}
      {asking && <AskDialog tipId={tip.id} onClose={() => setAsking(false)} />}
    </section>
  );
}

interface OpeningProps {
  readonly tipId: string;
  readonly opening: IdentityOpening;
}

/** One request: what for, who asked, who decided, and until when it holds. */
function Opening({ tipId, opening }: OpeningProps) {
  const say = tipWords.use();
  const { askedBy, askedAt, decidedBy, decidedAt, endsAt } = opening;
  return (
    <div className="tip-opening">
      <p>
        <StateTag tone={TONES[opening.state]}>{tipWords.lookUp('openingState', opening.state)}</StateTag>{' '}
        {opening.purpose}
      </p>
      <p className="quiet">
        {say('identity.askedBy', { who: askedBy, at: instantText(askedAt) })}
        {decidedBy !== null && decidedAt !== null && (
          <> · {say('identity.decidedBy', { who: decidedBy, at: instantText(decidedAt) })}</>
        )}
        {endsAt !== null && <> · {say('identity.until', { at: instantText(endsAt) })}</>}
        {opening.note !== null && <> · {opening.note}</>}
      </p>
      {opening.mayDecide && <DecideOpening tipId={tipId} opening={opening} />}
      {opening.mayLook && <Look tipId={tipId} openingId={opening.id} />}
    </div>
  );
}

/** Every look is recorded, so it is a button and not a page that loads. */
function Look({ tipId, openingId }: { readonly tipId: string; readonly openingId: string }) {
  const say = tipWords.use();
  const look = useMutation({
    mutationFn: () => call(lookAtIdentity, { params: { id: tipId, openingId } }),
    gcTime: 0,
  });
  if (look.data !== undefined) {
    const { identity } = look.data;
    const given = IDENTITY_FIELDS.filter((name) => identity[name] !== undefined);
    return <Facts items={given.map((name) => [tipWords.lookUp('identityField', name), identity[name]])} />;
  }
  return (
    <>
      <Button size="small" loading={look.isPending} onClick={() => look.mutate()}>
        {say('identity.look')}
      </Button>
      {look.error !== null && <Alert type="error" showIcon title={failureLine(look.error)} />}
    </>
  );
}

function AskDialog({ tipId, onClose }: { readonly tipId: string; readonly onClose: () => void }) {
  const say = tipWords.use();
  const [openingId] = useState(newKey);
  const ask = useCommand(askOpening);
  return (
    <ReasonDialog
      open
      title={say('identity.ask')}
      consequence={say('identity.askText')}
      reasonLabel={say('detail.contactPurpose')}
      busy={ask.isPending}
      error={ask.error === null ? undefined : failureLine(ask.error)}
      onConfirm={(purpose) =>
        ask.mutate({ params: { id: tipId }, body: { openingId, purpose } }, { onSuccess: onClose })
      }
      onCancel={onClose}
    />
  );
}
