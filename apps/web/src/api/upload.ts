import type { Answer, Endpoint } from '@qingyuan/contract/endpoint';
import { addressOf } from './address.ts';
import { headersOf } from './client.ts';
import { LOCAL_PROBLEMS, localProblem, toApiProblem } from './problem.ts';
import { online, sessionEnded } from './state.ts';

export interface Upload {
  /** Sent as JSON in the form field `data`, before the file. */
  readonly data: unknown;
  readonly file: File;
  readonly params?: unknown;
  readonly idempotencyKey?: string;
  /** Share of the bytes sent, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Sends a file as multipart/form-data; throws like `call`. `fetch` cannot tell how much was sent, so this is XMLHttpRequest. */
export function upload<E extends Endpoint>(endpoint: E, given: Upload): Promise<Answer<E>> {
  const form = new FormData();
  form.append('data', JSON.stringify(given.data));
  form.append('file', given.file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, addressOf(endpoint.path, given.params, undefined));
    for (const [name, value] of Object.entries(headersOf(endpoint.method, false, given.idempotencyKey)))
      request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => given.onProgress?.(event.total === 0 ? 0 : event.loaded / event.total);
    request.onload = () => {
      online.set(true);
      if (request.status === 401) sessionEnded.set(true);
      const content = parsed(request.responseText);
      if (request.status < 200 || request.status > 299) return reject(toApiProblem(request.status, content));
      const answer = endpoint.response.safeParse(content);
      if (answer.success) resolve(answer.data as Answer<E>);
      else reject(localProblem(LOCAL_PROBLEMS.badResponse, `${endpoint.path}: ${answer.error.message}`));
    };
    request.onerror = () => {
      online.set(false);
      reject(localProblem(LOCAL_PROBLEMS.offline, 'The server cannot be reached'));
    };
    request.onabort = () => reject(new DOMException('The upload was cancelled', 'AbortError'));
    given.signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
