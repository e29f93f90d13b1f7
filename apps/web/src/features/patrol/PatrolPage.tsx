import type { getPatrol, OnlineRow } from '@qingyuan/contract/patrol';
import type { Answer } from '@qingyuan/contract/endpoint';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { Rows } from '@qingyuan/ui/list/Rows.tsx';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type Fact, Facts } from '../../lists/Facts.tsx';
import { Loaded } from '../../lists/Loaded.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { useRecordTitle } from '../../shell/page-title.ts';
import { instantText } from '../../time/time.ts';
import { objectColumns } from './object-columns.tsx';
import { patrolQuery } from './queries/patrols.ts';
import { patrolWords } from './words.ts';

export function PatrolPage() {
  const { patrolId } = useParams({ from: '/shell/patrol/log/$patrolId' });
  return <Loaded result={useQuery(patrolQuery(patrolId))}>{(found) => <Patrol {...found} />}</Loaded>;
}

function Patrol({ data: patrol, can }: Answer<typeof getPatrol>) {
  const say = patrolWords.use();
  const title = `${patrol.platform} ${instantText(patrol.beganAt)}`;
  useRecordTitle(title);
  const facts: readonly Fact[] = [
    [say('log.when'), `${instantText(patrol.beganAt)} — ${instantText(patrol.endedAt)}`],
    [say('log.officer'), `${patrol.officerName} · ${patrol.agencyName}`],
    [say('column.area'), patrol.areaName],
    [say('log.words'), patrol.words.join('、')],
    [say('log.result'), patrol.result],
  ];
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        {can.includes('record-object') && (
          <AppLink href={`/patrol/new?patrol=${patrol.id}`} className="link-button is-primary">
            {say('log.addObject')}
          </AppLink>
        )}
      </header>
      <section className="page-card">
        <Facts items={facts} />
      </section>
      <section className="page-card" aria-label={say('log.seen')}>
        <h2>{say('log.seen')}</h2>
        <Rows<OnlineRow>
          label={say('log.seen')}
          columns={objectColumns(say)}
          rows={patrol.seen}
          rowKey={({ id }) => id}
          empty={<EmptyState title={say('log.seenNone')} hint={say('form.objectIntro')} />}
        />
      </section>
    </>
  );
}
