import { currentSession, signIn } from '@qingyuan/contract/session';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { call, newKey } from './client.ts';
import { csrfToken, online, sessionEnded } from './state.ts';

const SESSION = {
  userId: '7c0e1f9a-3b1d-4f57-9a51-0a4f8f0c2b11',
  account: 'lianxi',
  name: '测试员',
  roles: ['joint_office'],
  agency: { id: '7c0e1f9a-3b1d-4f57-9a51-0a4f8f0c2b12', name: '测试局', kind: 'joint_office' },
  area: { code: '522701', name: '都匀市', level: 'county' },
  csrfToken: 'token',
  expiresAt: '2026-11-24T10:00:00+08:00',
};

function answerWith(status: number, body: unknown) {
  const fetched = vi.fn((_address: string, _init: RequestInit) =>
    Promise.resolve(new Response(JSON.stringify(body), { status })),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

afterEach(() => {
  vi.unstubAllGlobals();
  csrfToken.set(undefined);
  online.set(true);
  sessionEnded.set(false);
});

describe('a call to the server', () => {
  it('carries the token and its own key on a write', async () => {
    csrfToken.set('token');
    const fetched = answerWith(200, SESSION);
    await call(signIn, { body: { account: 'lianxi', password: 'p' } });
    const headers = new Headers(fetched.mock.calls[0]?.[1].headers);
    expect(headers.get('x-csrf-token')).toBe('token');
    expect(headers.get('idempotency-key')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
    );
  });

  it('keeps the key of a form that is sent again', async () => {
    const fetched = answerWith(200, SESSION);
    await call(signIn, { body: { account: 'lianxi', password: 'p' }, idempotencyKey: 'same' });
    expect(new Headers(fetched.mock.calls[0]?.[1].headers).get('idempotency-key')).toBe('same');
  });

  it('refuses an answer that is not what the contract says', async () => {
    answerWith(200, { name: '测试员' });
    await expect(call(currentSession, {})).rejects.toMatchObject({ kind: 'bad-response' });
  });

  it('tells the console that the session ended', async () => {
    answerWith(401, { type: 'unauthenticated', title: '请登录', status: 401 });
    await expect(call(currentSession, {})).rejects.toMatchObject({ status: 401 });
    expect(sessionEnded.get()).toBe(true);
  });

  it('says nothing of an ended session while signing in', async () => {
    answerWith(401, { type: 'totp-required', title: '请输入动态口令', status: 401 });
    await expect(call(signIn, { body: { account: 'a', password: 'b' }, quiet: true })).rejects.toMatchObject({
      kind: 'totp-required',
    });
    expect(sessionEnded.get()).toBe(false);
  });

  it('notices that the network is gone, and that it is back', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    await expect(call(currentSession, {})).rejects.toMatchObject({ kind: 'offline' });
    expect(online.get()).toBe(false);
    answerWith(200, SESSION);
    await call(currentSession, {});
    expect(online.get()).toBe(true);
  });

  it('makes a new key each time', () => {
    expect(newKey()).not.toBe(newKey());
  });
});
