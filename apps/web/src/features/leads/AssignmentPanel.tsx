import {
  acceptAssignment,
  assignLead,
  declineAssignment,
  gradeLead,
  type LeadAssignment,
  listAssignees,
  listGradeCriteria,
} from '@qingyuan/contract/lead-work';
import { LeadGrade, type LeadDetail } from '@qingyuan/contract/leads';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Radio, Select } from 'antd';
import { useState } from 'react';
import { call, newKey } from '../../api/client.ts';
import { CommandButton, CommandDialog } from '../../domain/CommandDialog.tsx';
import { domainWords } from '../../domain/words.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { instantText } from '../../time/time.ts';
import { Field } from './Field.tsx';
import { workWords } from './lead-words.ts';

interface Props {
  readonly lead: LeadDetail;
  readonly assignments: readonly LeadAssignment[];
  /** What may be done to the lead, and to the work on it. */
  readonly can: readonly string[];
}

/** Who is to verify the lead, and by what it is graded. */
export function AssignmentPanel({ lead, assignments, can }: Props) {
  const say = workWords.use();
  const [open, setOpen] = useState<'assign' | 'decline' | 'grade'>();
  const close = () => setOpen(undefined);
  const language = currentLanguage() === 'en' ? 'en' : 'zh';
  return (
    <section className="page-card" aria-label={say('work.assignments')}>
      <h2>{say('work.assignments')}</h2>
      {assignments.length === 0 && <p className="quiet">{say('work.unassigned')}</p>}
      {assignments.map((one) => (
        <Assignment key={one.id} one={one} />
      ))}
      <div className="page-actions">
        {can.includes('accept') && (
          <CommandButton
            primary
            endpoint={acceptAssignment}
            inputs={{ params: { id: lead.id }, body: {} }}
            label={say('work.accept')}
          />
        )}
        {can.includes('decline') && <Button onClick={() => setOpen('decline')}>{say('work.decline')}</Button>}
        {can.includes('assign') && (
          <Button onClick={() => setOpen('assign')}>
            {say(assignments.some(({ endedAt }) => endedAt === null) ? 'work.reassign' : 'work.assign')}
          </Button>
        )}
        {can.includes('grade') && <Button onClick={() => setOpen('grade')}>{say('work.grade')}</Button>}
      </div>
      {lead.gradeBasis !== null && (
        <p className="quiet">
          {say('work.gradeBasis', { version: lead.gradeBasis.version })} ·{' '}
          {lead.gradeBasis.criteria.map((title) => title[language]).join(' · ') || '—'}
        </p>
      )}
      {open === 'decline' && (
        <CommandDialog
          endpoint={declineAssignment}
          inputs={(reason) => ({ params: { id: lead.id }, body: { reason } })}
          title={say('work.decline')}
          consequence={say('work.declineText')}
          onClose={close}
        />
      )}
      {open === 'assign' && <AssignDialog id={lead.id} onClose={close} />}
      {open === 'grade' && <GradeDialog lead={lead} onClose={close} />}
    </section>
  );
}

function Assignment({ one }: { readonly one: LeadAssignment }) {
  const say = workWords.use();
  const accepted = one.acceptedName !== null && one.acceptedAt !== null;
  const declined = one.declinedName !== null && one.declinedAt !== null;
  return (
    <div className="lead-entry">
      <p>
        <strong>{[one.agencyName, one.officerName].filter((part) => part !== null).join(' · ')}</strong>
      </p>
      <p className="quiet">{say('work.by', { name: one.assignedName, when: instantText(one.assignedAt) })}</p>
      {one.note !== '' && <p>{one.note}</p>}
      <p className="quiet">
        {accepted && say('work.accepted', { name: one.acceptedName ?? '', when: instantText(one.acceptedAt ?? '') })}
        {declined &&
          say('work.declined', {
            name: one.declinedName ?? '',
            when: instantText(one.declinedAt ?? ''),
            reason: one.declineReason ?? '',
          })}
        {!accepted && !declined && say(one.endedAt === null ? 'work.waiting' : 'work.ended')}
      </p>
    </div>
  );
}

function AssignDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = workWords.use();
  const { data } = useQuery({
    queryKey: ['assignees', id],
    queryFn: ({ signal }) => call(listAssignees, { params: { id }, signal }),
  });
  const [assignmentId] = useState(newKey);
  const [agencyId, setAgency] = useState<string>();
  const [officerId, setOfficer] = useState<string>();
  const agency = data?.agencies.find((one) => one.id === agencyId);
  return (
    <CommandDialog
      endpoint={assignLead}
      inputs={(note) => ({
        params: { id },
        body: { assignmentId, agencyId: agencyId ?? '', note, ...(officerId === undefined ? {} : { officerId }) },
      })}
      title={say('work.assign')}
      consequence={say('work.assignText')}
      reasonLabel={say('work.note')}
      reasonOptional
      complete={agencyId !== undefined}
      onClose={onClose}
    >
      <Field label={say('work.agency')}>
        {(field) => (
          <Select
            id={field}
            className="full"
            showSearch={{ optionFilterProp: 'label' }}
            {...(agencyId === undefined ? {} : { value: agencyId })}
            onChange={(value: string) => {
              setAgency(value);
              setOfficer(undefined);
            }}
            options={(data?.agencies ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
      </Field>
      <Field label={say('work.officer')}>
        {(field) => (
          <Select
            id={field}
            className="full"
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            value={officerId ?? null}
            onChange={(value: string | null) => setOfficer(value ?? undefined)}
            options={(agency?.officers ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
      </Field>
    </CommandDialog>
  );
}

function GradeDialog({ lead, onClose }: { readonly lead: LeadDetail; readonly onClose: () => void }) {
  const say = workWords.use();
  const language = currentLanguage() === 'en' ? 'en' : 'zh';
  const { data } = useQuery({
    queryKey: ['leadGrades'],
    queryFn: ({ signal }) => call(listGradeCriteria, { signal }),
  });
  const [criteria, setCriteria] = useState<string[]>([]);
  const [chosen, setChosen] = useState<LeadGrade>();
  const met = (data?.criteria ?? []).filter(({ id }) => criteria.includes(id)).map(({ grade }) => grade);
  const highest = LeadGrade.options.findLast((grade) => met.includes(grade)) ?? 'ordinary';
  const grade = chosen ?? highest;
  return (
    <CommandDialog
      endpoint={gradeLead}
      inputs={(reason) => ({
        params: { id: lead.id },
        body: { criteria, grade, ...(reason === '' ? {} : { reason }) },
      })}
      title={say('work.grade')}
      consequence={say('work.gradeText')}
      reasonLabel={say('work.gradeReason')}
      reasonOptional={grade === highest}
      onClose={onClose}
    >
      <Checkbox.Group
        className="lead-criteria"
        value={criteria}
        onChange={setCriteria}
        options={(data?.criteria ?? []).map(({ id, grade: of, title }) => ({
          value: id,
          label: `${domainWords.lookUp('leadGrade', of)} · ${title[language]}`,
        }))}
      />
      <p className="ui-label">{say('work.gradeLevel')}</p>
      <Radio.Group
        value={grade}
        onChange={(event) => setChosen(LeadGrade.parse(event.target.value))}
        options={LeadGrade.options.map((value) => ({ value, label: domainWords.lookUp('leadGrade', value) }))}
      />
    </CommandDialog>
  );
}
