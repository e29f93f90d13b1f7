import type { SchemeDecision } from '@qingyuan/contract/scheme-decisions';
import { basisText } from '../../../domain/basis.ts';
import { textLanguage } from '../../../i18n/i18n.ts';
import { instantText } from '../../../time/time.ts';
import { schemeWords } from '../words.ts';
import { personsWords } from './words.ts';

/** What was decided, why, by whom, and on what it rests. */
export function DecisionText({ decision }: { readonly decision: SchemeDecision | null }) {
  const say = schemeWords.use();
  const sayPersons = personsWords.use();
  const language = textLanguage();
  if (decision === null) return <span className="quiet">{say('person.undecided')}</span>;
  const { version, decidedBy, agency, decidedAt, roleName, ground, conductOn, penalties } = decision;
  return (
    <div className="stack">
      <strong>{[say(`decide.${decision.decision}`), roleName?.[language]].filter(Boolean).join(' · ')}</strong>
      {ground !== null && <span>{sayPersons('decide.ground', { ground: say(`decide.${ground}`) })}</span>}
      {conductOn !== null && <span>{sayPersons('decide.restsOn', { on: conductOn, count: penalties.length })}</span>}
      <span className="long-text">{decision.reason}</span>
      <span className="quiet small">
        {say('decide.by', { version, who: decidedBy, agency, when: instantText(decidedAt) })}
      </span>
      <span className="quiet small">{say('decide.basis', { basis: basisText(decision.citation, language) })}</span>
    </div>
  );
}
