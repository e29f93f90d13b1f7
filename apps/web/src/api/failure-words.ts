import { appWords } from '../app/words.ts';
import { currentLanguage } from '../i18n/i18n.ts';
import { ApiProblem, failureOf, serverSentence, type Failure } from './problem.ts';

const KEY = {
  offline: 'offline',
  'session-ended': 'sessionEnded',
  forbidden: 'forbidden',
  'not-found': 'notFound',
  conflict: 'conflict',
  invalid: 'invalid',
  busy: 'busy',
  failed: 'failed',
} as const satisfies Record<Failure, string>;

export interface FailureText {
  readonly title: string;
  readonly hint: string;
}

/** What a screen says about a failure: the server's own sentence where there is one, else what to do. */
export function failureText(error: unknown): FailureText {
  const key = KEY[failureOf(error)];
  const sentence = currentLanguage() === 'zh-CN' ? serverSentence(error) : undefined;
  return { title: appWords.say(`error.${key}`), hint: sentence ?? appWords.say(`error.${key}Hint`) };
}

/** The same in one line, for messages and dialogs. */
export function failureLine(error: unknown): string {
  const { title, hint } = failureText(error);
  const fields = fieldLines(error);
  if (fields !== '') return `${title}${currentLanguage() === 'zh-CN' ? '：' : ': '}${fields}`;
  return currentLanguage() === 'zh-CN' ? hint : `${title}. ${hint}`;
}

function fieldLines(error: unknown): string {
  const issues = error instanceof ApiProblem ? (error.problem.issues ?? []) : [];
  return issues.map(({ message }) => message).join(currentLanguage() === 'zh-CN' ? '；' : '; ');
}
