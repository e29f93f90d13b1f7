import { DETAILS_OF, type TipComplaint } from '@qingyuan/contract/tips-registration';
import { domainWords } from '../../domain/words.ts';
import { type Fact, Facts } from '../../lists/Facts.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import type { TipProps } from './TipPage.tsx';
import { tipWords } from './words.ts';

export function TipFacts({ tip }: Pick<TipProps, 'tip'>) {
  const say = tipWords.use();
  const text = (value: string) =>
    value === '' ? <span className="quiet">{say('detail.empty')}</span> : <p className="long-text">{value}</p>;
  const source = [
    domainWords.lookUp('channel', tip.channel),
    tip.registeredBy === null ? '' : say('detail.registeredBy', { who: tip.registeredBy }),
  ];
  const items: readonly (Fact | false)[] = [
    [say('detail.what'), text(tip.what)],
    [say('detail.place'), text(tip.place)],
    [say('detail.who'), text(tip.who)],
    [say('column.kind'), domainWords.lookUp('tipKind', tip.kind)],
    [say('column.area'), tip.areaName],
    [say('detail.from'), source.filter((part) => part !== '').join(' · ')],
    ...DETAILS_OF[tip.channel]
      .filter((name) => (tip.details[name] ?? '') !== '')
      .map((name): Fact => [tipWords.lookUp('detailField', name), tip.details[name]]),
    tip.complaint !== null && complaintItem(tip.complaint, say),
    [say('column.receivedAt'), instantText(tip.receivedAt)],
    tip.leadId !== null && [
      say('detail.lead'),
      <AppLink key="lead" href={`/leads/${tip.leadId}`}>
        {say('detail.openLead')}
      </AppLink>,
    ],
    tip.mergedInto !== null && [
      say('detail.merged'),
      <AppLink key="merged" href={`/tips/${tip.mergedInto}`}>
        {say('detail.openMerged')}
      </AppLink>,
    ],
  ];
  return (
    <section className="page-card">
      <h2>{say('detail.facts')}</h2>
      <Facts items={items} />
    </section>
  );
}

function complaintItem(complaint: TipComplaint, say: ReturnType<typeof tipWords.use>): Fact {
  const { demand, handedTo, splitBy, splitAt } = complaint;
  return [
    say('split.label'),
    <span key="complaint">
      {demand} → {handedTo} <span className="quiet">{say('split.by', { who: splitBy, at: instantText(splitAt) })}</span>
    </span>,
  ];
}
