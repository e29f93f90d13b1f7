import { textLanguage } from '../../i18n/i18n.ts';
import type { FindingProps } from './FindingPage.tsx';
import { groundsText } from './reason-text.ts';
import { screeningWords } from './words.ts';

/** Each reason with what it rests on and what an innocent explanation may be. */
export function FindingReasons({ finding }: Pick<FindingProps, 'finding'>) {
  const say = screeningWords.use();
  const language = textLanguage();
  const others = (all: FindingProps['finding']['reasons'][number]['others']) =>
    all.map(({ row, name }) => say('reason.other', { row, name })).join(language === 'zh' ? '；' : '; ');
  return (
    <section className="page-card" aria-label={say('detail.reasons')}>
      <h2>{say('detail.reasons')}</h2>
      <p className="quiet">{say('detail.sum', { count: finding.reasons.length, weight: finding.weight })}</p>
      <ul className="clocks">
        {finding.reasons.map((reason) => (
          <li key={reason.indicator}>
            <div className="clock-head">
              <strong>{reason.title[language]}</strong>
              <span className="quiet">{say('reason.weight', { weight: reason.weight })}</span>
            </div>
            <p>{groundsText(reason)}</p>
            {reason.others.length > 0 && <p>{say('reason.others', { names: others(reason.others) })}</p>}
            <p className="quiet">{reason.caution[language]}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
