import { type SchemeCandidate, withdrawPenalty } from '@qingyuan/contract/scheme-thresholds';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { Button } from 'antd';
import { useState } from 'react';
import { useRecording } from '../../../api/use-recording.ts';
import { instantText } from '../../../time/time.ts';
import type { Opened } from './candidate.ts';
import { PenaltyDialog } from './PenaltyDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import { personsWords } from './words.ts';

type Penalty = SchemeCandidate['penalties'][number];

/** Earlier penalties for organising or leading, and whether each counts on the day of the conduct. */
export function PenaltyPart({ opened }: { readonly opened: Opened }) {
  const say = personsWords.use();
  const [recording, setRecording] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Penalty>();
  const { person, decides } = opened;
  return (
    <section aria-label={say('penalty.title')}>
      <header className="part-head">
        <h3>{say('penalty.title')}</h3>
        {decides && <Button onClick={() => setRecording(true)}>{say('penalty.record')}</Button>}
      </header>
      {person.penalties.length === 0 ? (
        <p className="quiet">{say('penalty.none')}</p>
      ) : (
        <ul className="records">
          {person.penalties.map((one) => (
            <li key={one.id}>
              <Described penalty={one} conductOn={opened.conductOn} />
              {decides && (
                <Button
                  type="link"
                  size="small"
                  aria-label={`${say('penalty.withdraw')} ${one.documentNumber}`}
                  onClick={() => setWithdrawing(one)}
                >
                  {say('penalty.withdraw')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {recording && <PenaltyDialog opened={opened} onClose={() => setRecording(false)} />}
      {withdrawing !== undefined && (
        <Withdraw schemeId={opened.schemeId} penalty={withdrawing} onClose={() => setWithdrawing(undefined)} />
      )}
    </section>
  );
}

function useLine() {
  const say = personsWords.use();
  return ({ kind, authority, documentNumber, effectiveOn }: Penalty) =>
    say('penalty.line', { kind: say(`penalty.${kind}`), authority, number: documentNumber, effective: effectiveOn });
}

function Described({ penalty, conductOn }: { readonly penalty: Penalty; readonly conductOn: string }) {
  const say = personsWords.use();
  const line = useLine();
  const { effectiveOn, countsUntil, reason, recordedBy, recordedAt } = penalty;
  const counts = effectiveOn <= conductOn && (countsUntil === null || conductOn <= countsUntil);
  return (
    <div className="stack">
      <span>
        {line(penalty)}{' '}
        <StateTag tone={counts ? 'warning' : 'neutral'}>
          {say(counts ? 'penalty.counted' : 'penalty.notCounted', { on: conductOn })}
        </StateTag>
      </span>
      <span className="quiet small">
        {countsUntil === null ? say('penalty.ever') : say('penalty.until', { until: countsUntil })}
      </span>
      {reason !== null && <span className="long-text small">{reason}</span>}
      <span className="quiet small">{say('penalty.by', { who: recordedBy, when: instantText(recordedAt) })}</span>
    </div>
  );
}

interface WithdrawProps {
  readonly schemeId: string;
  readonly penalty: Penalty;
  readonly onClose: () => void;
}

function Withdraw({ schemeId, penalty, onClose }: WithdrawProps) {
  const say = personsWords.use();
  const line = useLine();
  const { send, busy, error } = useRecording(withdrawPenalty, { done: say('penalty.withdrawn'), onClose });
  return (
    <WithdrawDialog
      title={say('penalty.withdrawTitle')}
      consequence={say('penalty.withdrawConsequence')}
      busy={busy}
      error={error}
      onConfirm={(reason) => send({ params: { id: schemeId, penaltyId: penalty.id }, body: { reason } })}
      onClose={onClose}
    >
      {line(penalty)}
    </WithdrawDialog>
  );
}
