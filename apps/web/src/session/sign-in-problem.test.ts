import { describe, expect, it } from 'vitest';
import { localProblem, toApiProblem } from '../api/problem.ts';
import { signInStep } from './sign-in-problem.ts';

const problem = (status: number, type: string, detail?: string) =>
  toApiProblem(status, { type, title: type, status, ...(detail === undefined ? {} : { detail }) });

describe('after a refused sign-in the form', () => {
  it('asks for the one-time code after a right password', () => {
    expect(signInStep(problem(401, 'totp-required'), false)).toEqual({ step: 'ask-code' });
  });

  it('passes on the code that the demo world tells', () => {
    const told = toApiProblem(401, {
      type: 'totp-required',
      title: 'totp-required',
      status: 401,
      issues: [{ path: 'code', message: '123456' }],
    });
    expect(signInStep(told, false)).toEqual({ step: 'ask-code', demoCode: '123456' });
  });

  it('says that the code was wrong when it is asked for again', () => {
    expect(signInStep(problem(401, 'totp-required'), true)).toEqual({ step: 'say', word: 'codeWrong' });
  });

  it('passes on how long the account stays locked', () => {
    expect(signInStep(problem(423, 'account-locked', '账号已锁定 15 分钟'), false)).toEqual({
      step: 'say',
      word: 'locked',
      sentence: '账号已锁定 15 分钟',
    });
  });

  it('says wrong password for any other refusal of the account', () => {
    expect(signInStep(problem(401, 'wrong-password'), false)).toMatchObject({ step: 'say', word: 'wrong' });
  });

  it('does not blame the password when the network is gone', () => {
    expect(signInStep(localProblem('offline', ''), false)).toEqual({ step: 'say', word: 'offline' });
  });

  it('shows nothing internal of a broken server', () => {
    expect(signInStep(problem(500, 'internal', 'relation does not exist'), false)).toEqual({
      step: 'say',
      word: 'failed',
    });
  });
});
