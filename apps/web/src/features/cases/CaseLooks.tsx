import type { CaseDetail } from '@qingyuan/contract/cases';
import { instantText } from '../../time/time.ts';
import { caseWords } from './words.ts';

/** Who opened the file, newest first. */
export function CaseLooks({ looks }: Pick<CaseDetail, 'looks'>) {
  const say = caseWords.use();
  return (
    <section className="page-card">
      <h2>{say('file.looks')}</h2>
      {looks.length === 0 && <p className="quiet">{say('file.looksNone')}</p>}
      <ul className="looks">
        {looks.map(({ actorName, agencyName, at }) => (
          <li key={`${at} ${actorName}`}>
            <span className="num">{instantText(at)}</span> {actorName} <span className="quiet">{agencyName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
