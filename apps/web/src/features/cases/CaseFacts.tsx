import type { CaseDetail } from '@qingyuan/contract/cases';
import { domainWords } from '../../domain/words.ts';
import { type Fact, Facts } from '../../lists/Facts.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { dayText, instantText } from '../../time/time.ts';
import { caseWords } from './words.ts';

export function CaseFacts({ file }: { readonly file: CaseDetail }) {
  const say = caseWords.use();
  const items: readonly (Fact | false)[] = [
    [say('column.number'), file.number ?? say('list.notNumbered')],
    [say('file.cause'), file.cause],
    [
      say('column.types'),
      file.schemeTypes.map((type) => domainWords.lookUp('schemeType', type)).join('、') || say('file.none'),
    ],
    [
      say('file.parties'),
      file.parties.map(({ kind, name }) => `${name}（${caseWords.lookUp('party', kind)}）`).join('；') ||
        say('file.none'),
    ],
    [say('column.officers'), file.officers.map(({ name }) => name).join('、')],
    [say('column.agency'), `${file.areaName} · ${file.agencyName}`],
    [say('file.openedBy'), `${file.openedBy}，${instantText(file.openedAt)}`],
    [
      say('file.approvedBy'),
      file.filedAt === null ? say('file.none') : `${file.filingApprovedBy ?? ''}，${dayText(file.filedAt)}`,
    ],
    [
      say('file.lead'),
      file.leadId === null ? (
        say('file.none')
      ) : (
        <AppLink href={`/leads/${file.leadId}`}>{say('file.openLead')}</AppLink>
      ),
    ],
    file.outcome !== null && [say('file.outcome'), domainWords.lookUp('caseOutcome', file.outcome)],
    file.decidedAt !== null && [say('file.decidedAt'), dayText(file.decidedAt)],
    file.closedAt !== null && [say('file.closedAt'), dayText(file.closedAt)],
  ];
  return (
    <section className="page-card">
      <h2>{say('file.facts')}</h2>
      <Facts items={items} column={{ xs: 1, sm: 1, md: 2 }} />
    </section>
  );
}
