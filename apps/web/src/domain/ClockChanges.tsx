import type { clockEndpoints } from '@qingyuan/contract/clock-changes';
import type { Clock, ClockChange } from '@qingyuan/contract/clocks';
import { StateTag, type Tone } from '@qingyuan/ui/StateTag.tsx';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { newKey } from '../api/client.ts';
import { textLanguage } from '../i18n/i18n.ts';
import { instantText } from '../time/time.ts';
import { CommandButton, CommandDialog } from './CommandDialog.tsx';
import { domainWords } from './words.ts';

/** How the clocks of a record are extended and suspended, and what of it this reader may do. */
export interface ClockActing {
  readonly endpoints: ReturnType<typeof clockEndpoints>;
  readonly id: string;
  readonly can: readonly string[];
}

const TONE: Readonly<Record<ClockChange['state'], Tone>> = {
  asked: 'warning',
  granted: 'good',
  refused: 'neutral',
  ended: 'neutral',
};

interface Props {
  readonly clock: Clock;
  readonly acting?: ClockActing | undefined;
}

/** What was asked of a clock and decided, and what can be asked still. */
export function ClockChanges({ clock, acting }: Props) {
  return (
    <>
      {clock.changes.map((change) => (
        <Change key={change.id} change={change} acting={clock.stoppedAt === null ? acting : undefined} />
      ))}
      {acting?.can.includes('ask-clock-change') === true && <Asking clock={clock} acting={acting} />}
    </>
  );
}

function Change({ change, acting }: { readonly change: ClockChange; readonly acting: ClockActing | undefined }) {
  const say = domainWords.use();
  const language = textLanguage();
  return (
    <div className="clock-change">
      <p>
        <StateTag tone={TONE[change.state]}>{domainWords.lookUp('clockChange', change.state)}</StateTag>{' '}
        {domainWords.lookUp('clockChange', change.kind)} · {change.title[language]}
      </p>
      <p className="quiet">{say('clockChange.asker', { name: change.askedName, when: instantText(change.askedAt) })}</p>
      <p className="quiet">{say('clockChange.why', { reason: change.reason })}</p>
      {change.decidedName !== null && change.decidedAt !== null && (
        <p className="quiet">
          {say('clockChange.decider', {
            name: change.decidedName,
            when: instantText(change.decidedAt),
            reason: change.decisionReason ?? '',
          })}
        </p>
      )}
      {change.fromDay !== null && (
        <p className="quiet num">{say('clockChange.days', { from: change.fromDay, to: change.toDay ?? '…' })}</p>
      )}
      {acting !== undefined && <Acts change={change} acting={acting} />}
    </div>
  );
}

/** What may be done about a change: granted or refused while asked for, ended while a clock stands still. */
function Acts({ change, acting }: { readonly change: ClockChange; readonly acting: ClockActing }) {
  const say = domainWords.use();
  const [deciding, setDeciding] = useState<boolean>();
  const params = { id: acting.id, changeId: change.id };
  if (change.kind === 'suspension' && change.state === 'granted' && acting.can.includes('ask-clock-change'))
    return (
      <CommandButton
        endpoint={acting.endpoints.endSuspension}
        inputs={{ params, body: {} }}
        label={say('clockChange.resume')}
      />
    );
  if (change.state !== 'asked' || !acting.can.includes('decide-clock-change')) return null;
  return (
    <div className="page-actions">
      <Button type="primary" size="small" onClick={() => setDeciding(true)}>
        {say('clockChange.grant')}
      </Button>
      <Button size="small" onClick={() => setDeciding(false)}>
        {say('clockChange.refuse')}
      </Button>
      {deciding !== undefined && (
        <CommandDialog
          endpoint={acting.endpoints.decideChange}
          inputs={(reason) => ({ params, body: { grant: deciding, reason } })}
          title={say(deciding ? 'clockChange.grant' : 'clockChange.refuse')}
          consequence={say(deciding ? 'clockChange.grantText' : 'clockChange.refuseText')}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </div>
  );
}

function Asking({ clock, acting }: { readonly clock: Clock; readonly acting: ClockActing }) {
  const say = domainWords.use();
  const [asking, setAsking] = useState<'extension' | 'suspension'>();
  const kinds = [
    ...(clock.extensions.length > 0 ? (['extension'] as const) : []),
    ...(clock.suspensions.length > 0 ? (['suspension'] as const) : []),
  ];
  if (kinds.length === 0) return null;
  return (
    <div className="page-actions">
      {kinds.map((kind) => (
        <Button key={kind} size="small" onClick={() => setAsking(kind)}>
          {say(`clockChange.ask_${kind}`)}
        </Button>
      ))}
      {asking !== undefined && (
        <AskDialog clock={clock} acting={acting} kind={asking} onClose={() => setAsking(undefined)} />
      )}
    </div>
  );
}

interface AskProps {
  readonly clock: Clock;
  readonly acting: ClockActing;
  readonly kind: 'extension' | 'suspension';
  readonly onClose: () => void;
}

function AskDialog({ clock, acting, kind, onClose }: AskProps) {
  const say = domainWords.use();
  const language = textLanguage();
  const parts = kind === 'extension' ? clock.extensions : clock.suspensions;
  const [part, setPart] = useState(parts[0]?.id ?? '');
  const [changeId] = useState(newKey);
  const { askExtension, askSuspension } = acting.endpoints;
  return (
    <CommandDialog
      endpoint={kind === 'extension' ? askExtension : askSuspension}
      inputs={(reason) => ({ params: { id: acting.id, clockId: clock.id }, body: { changeId, part, reason } })}
      title={say(`clockChange.ask_${kind}`)}
      consequence={say(`clockChange.ask_${kind}_text`)}
      onClose={onClose}
    >
      <Radio.Group
        value={part}
        onChange={(event) => setPart(String(event.target.value))}
        options={parts.map(({ id, title }) => ({ value: id, label: title[language] }))}
      />
    </CommandDialog>
  );
}
