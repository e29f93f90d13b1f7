import {
  acknowledgeOrigin,
  answerOrigin,
  DelayCause,
  explainDelay,
  FeedbackWay,
  giveFeedback,
  type LeadWork,
  LeadOutcome,
  type TipBehind,
} from '@qingyuan/contract/lead-work';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { CommandButton, CommandDialog } from '../../domain/CommandDialog.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { Field } from './Field.tsx';
import { workWords } from './lead-words.ts';

interface Props {
  readonly id: string;
  readonly work: LeadWork;
  readonly can: readonly string[];
}

/** The reporters behind the lead in the order of their tips, and what they were told. */
export function FeedbackPanel({ id, work, can }: Props) {
  const say = workWords.use();
  const [telling, setTelling] = useState<TipBehind>();
  return (
    <section className="page-card" aria-label={say('feedback.title')}>
      <h2>{say('feedback.title')}</h2>
      {work.tips.length === 0 && <p className="quiet">{say('feedback.none')}</p>}
      {work.tips.map((tip, index) => (
        <div key={tip.tipId} className="lead-entry">
          <p>
            <AppLink href={`/tips/${tip.tipId}`}>{say('feedback.tip', { n: index + 1 })}</AppLink>{' '}
            <span className="quiet">
              {[
                say('feedback.received', { when: instantText(tip.receivedAt) }),
                say(tip.named ? 'feedback.named' : 'feedback.anonymous'),
                ...(tip.hasCode ? [say('feedback.code')] : []),
                ...(tip.leadId === id ? [] : [say('feedback.through')]),
              ].join(' · ')}
            </span>
          </p>
          <p>
            {tip.feedback === null ? (
              <StateTag tone={can.includes('feedback') ? 'warning' : 'neutral'}>
                {say(can.includes('feedback') ? 'feedback.waiting' : 'feedback.noOutcome')}
              </StateTag>
            ) : (
              <StateTag tone="good">
                {say('feedback.given', {
                  way: workWords.lookUp('feedback', `way_${tip.feedback.way}`),
                  name: tip.feedback.givenName,
                  when: instantText(tip.feedback.givenAt),
                })}
              </StateTag>
            )}{' '}
            {can.includes('feedback') && tip.feedback === null && (
              <Button size="small" onClick={() => setTelling(tip)}>
                {say('feedback.give')}
              </Button>
            )}
          </p>
        </div>
      ))}
      {telling !== undefined && (
        <TellDialog id={id} tip={telling} state={work.state} onClose={() => setTelling(undefined)} />
      )}
    </section>
  );
}

interface TellProps {
  readonly id: string;
  readonly tip: TipBehind;
  readonly state: LeadWork['state'];
  readonly onClose: () => void;
}

function TellDialog({ id, tip, state, onClose }: TellProps) {
  const say = workWords.use();
  const outcome = LeadOutcome.safeParse(state).data ?? 'confirmed';
  const [way, setWay] = useState<FeedbackWay>(tip.hasCode ? 'code' : 'phone');
  const [text, setText] = useState<string>(say(`feedback.default_${outcome}`));
  const ways = FeedbackWay.options.filter((one) => one !== 'code' || tip.hasCode);
  return (
    <CommandDialog
      endpoint={giveFeedback}
      inputs={() => ({ params: { id }, body: { tipId: tip.tipId, way, text } })}
      title={say('feedback.give')}
      consequence={say('feedback.consequence')}
      reasonOptional
      complete={text.trim().length >= 4}
      onClose={onClose}
    >
      <Radio.Group
        aria-label={say('feedback.way')}
        value={way}
        onChange={(event) => setWay(FeedbackWay.parse(event.target.value))}
        options={ways.map((value) => ({ value, label: workWords.lookUp('feedback', `way_${value}`) }))}
      />
      <Field label={say('feedback.text')}>
        {(field) => (
          <Input.TextArea
            id={field}
            rows={4}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </CommandDialog>
  );
}

/** The agency that handed the lead over: its paper, its receipt, its answer. */
export function OriginPanel({ id, work: { origin }, can }: Props) {
  const say = workWords.use();
  const [answering, setAnswering] = useState(false);
  if (origin === null) return null;
  return (
    <section className="page-card" aria-label={say('origin.title')}>
      <h2>{say('origin.title')}</h2>
      <p>
        <strong>{origin.agency}</strong>
      </p>
      <p className="quiet">
        {[origin.paperNumber, origin.paperDate].filter((part) => part !== null && part !== '').join(' · ')}
      </p>
      {origin.receivedName !== null && origin.receivedAt !== null && (
        <p>{say('origin.receiptDone', { name: origin.receivedName, when: instantText(origin.receivedAt) })}</p>
      )}
      {origin.answeredName !== null && origin.answeredAt !== null && (
        <p>
          {say('origin.answerDone', {
            name: origin.answeredName,
            when: instantText(origin.answeredAt),
            answer: origin.answer ?? '',
          })}
        </p>
      )}
      <div className="page-actions">
        {can.includes('receipt') && (
          <CommandButton
            endpoint={acknowledgeOrigin}
            inputs={{ params: { id }, body: {} }}
            label={say('origin.receipt')}
          />
        )}
        {can.includes('answer') && <Button onClick={() => setAnswering(true)}>{say('origin.answer')}</Button>}
      </div>
      {answering && (
        <CommandDialog
          endpoint={answerOrigin}
          inputs={(answer) => ({ params: { id }, body: { answer } })}
          title={say('origin.answer')}
          consequence={say('origin.answerText')}
          reasonLabel={say('origin.answer')}
          onClose={() => setAnswering(false)}
        />
      )}
    </section>
  );
}

/** Why the lead is late, as its officers said. */
export function DelayPanel({ id, work: { delays }, can }: Props) {
  const say = workWords.use();
  const [explaining, setExplaining] = useState(false);
  const [cause, setCause] = useState<DelayCause>('staff');
  return (
    <section className="page-card" aria-label={say('delay.title')}>
      <h2>{say('delay.title')}</h2>
      {delays.length === 0 && <p className="quiet">{say('delay.none')}</p>}
      {delays.map((one) => (
        <div key={one.at} className="lead-entry">
          <p>
            <strong>{workWords.lookUp('delay', one.cause)}</strong> {one.note}
          </p>
          <p className="quiet">
            {one.byName} · {instantText(one.at)}
          </p>
        </div>
      ))}
      {can.includes('explain') && <Button onClick={() => setExplaining(true)}>{say('delay.explain')}</Button>}
      {explaining && (
        <CommandDialog
          endpoint={explainDelay}
          inputs={(note) => ({ params: { id }, body: { cause, note } })}
          title={say('delay.explain')}
          consequence={say('delay.explainText')}
          onClose={() => setExplaining(false)}
        >
          <Field label={say('delay.cause')}>
            {(field) => (
              <Select
                id={field}
                className="full"
                value={cause}
                onChange={setCause}
                options={DelayCause.options.map((value) => ({ value, label: workWords.lookUp('delay', value) }))}
              />
            )}
          </Field>
        </CommandDialog>
      )}
    </section>
  );
}
