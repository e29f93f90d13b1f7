import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { basisText } from '../../domain/basis.ts';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { useNow } from '../../time/use-now.ts';
import { CertaintyTag } from './CertaintyTag.tsx';
import type { Language } from './rule-lines.ts';
import { standing, type RuleRow } from './rule-rows.ts';
import { ruleWords } from './words.ts';

interface Props {
  readonly rule: RuleRow;
  readonly language: Language;
}

/** One version of a rule: what it says, where it stands, since when, how sure. */
export function RuleItem({ rule, language }: Props) {
  const say = ruleWords.use();
  const state = standing(rule, shanghaiDate(useNow()));
  const { citation, certainty, effectiveFrom, effectiveTo } = rule;
  const { articleCertainty } = citation;
  return (
    <li className={state === 'in_force' ? '' : 'is-out'}>
      <div>
        <h3>{rule.title}</h3>
        <span className="quiet small inline">
          {say('list.version', { version: rule.version })} <code className="long-word">{rule.ref}</code>
        </span>
      </div>
      <div>
        {rule.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div>
        <p>{basisText(citation, language)}</p>
        {citation.text !== undefined && (
          <blockquote lang="zh-CN" className="small">
            {citation.text}
          </blockquote>
        )}
        <details className="small">
          <summary>{say('list.source')}</summary>
          <p lang="en">{rule.source}</p>
        </details>
      </div>
      <div className="rule-marked">
        <CertaintyTag certainty={certainty} />
        {articleCertainty !== undefined && articleCertainty !== certainty && (
          <span className="small quiet">{say('meaning.article', { mark: say(`certainty.${articleCertainty}`) })}</span>
        )}
        <span className="small">
          {effectiveTo === undefined
            ? say('list.from', { from: effectiveFrom })
            : say('list.between', { from: effectiveFrom, to: effectiveTo })}
        </span>
        {state !== 'in_force' && <StateTag tone="neutral">{say(`list.${state}`)}</StateTag>}
      </div>
    </li>
  );
}
