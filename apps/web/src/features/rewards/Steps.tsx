import type { RewardScheme } from '@qingyuan/contract/law-rewards';
import type { RewardStep } from '@qingyuan/contract/rewards';
import { basisText } from '../../domain/basis.ts';
import { textLanguage } from '../../i18n/i18n.ts';
import { yuanText } from './reward-state.ts';
import { rewardWords } from './words.ts';

/** As the core returns it and as the server answers it. */
export type ShownStep = Pick<RewardStep, 'key' | 'text' | 'amountFen'> & {
  readonly article?: RewardStep['article'] | undefined;
};

/** The reckoning line by line, each with the place in the text that it follows. */
export function Steps({ steps, scheme }: { readonly steps: readonly ShownStep[]; readonly scheme: RewardScheme }) {
  const say = rewardWords.use();
  const language = textLanguage();
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <caption className="quiet">{say('steps.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('steps.step')}</th>
            <th scope="col">{say('steps.amount')}</th>
            <th scope="col">{say('steps.basis')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.key}>
              <th scope="row">{step.text[language]}</th>
              <td className="num">{yuanText(step.amountFen)}</td>
              <td className="quiet">
                {basisText({ document: scheme.citation.document, article: step.article }, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
