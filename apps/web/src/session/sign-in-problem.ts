import { ApiProblem, failureOf, serverSentence } from '../api/problem.ts';

/** What the sign-in form does next after a refusal. */
export type SignInStep =
  | { readonly step: 'ask-code'; readonly demoCode?: string }
  | { readonly step: 'say'; readonly word: SignInWord; readonly sentence?: string };

export type SignInWord = 'wrong' | 'codeWrong' | 'locked' | 'busy' | 'offline' | 'failed';

const WORD_OF_KIND: Readonly<Record<string, SignInWord>> = {
  'account-locked': 'locked',
  'wrong-password': 'wrong',
  'wrong-code': 'codeWrong',
  'too-many-requests': 'busy',
};

/** The first request for a code opens the code field; a second one means that the code was wrong. */
export function signInStep(error: unknown, codeSent: boolean): SignInStep {
  const kind = error instanceof ApiProblem ? error.kind : '';
  if (kind === 'totp-required') return codeSent ? { step: 'say', word: 'codeWrong' } : askCode(error);
  const word = WORD_OF_KIND[kind] ?? wordOfFailure(error, codeSent);
  const sentence = serverSentence(error);
  return sentence === undefined ? { step: 'say', word } : { step: 'say', word, sentence };
}

function wordOfFailure(error: unknown, codeSent: boolean): SignInWord {
  switch (failureOf(error)) {
    case 'offline':
      return 'offline';
    case 'busy':
      return 'busy';
    case 'session-ended':
    case 'forbidden':
    case 'invalid':
      return codeSent ? 'codeWrong' : 'wrong';
    case 'not-found':
    case 'conflict':
    case 'failed':
      return 'failed';
  }
}

/** In the demo world the server tells the code, so that a newcomer needs no phone. */
function askCode(error: unknown): SignInStep {
  const issues = error instanceof ApiProblem ? (error.problem.issues ?? []) : [];
  const demoCode = issues.find((issue) => issue.path === 'code')?.message;
  return demoCode === undefined ? { step: 'ask-code' } : { step: 'ask-code', demoCode };
}
