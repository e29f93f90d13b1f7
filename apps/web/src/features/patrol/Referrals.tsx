import { downloadLetter, type OnlineReferral } from '@qingyuan/contract/patrol';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { addressOf } from '../../api/address.ts';
import { instantText } from '../../time/time.ts';
import type { ObjectProps } from './ObjectPage.tsx';
import { patrolWords } from './words.ts';

/** Letters to the telecom regulator and what it answered. */
export function Referrals({ object }: Pick<ObjectProps, 'object'>) {
  const say = patrolWords.use();
  return (
    <section className="page-card" aria-label={say('detail.referrals')}>
      <h2>{say('detail.referrals')}</h2>
      {object.referrals.length === 0 && <p className="quiet">{say('detail.referralsNone')}</p>}
      <ul className="looks">
        {object.referrals.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{one.number}</strong> <span className="num">{one.letterOn}</span> → {one.addressee}{' '}
              <a href={addressOf(downloadLetter.path, { id: object.id, referralId: one.id }, undefined)} download>
                {say('detail.letter')}
              </a>
            </p>
            <p className="long-text">{one.request}</p>
            <AnswerLine referral={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AnswerLine({ referral: { answeredAt, answer, measure } }: { readonly referral: OnlineReferral }) {
  const say = patrolWords.use();
  if (answeredAt === null || measure === null) return <p className="quiet">{say('detail.waiting')}</p>;
  return (
    <p>
      <StateTag tone={measure === 'none' ? 'warning' : 'good'}>{patrolWords.lookUp('measure', measure)}</StateTag>{' '}
      <span className="num">{instantText(answeredAt)}</span> {answer}
    </p>
  );
}
