import type { CaseDetail } from '@qingyuan/contract/cases';
import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { domainWords } from '../../domain/words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { dayText, instantText } from '../../time/time.ts';
import { caseWords } from './words.ts';

export function CaseFacts({ file }: { readonly file: CaseDetail }) {
  const say = caseWords.use();
  const items: readonly (readonly [string, ReactNode])[] = [
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
    ...(file.outcome === null ? [] : [[say('file.outcome'), domainWords.lookUp('caseOutcome', file.outcome)] as const]),
    ...(file.decidedAt === null ? [] : [[say('file.decidedAt'), dayText(file.decidedAt)] as const]),
    ...(file.closedAt === null ? [] : [[say('file.closedAt'), dayText(file.closedAt)] as const]),
  ];
  return (
    <section className="page-card">
      <h2>{say('file.facts')}</h2>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 1, md: 2 }}
        items={items.map(([label, children]) => ({ key: label, label, children }))}
      />
    </section>
  );
}
