import { randomUUID } from 'node:crypto';
import type { Answer, Endpoint, GivenInput } from '@qingyuan/contract/endpoint';
import type { EvidenceFields } from '@qingyuan/contract/evidence';
import type { FastifyInstance } from 'fastify';
import { newSessionToken, SESSION_COOKIE } from '../../apps/server/src/platform/identity/session.ts';

/** Somebody of the demo world who uses the platform through its own interface. */
export interface Persona {
  readonly userId: string;
  /** Calls an endpoint of the contract as this user. @throws Error with the server's answer when refused. */
  call<E extends Endpoint>(endpoint: E, input?: Partial<GivenInput<E>>): Promise<Answer<E>>;
  /** Sends a file with its form to an endpoint. @throws Error with the server's answer when refused. */
  send<E extends Endpoint>(endpoint: E, sent: SentFile): Promise<Answer<E>>;
  /** Seals a file as evidence. */
  upload(fields: EvidenceFields, file: { readonly name: string; readonly content: Buffer }): Promise<void>;
}

export interface SentFile {
  readonly params?: Readonly<Record<string, string>>;
  readonly data: unknown;
  readonly file: { readonly name: string; readonly content: Buffer };
}

export interface OpenSession {
  readonly token: string;
  readonly idHash: Buffer;
  readonly csrfToken: string;
}

/** Makes the secrets of a session; the caller writes it into the database. */
export function newSession(): OpenSession {
  return newSessionToken();
}

export function persona(http: FastifyInstance, userId: string, session: OpenSession): Persona {
  const headers = () => ({ 'x-csrf-token': session.csrfToken, 'idempotency-key': randomUUID() });
  const cookies = { [SESSION_COOKIE]: session.token };
  const post = async (url: string, { data, file }: SentFile): Promise<unknown> => {
    const boundary = `qingyuan-${randomUUID()}`;
    const answer = await http.inject({
      method: 'POST',
      url,
      cookies,
      headers: { ...headers(), 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: multipart(boundary, data, file),
    });
    if (answer.statusCode !== 200) throw new Error(`POST ${url}: ${answer.statusCode} ${answer.body}`);
    return answer.json();
  };
  return {
    userId,
    call: async (endpoint, input = {}) => {
      const answer = await http.inject({
        method: endpoint.method,
        url: addressOf(endpoint, input),
        cookies,
        headers: headers(),
        ...(input.body === undefined ? {} : { payload: input.body as object }),
      });
      if (answer.statusCode !== 200)
        throw new Error(`${endpoint.method} ${endpoint.path}: ${answer.statusCode} ${answer.body}`);
      return endpoint.response.parse(answer.json()) as Answer<typeof endpoint>;
    },
    send: async (endpoint, sent) => {
      const answer = await post(addressOf(endpoint, sent), sent);
      return endpoint.response.parse(answer) as Answer<typeof endpoint>;
    },
    upload: async (fields, file) => void (await post('/api/evidence', { data: fields, file })),
  };
}

function addressOf(endpoint: Endpoint, input: { readonly params?: unknown; readonly query?: unknown }): string {
  const params = (input.params ?? {}) as Record<string, string>;
  const path = endpoint.path.replaceAll(/:(\w+)/gu, (_all, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams((input.query ?? {}) as Record<string, string>).toString();
  return `/api${path}${query === '' ? '' : `?${query}`}`;
}

function multipart(boundary: string, fields: unknown, file: SentFile['file']): Buffer {
  const data = `--${boundary}\r\ncontent-disposition: form-data; name="data"\r\n\r\n${JSON.stringify(fields)}\r\n`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([Buffer.from(data + head), file.content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}
