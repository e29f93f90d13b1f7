import type { SchemeErrorCode } from '@qingyuan/core/scheme/scheme-error';
import { SchemeError } from '@qingyuan/core/scheme/scheme-error';

/** An error on its way between threads, which keep the message of an error but not its class. */
export interface SentError {
  readonly message: string;
  readonly scheme: { readonly code: SchemeErrorCode; readonly row: number | undefined } | undefined;
  /** System error code such as `ENOSPC`. */
  readonly system: string | undefined;
}

export function sendError(error: unknown): SentError {
  if (error instanceof SchemeError)
    return { message: error.message, scheme: { code: error.code, row: error.row }, system: undefined };
  const system = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { message: error instanceof Error ? error.message : String(error), scheme: undefined, system };
}

export function receiveError({ message, scheme, system }: SentError): Error {
  if (scheme !== undefined) return new SchemeError(scheme.code, message, scheme.row);
  return Object.assign(new Error(message), system === undefined ? {} : { code: system });
}
