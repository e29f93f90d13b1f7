import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOidcSignIn, type OidcSignIn, type PendingSignIn } from './oidc.ts';

const CLIENT = { clientId: 'qingyuan', clientSecret: 'a secret with : and %' };
const REDIRECT = 'https://qingyuan.test/api/session/oidc';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What the provider does differently in a test. */
interface Behaviour {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signWith?: KeyObject;
  readonly withoutIdToken?: boolean;
}

/** A provider of the smallest kind: one client, one user, codes that work once. */
class Provider {
  readonly server: Server;
  behaviour: Behaviour = {};
  discoveries = 0;
  away = false;
  private readonly codes = new Map<string, URLSearchParams>();

  constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What the browser does: follows the address, the user agrees, the provider sends it back. */
  authorize(url: URL): URL {
    const code = `code-${this.codes.size}`;
    this.codes.set(code, url.searchParams);
    const back = new URL(url.searchParams.get('redirect_uri') ?? '');
    back.search = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' }).toString();
    return back;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.issuer).pathname;
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (path === '/.well-known/openid-configuration') {
      this.discoveries += 1;
      return this.away ? json(503, {}) : json(200, this.metadata());
    }
    if (path === '/jwks')
      return json(200, {
        keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }],
      });
    if (path === '/token') return this.token(request, json);
    return json(404, {});
  }

  private metadata(): unknown {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    };
  }

  private async token(request: IncomingMessage, json: (status: number, body: unknown) => void): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const asked = this.codes.get(form.get('code') ?? '');
    this.codes.delete(form.get('code') ?? '');
    const login = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
    const [id, secret] = login.split(':').map((text) => new URLSearchParams(`x=${text}`).get('x'));
    if (id !== CLIENT.clientId || secret !== CLIENT.clientSecret) return json(401, { error: 'invalid_client' });
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (asked?.get('code_challenge') !== challenge || asked.get('redirect_uri') !== form.get('redirect_uri')) {
      return json(400, { error: 'invalid_grant' });
    }
    const idToken = this.behaviour.withoutIdToken === true ? {} : { id_token: this.idToken(asked.get('nonce')) };
    return json(200, { access_token: 'unused', token_type: 'Bearer', ...idToken });
  }

  private idToken(nonce: string | null): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.issuer,
      sub: 'u-17',
      aud: CLIENT.clientId,
      iat: now,
      exp: now + 60,
      nonce,
      preferred_username: 'duyun-lin',
      ...this.behaviour.claims,
    };
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'RS256', kid: 'k1' })}.${part(claims)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), this.behaviour.signWith ?? keys.privateKey).toString('base64url')}`;
  }
}

let provider: Provider;
let signIn: OidcSignIn;

beforeEach(async () => {
  provider = new Provider();
  await new Promise<void>((resolve) => provider.server.listen(0, '127.0.0.1', resolve));
  signIn = createOidcSignIn({ issuer: provider.issuer, ...CLIENT }, REDIRECT);
});
afterEach(async () => {
  provider.server.closeAllConnections();
  await new Promise((resolve) => provider.server.close(resolve));
});

/** Both steps, with the browser in between. */
async function signInAs(
  behaviour: Behaviour,
  change: (back: URL, pending: PendingSignIn) => { back?: URL; pending?: PendingSignIn } = () => ({}),
): Promise<unknown> {
  provider.behaviour = behaviour;
  const { url, pending } = await signIn.beginSignIn();
  const back = provider.authorize(url);
  const changed = change(back, pending);
  return signIn.finishSignIn(changed.back ?? back, changed.pending ?? pending);
}

describe("sign-in through the organisation's provider", () => {
  test('sends the browser there with PKCE, state and nonce, new each time', async () => {
    const [first, second] = [await signIn.beginSignIn(), await signIn.beginSignIn()];
    const query = first.url.searchParams;
    expect(first.url.href.startsWith(`${provider.issuer}/authorize?`)).toBe(true);
    expect(Object.fromEntries(query)).toEqual({
      client_id: 'qingyuan',
      response_type: 'code',
      redirect_uri: REDIRECT,
      scope: 'openid profile',
      state: first.pending.state,
      nonce: first.pending.nonce,
      code_challenge: createHash('sha256').update(first.pending.codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const all = [first, second].flatMap((one) => Object.values(one.pending));
    expect(new Set(all).size).toBe(6);
    for (const value of all) expect(value.length).toBeGreaterThanOrEqual(43);
    expect(provider.discoveries).toBe(1);
  });

  test('tells issuer, subject and account', async () => {
    expect(await signInAs({})).toEqual({ issuer: provider.issuer, subject: 'u-17', account: 'duyun-lin' });
    expect(await signInAs({ claims: { preferred_username: 5 } })).toMatchObject({
      subject: 'u-17',
      account: undefined,
    });
  });

  test('counts the answer, not the address behind a proxy', async () => {
    const behindProxy = (back: URL): { back: URL } => ({
      back: new URL(`http://10.0.0.5:8801/api/session/oidc${back.search}`),
    });
    expect(await signInAs({}, behindProxy)).toMatchObject({ subject: 'u-17' });
  });

  const withPending = (part: Partial<PendingSignIn>) => (_back: URL, pending: PendingSignIn) => ({
    pending: { ...pending, ...part },
  });
  const withQuery = (name: string, value: string) => (back: URL) => {
    back.searchParams.set(name, value);
    return { back };
  };

  test.each([
    ['a state that is not ours', {}, withPending({ state: 'x'.repeat(43) })],
    ['a state changed on the way', {}, withQuery('state', 'x')],
    ['another nonce', {}, withPending({ nonce: 'x'.repeat(43) })],
    ['another code verifier', {}, withPending({ codeVerifier: 'x'.repeat(43) })],
    ['a code that was never given', {}, withQuery('code', 'guess')],
    ['a user who declined', {}, withQuery('error', 'access_denied')],
    ['an answer of another issuer', {}, withQuery('iss', 'http://127.0.0.1:1')],
    ['an ID token signed by someone else', { signWith: otherKeys.privateKey }, undefined],
    ['an ID token for another client', { claims: { aud: 'someone-else' } }, undefined],
    ['an ID token of another issuer', { claims: { iss: 'http://127.0.0.1:1' } }, undefined],
    ['an ID token that is over', { claims: { exp: 1_000_000_000 } }, undefined],
    ['no ID token', { withoutIdToken: true }, undefined],
  ])('refuses %s', async (_what, behaviour, change) => {
    await expect(signInAs(behaviour, change)).rejects.toMatchObject({ id: 'oidc-refused', status: 401 });
  });

  test('refuses an answer that is sent twice', async () => {
    const { url, pending } = await signIn.beginSignIn();
    const back = provider.authorize(url);
    await signIn.finishSignIn(back, pending);
    await expect(signIn.finishSignIn(back, pending)).rejects.toMatchObject({ id: 'oidc-refused' });
  });

  test('says so when the provider is away, at either step, and works again once it is back', async () => {
    provider.away = true;
    await expect(signIn.beginSignIn()).rejects.toMatchObject({ id: 'oidc-unavailable', status: 503 });
    provider.away = false;
    const { url, pending } = await signIn.beginSignIn();
    const back = provider.authorize(url);
    const { port } = provider.server.address() as AddressInfo;
    provider.server.closeAllConnections();
    await new Promise((resolve) => provider.server.close(resolve));
    await expect(signIn.finishSignIn(back, pending)).rejects.toMatchObject({ id: 'oidc-unavailable' });
    await new Promise<void>((resolve) => provider.server.listen(port, '127.0.0.1', resolve));
    await expect(signIn.finishSignIn(back, pending)).resolves.toMatchObject({ subject: 'u-17' });
  });

  test('speaks in the clear with this machine only', () => {
    for (const issuer of [
      'http://sso.qiannan.test',
      'http://10.0.0.5',
      'http://127.0.0.1.sso.test',
      'http://localhost.sso.test',
    ]) {
      expect(() => createOidcSignIn({ issuer, ...CLIENT }, REDIRECT), issuer).toThrow(/https/u);
    }
    for (const issuer of [
      'http://localhost:9000',
      'http://127.0.0.1',
      'http://[::1]:9000',
      'https://sso.qiannan.test',
    ]) {
      expect(() => createOidcSignIn({ issuer, ...CLIENT }, REDIRECT), issuer).not.toThrow();
    }
  });
});
