import {
  type AnalysisPart,
  AnalysisProposal,
  AnalysisSide,
  concludeAnalysis,
  conveneAnalysis,
  type LeadAnalysis,
  saveOpinion,
  signAnalysis,
} from '@qingyuan/contract/lead-analyses';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { CommandButton, CommandDialog } from '../../domain/CommandDialog.tsx';
import { Loaded } from '../../lists/Loaded.tsx';
import { instantText } from '../../time/time.ts';
import { useNow } from '../../time/use-now.ts';
import { Field } from './Field.tsx';
import { workWords } from './lead-words.ts';
import { analysesQuery } from './queries/work.ts';

/** Joint analyses of police and market regulation: each side its own words, one conclusion, two signatures. */
export function AnalysisPanel({ id }: { readonly id: string }) {
  const say = workWords.use();
  const [convening, setConvening] = useState(false);
  return (
    <Loaded result={useQuery(analysesQuery(id))}>
      {({ rows, can }) => (
        <section className="page-card" aria-label={say('analysis.title')}>
          <h2>{say('analysis.title')}</h2>
          {rows.length === 0 && <p className="quiet">{say('analysis.none')}</p>}
          {rows.map((analysis) => (
            <Analysis key={analysis.id} leadId={id} analysis={analysis} />
          ))}
          {can.includes('convene') && <Button onClick={() => setConvening(true)}>{say('analysis.convene')}</Button>}
          {convening && <ConveneDialog id={id} onClose={() => setConvening(false)} />}
        </section>
      )}
    </Loaded>
  );
}

function Analysis({ leadId, analysis }: { readonly leadId: string; readonly analysis: LeadAnalysis }) {
  const say = workWords.use();
  const [open, setOpen] = useState<'opinion' | 'conclude'>();
  const params = { id: leadId, analysisId: analysis.id };
  const close = () => setOpen(undefined);
  return (
    <article className="lead-entry">
      <h3>
        {analysis.topic} {analysis.complete && <StateTag tone="good">{say('analysis.complete')}</StateTag>}
      </h3>
      <p className="quiet">
        {say('analysis.heldAt', { when: instantText(analysis.heldAt), place: analysis.place })} ·{' '}
        {say('analysis.by', { agency: analysis.convenedAgency, name: analysis.convenedName })}
      </p>
      <div className="lead-sides">
        {AnalysisSide.options.map((side) => (
          <Side key={side} side={side} part={analysis.parts.find((part) => part.side === side)} />
        ))}
      </div>
      {analysis.conclusion !== null && analysis.proposal !== null && (
        <p>
          <strong>{say('analysis.conclusion')}</strong> {analysis.conclusion} ·{' '}
          {workWords.lookUp('analysis', analysis.proposal)}
        </p>
      )}
      {analysis.digest !== null && (
        <p className="quiet digest">{say('analysis.digest', { digest: analysis.digest })}</p>
      )}
      <div className="page-actions">
        {analysis.can.includes('opinion') && (
          <Button onClick={() => setOpen('opinion')}>{say('analysis.opinion')}</Button>
        )}
        {analysis.can.includes('conclude') && (
          <Button onClick={() => setOpen('conclude')}>{say('analysis.conclude')}</Button>
        )}
        {analysis.can.includes('sign') && (
          <CommandButton primary endpoint={signAnalysis} inputs={{ params, body: {} }} label={say('analysis.sign')} />
        )}
      </div>
      {open === 'opinion' && (
        <OpinionDialog params={params} own={analysis.parts.find((part) => part.own)} onClose={close} />
      )}
      {open === 'conclude' && <ConcludeDialog params={params} onClose={close} />}
    </article>
  );
}

function Side({ side, part }: { readonly side: AnalysisSide; readonly part: AnalysisPart | undefined }) {
  const say = workWords.use();
  return (
    <section aria-label={say(`analysis.${side}`)}>
      <h4>{say(`analysis.${side}`)}</h4>
      {part === undefined ? (
        <p className="quiet">{say('analysis.absent')}</p>
      ) : (
        <>
          <p className="quiet">
            {part.agencyName} · {part.people.join('、')}
          </p>
          <p className="long-text">{part.opinion ?? say('analysis.hidden')}</p>
          {part.ownNote !== null && part.ownNote !== '' && (
            <p className="quiet">
              {say('analysis.ownNote')}：{part.ownNote}
            </p>
          )}
          <p className="quiet">{say(part.sharedAt === null ? 'analysis.draft' : 'analysis.shared')}</p>
          <p className="quiet">
            {part.signedName === null || part.signedAt === null
              ? say('analysis.unsigned')
              : say('analysis.signed', { name: part.signedName, when: instantText(part.signedAt) })}
          </p>
        </>
      )}
    </section>
  );
}

function ConveneDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = workWords.use();
  const now = useNow();
  const [analysisId] = useState(newKey);
  const [topic, setTopic] = useState('');
  const [place, setPlace] = useState('');
  return (
    <CommandDialog
      endpoint={conveneAnalysis}
      inputs={() => ({ params: { id }, body: { analysisId, topic, place, heldAt: new Date(now).toISOString() } })}
      title={say('analysis.convene')}
      consequence={say('analysis.conveneText')}
      reasonOptional
      complete={topic.trim().length >= 2}
      onClose={onClose}
    >
      <Field label={say('analysis.topic')}>
        {(field) => (
          <Input id={field} value={topic} maxLength={200} onChange={(event) => setTopic(event.target.value)} />
        )}
      </Field>
      <Field label={say('analysis.place')}>
        {(field) => (
          <Input id={field} value={place} maxLength={200} onChange={(event) => setPlace(event.target.value)} />
        )}
      </Field>
    </CommandDialog>
  );
}

interface OfAnalysis {
  readonly params: { readonly id: string; readonly analysisId: string };
  readonly onClose: () => void;
}

function OpinionDialog({ params, own, onClose }: OfAnalysis & { readonly own: AnalysisPart | undefined }) {
  const say = workWords.use();
  const [people, setPeople] = useState(own?.people.join('、') ?? '');
  const [opinion, setOpinion] = useState(own?.opinion ?? '');
  const [ownNote, setOwnNote] = useState(own?.ownNote ?? '');
  const [share, setShare] = useState(true);
  const names = people
    .split(/[、,，;；\s]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return (
    <CommandDialog
      endpoint={saveOpinion}
      inputs={() => ({ params, body: { people: names, opinion, ownNote, share } })}
      title={say('analysis.opinion')}
      consequence={say('analysis.opinionText')}
      reasonOptional
      complete={names.length > 0 && opinion.trim().length >= 2}
      onClose={onClose}
    >
      <Field label={say('analysis.people')}>
        {(field) => <Input id={field} value={people} onChange={(event) => setPeople(event.target.value)} />}
      </Field>
      <Field label={say('analysis.words')}>
        {(field) => (
          <Input.TextArea
            id={field}
            rows={4}
            maxLength={4000}
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
          />
        )}
      </Field>
      <Field label={say('analysis.ownNote')}>
        {(field) => (
          <Input.TextArea
            id={field}
            rows={2}
            maxLength={4000}
            value={ownNote}
            onChange={(event) => setOwnNote(event.target.value)}
          />
        )}
      </Field>
      <Checkbox checked={share} onChange={(event) => setShare(event.target.checked)}>
        {say('analysis.share')}
      </Checkbox>
    </CommandDialog>
  );
}

function ConcludeDialog({ params, onClose }: OfAnalysis) {
  const say = workWords.use();
  const [proposal, setProposal] = useState<AnalysisProposal>('administrative');
  return (
    <CommandDialog
      endpoint={concludeAnalysis}
      inputs={(conclusion) => ({ params, body: { conclusion, proposal } })}
      title={say('analysis.conclude')}
      consequence={say('analysis.concludeText')}
      reasonLabel={say('analysis.conclusion')}
      onClose={onClose}
    >
      <Field label={say('analysis.proposal')}>
        {(field) => (
          <Select
            id={field}
            className="full"
            value={proposal}
            onChange={setProposal}
            options={AnalysisProposal.options.map((value) => ({ value, label: workWords.lookUp('analysis', value) }))}
          />
        )}
      </Field>
    </CommandDialog>
  );
}
