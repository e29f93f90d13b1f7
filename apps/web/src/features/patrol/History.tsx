import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import type { ObjectProps } from './ObjectPage.tsx';
import { patrolWords } from './words.ts';

/** Re-checks, newest first. */
export function Checks({ object }: Pick<ObjectProps, 'object'>) {
  const say = patrolWords.use();
  return (
    <section className="page-card" aria-label={say('detail.checks')}>
      <h2>{say('detail.checks')}</h2>
      {object.checks.length === 0 && <p className="quiet">{say('detail.checksNone')}</p>}
      <ul className="looks">
        {object.checks.map(({ id, up, note, officerName, at }) => (
          <li key={id}>
            <StateTag tone={up ? 'bad' : 'good'}>{say(up ? 'detail.up' : 'detail.down')}</StateTag>{' '}
            <span className="num">{instantText(at)}</span> {officerName}
            <p className="quiet">{note}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each time it was found, as its address was then written. */
export function Sightings({ object }: Pick<ObjectProps, 'object'>) {
  const say = patrolWords.use();
  return (
    <section className="page-card" aria-label={say('detail.sightings')}>
      <h2>{say('detail.sightings')}</h2>
      <ul className="looks">
        {object.sightings.map(({ id, patrolId, address, officerName, at }) => (
          <li key={id}>
            <span className="num">{instantText(at)}</span> {officerName}
            {patrolId !== null && (
              <>
                {' '}
                <AppLink href={`/patrol/log/${patrolId}`}>{say('detail.sightingPatrol')}</AppLink>
              </>
            )}
            <p className="quiet long-word">{address}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
