import {
  designateArea,
  disputeHandOver,
  type HandOver,
  type HandOverAction,
  type HandOverState,
  receiveHandOver,
  refuseHandOver,
  withdrawHandOver,
} from '@qingyuan/contract/lead-hand-overs';
import { StateTag, type Tone } from '@qingyuan/ui/StateTag.tsx';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { CommandButton, CommandDialog } from '../../domain/CommandDialog.tsx';
import { domainWords } from '../../domain/words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { DueCell } from '../../time/DueCell.tsx';
import { instantText } from '../../time/time.ts';
import { workWords } from './lead-words.ts';

const TONE: Readonly<Record<HandOverState, Tone>> = {
  sent: 'warning',
  received: 'good',
  refused: 'bad',
  withdrawn: 'neutral',
  disputed: 'bad',
  designated: 'good',
};

/** A hand-over as both sides see it, with what this side may do. */
export function HandOverCard({ one }: { readonly one: HandOver }) {
  const say = workWords.use();
  return (
    <article className="lead-entry" aria-label={one.title}>
      <p>
        <strong>{say('handOver.line', { from: one.from.name, to: one.to.name })}</strong>{' '}
        <StateTag tone={TONE[one.state]}>{say(`handOver.${one.state}`)}</StateTag>{' '}
        {one.clock !== null && (
          <DueCell dueAt={one.clock.dueAt} state={one.clock.state} workingDays={one.clock.remainingWorkingDays} />
        )}
      </p>
      <p>
        {one.title} · {domainWords.lookUp('leadGrade', one.grade)}
      </p>
      <p className="long-text">{one.summary}</p>
      {one.marks.length > 0 && (
        <p className="quiet">
          {one.marks.map(({ kind, shown }) => `${workWords.lookUp('mark', kind)} ${shown}`).join(' · ')}
        </p>
      )}
      {historyOf(one).map((line) => (
        <p key={line} className="quiet">
          {line}
        </p>
      ))}
      <HandOverActs one={one} />
    </article>
  );
}

function historyOf(one: HandOver): string[] {
  const { say } = workWords;
  const line = (key: Parameters<typeof say>[0], at: string | null, values: Readonly<Record<string, string | null>>) =>
    at === null
      ? []
      : [
          say(key, {
            when: instantText(at),
            ...Object.fromEntries(Object.entries(values).map(([name, text]) => [name, text ?? ''])),
          }),
        ];
  const answer = { name: one.answeredName, agency: one.answeredAgency };
  return [
    ...line('handOver.sentBy', one.sentAt, { name: one.sentName, agency: one.fromAgency, reason: one.reason }),
    ...(one.receiptNumber === null
      ? line('handOver.answeredBy', one.answeredAt, { ...answer, reason: one.answerReason })
      : line('handOver.receivedBy', one.answeredAt, { ...answer, number: one.receiptNumber })),
    ...line('handOver.disputedBy', one.disputedAt, {
      name: one.disputedName,
      superior: one.superior?.name ?? null,
      reason: one.disputeReason,
    }),
    ...line('handOver.decidedBy', one.decidedAt, {
      name: one.decidedName,
      area: one.decidedArea?.name ?? null,
      reason: one.decisionReason,
    }),
  ];
}

const WITH_REASON = { refuse: refuseHandOver, withdraw: withdrawHandOver, dispute: disputeHandOver } as const;

function HandOverActs({ one }: { readonly one: HandOver }) {
  const say = workWords.use();
  const [open, setOpen] = useState<Exclude<HandOverAction, 'receive'>>();
  const [leadId] = useState(newKey);
  const params = { handOverId: one.id };
  const close = () => setOpen(undefined);
  return (
    <div className="page-actions">
      {one.can.includes('receive') && (
        <CommandButton
          primary
          endpoint={receiveHandOver}
          inputs={{ params, body: { leadId } }}
          label={say('handOver.receive')}
        />
      )}
      {(['refuse', 'withdraw', 'dispute', 'designate'] as const)
        .filter((act) => one.can.includes(act))
        .map((act) => (
          <Button key={act} onClick={() => setOpen(act)}>
            {say(`handOver.${act}`)}
          </Button>
        ))}
      {one.state !== 'received' && one.state !== 'designated' && one.can.some((act) => act === 'withdraw') && (
        <AppLink href={`/leads/${one.leadId}`}>{say('handOver.openLead')}</AppLink>
      )}
      {open !== undefined && open !== 'designate' && (
        <CommandDialog
          endpoint={WITH_REASON[open]}
          inputs={(reason) => ({ params, body: { reason } })}
          title={say(`handOver.${open}`)}
          consequence={say(`handOver.${open}Text`)}
          onClose={close}
        />
      )}
      {open === 'designate' && <DesignateDialog one={one} leadId={leadId} onClose={close} />}
    </div>
  );
}

interface DesignateProps {
  readonly one: HandOver;
  readonly leadId: string;
  readonly onClose: () => void;
}

function DesignateDialog({ one, leadId, onClose }: DesignateProps) {
  const say = workWords.use();
  // The county of a lead that is registered on a township.
  const areas = [{ code: one.from.code.slice(0, 6), name: one.from.name }, one.to];
  const [area, setArea] = useState(one.to.code);
  return (
    <CommandDialog
      endpoint={designateArea}
      inputs={(reason) => ({ params: { handOverId: one.id }, body: { area, leadId, reason } })}
      title={say('handOver.designate')}
      consequence={say('handOver.designateText')}
      onClose={onClose}
    >
      <Radio.Group
        aria-label={say('handOver.area')}
        value={area}
        onChange={(event) => setArea(String(event.target.value))}
        options={areas.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </CommandDialog>
  );
}
