import type { Answer, Endpoint } from '@qingyuan/contract/endpoint';
import type { z } from 'zod';
import { addressOf } from './address.ts';
import { LOCAL_PROBLEMS, localProblem, toApiProblem } from './problem.ts';
import { csrfToken, online, sessionEnded } from './state.ts';

/** An input that an endpoint declares is required, unless nothing in it is; one that it does not declare is refused. */
type Part<E extends Endpoint, Name extends 'params' | 'query' | 'body'> = E extends {
  readonly [K in Name]: infer S extends z.ZodType;
}
  ? object extends z.input<S>
    ? { readonly [K in Name]?: z.input<S> }
    : { readonly [K in Name]: z.input<S> }
  : { readonly [K in Name]?: undefined };

export type Inputs<E extends Endpoint> = Part<E, 'params'> &
  Part<E, 'query'> &
  Part<E, 'body'> & {
    /** Given by a form that may be sent twice; otherwise each call is its own command. */
    readonly idempotencyKey?: string;
    readonly signal?: AbortSignal;
    /** The caller speaks about a missing session itself (sign-in, first look). */
    readonly quiet?: boolean;
  };

/** Calls an endpoint of the contract; throws an ApiProblem for everything but a readable success. */
export async function call<E extends Endpoint>(endpoint: E, inputs: Inputs<E>): Promise<Answer<E>> {
  const { params, query, body, idempotencyKey, signal, quiet } = inputs;
  const response = await reach(addressOf(endpoint.path, params, query), {
    method: endpoint.method,
    headers: headersOf(endpoint.method, body !== undefined, idempotencyKey),
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const content = await contentOf(response);
  if (!response.ok) {
    if (response.status === 401 && quiet !== true) sessionEnded.set(true);
    throw toApiProblem(response.status, content);
  }
  const parsed = endpoint.response.safeParse(content);
  if (!parsed.success) throw localProblem(LOCAL_PROBLEMS.badResponse, `${endpoint.path}: ${parsed.error.message}`);
  return parsed.data as Answer<E>;
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(address, init);
    online.set(true);
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    online.set(false);
    throw localProblem(LOCAL_PROBLEMS.offline, 'The server cannot be reached');
  }
}

export function headersOf(
  method: string,
  hasBody: boolean,
  idempotencyKey: string | undefined,
): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (hasBody) headers['content-type'] = 'application/json';
  if (method === 'GET') return headers;
  headers['idempotency-key'] = idempotencyKey ?? newKey();
  const token = csrfToken.get();
  if (token !== undefined) headers['x-csrf-token'] = token;
  return headers;
}

/** A version 4 UUID; `crypto.randomUUID` is missing where the console is served without TLS inside an office network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, i) => {
    const fixed = i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte;
    return fixed.toString(16).padStart(2, '0');
  }).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

async function contentOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
