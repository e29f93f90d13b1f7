import {
  type LeadCandidate,
  markLead,
  mergeLead,
  unmarkLead,
  unmergeLead,
  type listDuplicates,
} from '@qingyuan/contract/lead-duplicates';
import type { Answer } from '@qingyuan/contract/endpoint';
import { MarkKind, type LeadDetail } from '@qingyuan/contract/leads';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { CommandButton, CommandDialog } from '../../domain/CommandDialog.tsx';
import { domainWords } from '../../domain/words.ts';
import { Loaded } from '../../lists/Loaded.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { Field } from './Field.tsx';
import { workWords } from './lead-words.ts';
import { leadTone } from './lead-state.ts';
import { duplicatesQuery } from './queries/work.ts';

type Found = Answer<typeof listDuplicates>;

/** What the lead is about, which leads may be about the same and why; merging is for a human. */
export function DuplicatesPanel({ lead }: { readonly lead: LeadDetail }) {
  return <Loaded result={useQuery(duplicatesQuery(lead.id))}>{(found) => <Panel lead={lead} found={found} />}</Loaded>;
}

function Panel({ lead, found }: { readonly lead: LeadDetail; readonly found: Found }) {
  const say = workWords.use();
  const [open, setOpen] = useState<'mark' | 'unmerge' | LeadCandidate>();
  const close = () => setOpen(undefined);
  const { marks, candidates, merges, can } = found;
  return (
    <section className="page-card" aria-label={say('mark.title')}>
      <h2>{say('mark.title')}</h2>
      {marks.length === 0 && <p className="quiet">{say('mark.none')}</p>}
      <ul className="lead-marks">
        {marks.map((mark) => (
          <li key={mark.id}>
            <span className="quiet">{workWords.lookUp('mark', mark.kind)}</span> {mark.shown}{' '}
            {can.includes('mark') && (
              <CommandButton
                endpoint={unmarkLead}
                inputs={{ params: { id: lead.id, markId: mark.id }, body: {} }}
                label={say('mark.remove')}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="page-actions">
        {can.includes('mark') && <Button onClick={() => setOpen('mark')}>{say('mark.add')}</Button>}
        {can.includes('unmerge') && <Button onClick={() => setOpen('unmerge')}>{say('duplicate.unmerge')}</Button>}
      </div>
      <h3>{say('duplicate.title')}</h3>
      {candidates.length === 0 ? (
        <p className="quiet">{say('duplicate.none')}</p>
      ) : (
        <p className="quiet">{say('duplicate.note')}</p>
      )}
      <ul className="lead-candidates">
        {candidates.map((candidate) => (
          <li key={candidate.id}>
            <Candidate candidate={candidate} />
            {can.includes('merge') && candidate.mergeable && (
              <Button onClick={() => setOpen(candidate)}>{say('duplicate.merge')}</Button>
            )}
          </li>
        ))}
      </ul>
      <Merges merges={merges} />
      {open === 'mark' && <MarkDialog id={lead.id} onClose={close} />}
      {open === 'unmerge' && (
        <CommandDialog
          endpoint={unmergeLead}
          inputs={(reason) => ({ params: { id: lead.id }, body: { reason } })}
          title={say('duplicate.unmerge')}
          consequence={say('duplicate.unmergeText')}
          onClose={close}
        />
      )}
      {typeof open === 'object' && <MergeDialog id={lead.id} into={open} onClose={close} />}
    </section>
  );
}

function Candidate({ candidate }: { readonly candidate: LeadCandidate }) {
  const say = workWords.use();
  return (
    <div>
      <AppLink href={`/leads/${candidate.id}`}>{candidate.title}</AppLink>{' '}
      <StateTag tone={leadTone(candidate.state)}>{domainWords.lookUp('leadState', candidate.state)}</StateTag>
      <p className="quiet">
        {candidate.areaName} · {domainWords.lookUp('leadSource', candidate.source)} ·{' '}
        {instantText(candidate.registeredAt)}
      </p>
      <ul aria-label={say('duplicate.reasons')}>
        {candidate.reasons.map((reason) => (
          <li key={reason.ground + reason.here}>
            <strong>{workWords.lookUp('duplicate', reason.ground)}</strong>{' '}
            <span className="quiet">{say('duplicate.both', { here: reason.here, there: reason.there })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Merges({ merges }: Pick<Found, 'merges'>) {
  const say = workWords.use();
  if (merges.length === 0) return null;
  return (
    <>
      <h3>{say('duplicate.merges')}</h3>
      {merges.map((one) => (
        <div key={one.id}>
          <p>
            {say('duplicate.mergeLine', {
              lead: one.leadTitle,
              into: one.intoTitle,
              name: one.mergedName,
              when: instantText(one.mergedAt),
              reason: one.reason,
            })}
          </p>
          <p className="quiet">{one.grounds.map(({ ground }) => workWords.lookUp('duplicate', ground)).join(' · ')}</p>
          {one.undoneAt !== null && (
            <p className="quiet">
              {say('duplicate.undone', {
                name: one.undoneName ?? '',
                when: instantText(one.undoneAt),
                reason: one.undoneReason ?? '',
              })}
            </p>
          )}
        </div>
      ))}
    </>
  );
}

interface OfLead {
  readonly id: string;
  readonly onClose: () => void;
}

function MergeDialog({ id, into, onClose }: OfLead & { readonly into: LeadCandidate }) {
  const say = workWords.use();
  const [mergeId] = useState(newKey);
  return (
    <CommandDialog
      endpoint={mergeLead}
      inputs={(reason) => ({ params: { id }, body: { mergeId, into: into.id, reason } })}
      title={say('duplicate.merge')}
      consequence={say('duplicate.mergeText', { title: into.title })}
      onClose={onClose}
    />
  );
}

/** The words of the dialog are the mark itself. */
function MarkDialog({ id, onClose }: OfLead) {
  const say = workWords.use();
  const [kind, setKind] = useState<MarkKind>('place');
  const [text, setText] = useState('');
  return (
    <CommandDialog
      endpoint={markLead}
      inputs={() => ({ params: { id }, body: { marks: [{ kind, text }] } })}
      title={say('mark.add')}
      consequence={say('mark.addText')}
      complete={text.trim().length >= 2}
      reasonOptional
      onClose={onClose}
    >
      <Field label={say('mark.kind')}>
        {(field) => (
          <Select
            id={field}
            className="full"
            value={kind}
            onChange={setKind}
            options={MarkKind.options.map((value) => ({ value, label: workWords.lookUp('mark', value) }))}
          />
        )}
      </Field>
      <Field label={say('mark.text')}>
        {(field) => <Input id={field} value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </CommandDialog>
  );
}
