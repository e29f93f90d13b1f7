import type { OnlineDetail } from '@qingyuan/contract/patrol';
import { type Fact, Facts } from '../../lists/Facts.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { disguiseText } from './object-columns.tsx';
import { patrolWords } from './words.ts';

export function ObjectFacts({ object }: { readonly object: OnlineDetail }) {
  const say = patrolWords.use();
  const given = (text: string) => (text === '' ? say('detail.none') : text);
  const items: readonly (Fact | false)[] = [
    [say('column.kind'), patrolWords.lookUp('kind', object.kind)],
    [
      say('column.address'),
      <span key="address" className="long-word">
        {object.address}
      </span>,
    ],
    object.platform !== '' && [say('form.accountPlatform'), object.platform],
    [
      say('detail.identity'),
      <code key="identity" className="long-word">
        {object.identity}
      </code>,
    ],
    [
      say('form.description'),
      <p key="description" className="long-text">
        {given(object.description)}
      </p>,
    ],
    [say('column.disguises'), disguiseText(object.disguises) || say('detail.disguisesNone')],
    [say('form.operator'), given(object.operator)],
    ...(object.kind === 'website' || object.kind === 'app'
      ? [[say('form.icp'), given(object.icp)] as const, [say('form.hostPlace'), given(object.hostPlace)] as const]
      : []),
    [say('column.area'), object.areaName],
    [say('detail.foundBy'), `${instantText(object.foundAt)} · ${object.foundBy}`],
    object.timesBack !== 0 && [say('detail.checks'), say('detail.timesBack', { count: object.timesBack })],
    object.leadId !== null && [
      say('column.lead'),
      <AppLink key="lead" href={`/leads/${object.leadId}`}>
        {say('detail.lead')}
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
