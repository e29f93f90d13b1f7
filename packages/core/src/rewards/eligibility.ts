import type { RewardQuestion } from './scheme.ts';

export type RewardAnswers = Readonly<Record<string, 'yes' | 'no'>>;

export interface Eligibility {
  /** Questions not answered yet; while there are any, nothing is decided. */
  readonly missing: readonly string[];
  /** Questions whose answer rules a reward out. */
  readonly excluded: readonly string[];
  readonly eligible: boolean;
}

/**
 * What the answers to a scheme's questions come to. An answer that excludes is lifted where the question names
 * another (`unless`) that was answered with yes. Answers to questions that the scheme does not ask play no part.
 */
export function decideEligibility(questions: readonly RewardQuestion[], answers: RewardAnswers): Eligibility {
  const missing = questions.filter(({ id }) => answers[id] === undefined).map(({ id }) => id);
  const excluded = questions
    .filter(({ id, excludes, unless }) => {
      const lifted = unless !== undefined && answers[unless] === 'yes';
      return excludes !== 'never' && answers[id] === excludes && !lifted;
    })
    .map(({ id }) => id);
  return { missing, excluded, eligible: missing.length === 0 && excluded.length === 0 };
}
