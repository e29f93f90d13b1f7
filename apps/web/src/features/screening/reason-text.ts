import type { FindingReason } from '@qingyuan/contract/screening';
import { screeningWords } from './words.ts';

const { lookUp, say } = screeningWords;

/** On what a reason rests, in a sentence. */
export function groundsText({ test, words, value }: Pick<FindingReason, 'test' | 'words' | 'value'>): string {
  const found = words.join('、');
  const amount = value === null ? '' : String(value);
  switch (test) {
    case 'words':
    case 'disguise':
      return say('reason.words', { words: found });
    case 'fee':
      return found === ''
        ? say('reason.fee', { value: amount })
        : say('reason.feeWord', { words: found, value: amount });
    case 'shared':
      return say('reason.shared', { value: amount });
    case 'life':
      return say('reason.life', { value: amount });
    case 'complaints':
      return say('reason.complaints', { value: amount });
    case 'missing':
      return say('reason.missing');
    default:
      return lookUp('reason', test);
  }
}
