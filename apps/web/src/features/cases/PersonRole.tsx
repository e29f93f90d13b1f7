import type { RoleDecision } from '@qingyuan/contract/persons';
import { textLanguage } from '../../i18n/i18n.ts';
import { instantText } from '../../time/time.ts';
import { basisText } from '../../domain/basis.ts';
import { caseWords } from './words.ts';

/** The decision in force, who signed it, and what it rests on. */
export function PersonRole({ decision }: { readonly decision: RoleDecision | null }) {
  const say = caseWords.use();
  const language = textLanguage();
  if (decision?.roleName == null) return <span className="quiet">{say('person.undecided')}</span>;
  return (
    <div className="stack">
      <strong>{decision.roleName[language]}</strong>
      <span>{decision.reason}</span>
      <span className="quiet">
        {say('person.decidedBy', {
          who: decision.decidedBy,
          when: instantText(decision.decidedAt),
          version: decision.version,
        })}
      </span>
      <span className="quiet">{say('person.basis', { basis: basisText(decision.citation, language) })}</span>
    </div>
  );
}
