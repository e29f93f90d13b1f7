import * as client from 'openid-client';
import { DomainError } from '../access/errors.ts';
import type { OidcConfig } from '../config/config.ts';

/** What must be kept between the two steps, in a sealed cookie of the browser that began. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Whom the provider vouches for. Users are found by issuer and subject; the account name may change. */
export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** The claim `preferred_username`, to link an account for the first time. */
  readonly account: string | undefined;
}

/** Sign-in through the organisation's own provider: authorization code with PKCE, state and nonce. */
export interface OidcSignIn {
  /** Where to send the browser, and what to keep. @throws DomainError oidc-unavailable */
  beginSignIn(): Promise<{ readonly url: URL; readonly pending: PendingSignIn }>;
  /**
   * Checks what the provider sent back, its signature included.
   * @param callback the whole address that the browser came back to.
   * @throws DomainError oidc-refused, oidc-unavailable; `cause` says why, for the log.
   */
  finishSignIn(callback: URL, pending: PendingSignIn): Promise<OidcIdentity>;
}

const TIMEOUT_SECONDS = 10;

/** @throws Error when the issuer would be spoken to in the clear over a network. */
export function createOidcSignIn(config: OidcConfig, redirectUri: string): OidcSignIn {
  const provider = discoverOnce(config);
  return {
    beginSignIn: async () => {
      const found = await provider();
      const pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(found, {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url, pending };
    },
    finishSignIn: async (callback, pending) => {
      const found = await provider();
      // Behind a proxy the server's own address differs from the registered one; only the answer counts.
      const answer = new URL(redirectUri);
      answer.search = callback.search;
      const tokens = await client
        .authorizationCodeGrant(found, answer, {
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          pkceCodeVerifier: pending.codeVerifier,
        })
        .catch((error: unknown) => {
          throw isNetworkFault(error) ? unavailable(error) : refused(error);
        });
      const claims = tokens.claims();
      if (claims === undefined) throw refused(new Error('the provider sent no ID token'));
      const account = claims['preferred_username'];
      return { issuer: claims.iss, subject: claims.sub, account: typeof account === 'string' ? account : undefined };
    },
  };
}

/** Reads the provider's metadata at first use and keeps it; a provider that was away is asked again. */
function discoverOnce({ issuer, clientId, clientSecret }: OidcConfig): () => Promise<client.Configuration> {
  const server = new URL(issuer);
  const insecure = server.protocol === 'http:';
  if (insecure && !isLoopback(server.hostname)) {
    throw new Error(`${issuer}: 统一身份认证须使用 https / OpenID Connect needs https beyond this machine`);
  }
  // The signature of the ID token is checked even though it comes over TLS.
  const execute = [client.enableNonRepudiationChecks, ...(insecure ? [client.allowInsecureRequests] : [])];
  let found: Promise<client.Configuration> | undefined;
  return async () => {
    found ??= client.discovery(server, clientId, undefined, client.ClientSecretBasic(clientSecret), {
      execute,
      timeout: TIMEOUT_SECONDS,
    });
    try {
      return await found;
    } catch (error) {
      found = undefined;
      throw unavailable(error);
    }
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/u.test(host);
}

/** `fetch` reports a connection that failed as a TypeError, one that took too long as a TimeoutError. */
function isNetworkFault(error: unknown): boolean {
  const chain = error instanceof Error ? [error, error.cause] : [];
  return chain.some((one) => one instanceof Error && (one.message === 'fetch failed' || one.name === 'TimeoutError'));
}

function refused(cause: unknown): DomainError {
  const detail = '统一身份认证未通过，请从登录页重新开始；如反复出现，请联系系统管理员。';
  return Object.assign(new DomainError({ id: 'oidc-refused', status: 401, detail }), { cause });
}

function unavailable(cause: unknown): DomainError {
  const detail = '暂时连接不上统一身份认证，请稍后再试，或使用账号和密码登录。';
  return Object.assign(new DomainError({ id: 'oidc-unavailable', status: 503, detail }), { cause });
}
