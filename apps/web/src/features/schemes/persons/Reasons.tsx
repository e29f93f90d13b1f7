import type { ThresholdReason } from '@qingyuan/contract/scheme-accounts';
import { textLanguage } from '../../../i18n/i18n.ts';
import { schemeWords } from '../words.ts';

/** Why somebody stands above a threshold, spelled out, with the basis of the count. */
export function Reasons({ reasons }: { readonly reasons: readonly ThresholdReason[] }) {
  const say = schemeWords.use();
  const language = textLanguage();
  return (
    <ul className="reasons">
      {reasons.map(({ threshold, basis, text }) => (
        <li key={`${threshold} ${basis}`}>
          <strong>{say(`threshold.${threshold}`)}</strong> <span className="quiet small">{say(`basis.${basis}`)}</span>
          <br />
          {text[language]}
        </li>
      ))}
    </ul>
  );
}
