import { describe, expect, it } from 'vitest';
import { failureOf, localProblem, problemKind, serverSentence, toApiProblem } from './problem.ts';

describe('a refused call', () => {
  it('has one kind, however the server spells the type', () => {
    expect(problemKind('totp-required')).toBe('totp-required');
    expect(problemKind('urn:qingyuan:problem:totp-required')).toBe('totp-required');
    expect(problemKind('/problems/totp-required/')).toBe('totp-required');
    expect(problemKind('')).toBe('unknown');
  });

  it('keeps the sentence and the fields of a problem document', () => {
    const problem = toApiProblem(422, {
      type: 'invalid-input',
      title: 'invalid-input',
      detail: '请检查填写内容',
      status: 422,
      issues: [{ path: 'reason', message: '请填写理由' }],
    });
    expect(problem.kind).toBe('invalid-input');
    expect(problem.problem.issues?.[0]?.path).toBe('reason');
    expect(serverSentence(problem)).toBe('请检查填写内容');
  });

  it('becomes a problem even when a proxy answers with a page', () => {
    const problem = toApiProblem(502, '<html>');
    expect(problem.status).toBe(502);
    expect(failureOf(problem)).toBe('failed');
    expect(serverSentence(problem)).toBeUndefined();
  });

  it.each([
    [401, 'session-ended'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [422, 'invalid'],
    [429, 'busy'],
    [500, 'failed'],
  ] as const)('with status %i is spoken of as %s', (status, failure) => {
    expect(failureOf(toApiProblem(status, undefined))).toBe(failure);
  });

  it('that never left the machine is offline', () => {
    expect(failureOf(localProblem('offline', 'fetch failed'))).toBe('offline');
  });

  it('that is a fault of the page itself is a failure', () => {
    expect(failureOf(new TypeError('x'))).toBe('failed');
  });
});
