import type { LeadDetail } from '@qingyuan/contract/leads';
import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { domainWords } from '../../domain/words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { workWords } from './lead-words.ts';
import { leadWords } from './words.ts';

export function LeadFacts({ lead }: { readonly lead: LeadDetail }) {
  const say = leadWords.use();
  const items: readonly (readonly [string, ReactNode])[] = [
    [
      say('detail.summary'),
      <p key="summary" className="long-text">
        {lead.summary}
      </p>,
    ],
    [say('column.source'), domainWords.lookUp('leadSource', lead.source)],
    [say('column.grade'), domainWords.lookUp('leadGrade', lead.grade)],
    [say('column.area'), lead.areaName],
    [say('column.registeredAt'), instantText(lead.registeredAt)],
    [say('detail.verifier'), lead.verifierName ?? say('detail.none')],
    ...(lead.verifiedAt === null ? [] : [[say('detail.verifiedAt'), instantText(lead.verifiedAt)] as const]),
    ...(lead.tipId === null
      ? []
      : [
          [
            say('detail.tip'),
            <AppLink key="tip" href={`/tips/${lead.tipId}`}>
              {say('detail.openTip')}
            </AppLink>,
          ] as const,
        ]),
    ...(lead.caseId === null
      ? []
      : [
          [
            say('detail.case'),
            <AppLink key="case" href={`/cases/${lead.caseId}`}>
              {say('detail.openCase')}
            </AppLink>,
          ] as const,
        ]),
    ...(lead.mergedInto === null
      ? []
      : [
          [
            workWords.say('duplicate.merged'),
            <AppLink key="merged" href={`/leads/${lead.mergedInto.id}`}>
              {lead.mergedInto.title}
            </AppLink>,
          ] as const,
        ]),
    ...(lead.handedOverTo === null ? [] : [[say('detail.handedOverTo'), lead.handedOverTo] as const]),
  ];
  return (
    <section className="page-card">
      <h2>{say('detail.facts')}</h2>
      <Descriptions
        size="small"
        column={1}
        items={items.map(([label, children]) => ({ key: label, label, children }))}
      />
    </section>
  );
}
