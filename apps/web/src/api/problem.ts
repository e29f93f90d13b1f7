import '../app/zod-config.ts';
import { Problem } from '@qingyuan/contract/common';

/** Problem types that the console itself makes, beside those of the server. */
export const LOCAL_PROBLEMS = {
  offline: 'offline',
  badResponse: 'bad-response',
  unknown: 'unknown',
} as const;

/** What went wrong with a call; `kind` is the last part of the problem's type. */
export class ApiProblem extends Error {
  readonly kind: string;
  readonly status: number;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
    this.status = problem.status;
    this.kind = problemKind(problem.type);
  }
}

/** `https://…/problems/totp-required`, `urn:problem:totp-required` and `totp-required` are one kind. */
export function problemKind(type: string): string {
  return type.split(/[/:#]/u).findLast((part) => part !== '') ?? LOCAL_PROBLEMS.unknown;
}

/** Reads a refused response; anything that is no problem document becomes one. */
export function toApiProblem(status: number, body: unknown): ApiProblem {
  const parsed = Problem.safeParse(body);
  if (parsed.success) return new ApiProblem(parsed.data);
  return new ApiProblem({ type: LOCAL_PROBLEMS.unknown, title: `HTTP ${status}`, status });
}

/** A problem that never reached the server or came back unreadable. */
export function localProblem(type: string, title: string): ApiProblem {
  return new ApiProblem({ type, title, status: 0 });
}

/** How a screen should speak about a failure. */
export type Failure =
  | 'offline'
  | 'session-ended'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'busy'
  | 'failed';

const FAILURE_OF_STATUS: Readonly<Record<number, Failure>> = {
  400: 'invalid',
  401: 'session-ended',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'conflict',
  422: 'invalid',
  423: 'busy',
  429: 'busy',
  503: 'busy',
};

export function failureOf(error: unknown): Failure {
  if (!(error instanceof ApiProblem)) return 'failed';
  if (error.kind === LOCAL_PROBLEMS.offline) return 'offline';
  return FAILURE_OF_STATUS[error.status] ?? 'failed';
}

/** The server's own (Chinese) sentence, where it gave one that a reader can use. */
export function serverSentence(error: unknown): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  if (error.status === 0 || error.status >= 500 || error.kind === LOCAL_PROBLEMS.unknown) return undefined;
  return error.problem.detail;
}
