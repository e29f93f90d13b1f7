import type { Readable } from 'node:stream';
import type { Endpoint, ParsedInput } from '@qingyuan/contract/endpoint';
import type { Role } from '@qingyuan/contract/roles';
import type { z } from 'zod';
import type { Actor, Scope } from '../access/actor.ts';
import type { Command } from '../command/command.ts';
import { execute } from '../command/execute.ts';
import { type ScopedDb, readInScope } from '../db/scope.ts';
import type { Platform } from '../platform.ts';

/** Who may call a route at all; what he may do to a record is the command's policy. */
export type Access = { readonly public: true } | { readonly roles: readonly Role[] };

export interface RouteRequest {
  readonly platform: Platform;
  readonly actor: Actor;
  /** Idempotency key of a write; empty on reads. */
  readonly key: string;
  /** Runs a read in the actor's scope. */
  readonly read: <T>(work: (db: ScopedDb, scope: Scope) => Promise<T>) => Promise<T>;
}

/** One uploaded file of a multipart request. */
export interface Upload {
  readonly fileName: string;
  readonly stream: Readable;
  /** Text fields that stand before the file in the form. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether the file was cut at the size limit; known once the stream has ended. */
  readonly truncated: () => boolean;
}

export interface Download {
  readonly fileName: string;
  readonly contentType: string;
  readonly body: Readable | Buffer;
}

interface RouteInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

export interface Route {
  readonly endpoint: Endpoint;
  readonly access: Access;
  readonly kind: 'json' | 'upload' | 'download';
  readonly handle: (request: RouteRequest, input: RouteInput, upload?: Upload) => Promise<unknown>;
}

/** A route that answers JSON; the response is checked against the endpoint's schema. */
export function route<E extends Endpoint>(
  endpoint: E,
  access: Access,
  handle: (request: RouteRequest, input: ParsedInput<E>) => Promise<z.input<E['response']>>,
): Route {
  return { endpoint, access, kind: 'json', handle: (request, input) => handle(request, input as ParsedInput<E>) };
}

/** A route that runs a command on the request's parameters and body together. */
export function commandRoute<I extends z.ZodType, S, R>(
  endpoint: Endpoint,
  access: Access,
  command: Command<I, S, R>,
): Route {
  return {
    endpoint,
    access,
    kind: 'json',
    handle: (request, input) => {
      const merged = { ...(input.params as object | undefined), ...(input.body as object | undefined) };
      return execute(request.platform.spine, command, { actor: request.actor, input: merged, key: request.key });
    },
  };
}

/** A route that takes one file as multipart form data. */
export function uploadRoute<E extends Endpoint>(
  endpoint: E,
  access: Access,
  handle: (request: RouteRequest, input: ParsedInput<E>, upload: Upload) => Promise<z.input<E['response']>>,
): Route {
  return {
    endpoint,
    access,
    kind: 'upload',
    handle: (request, input, upload) => {
      if (upload === undefined) throw new Error('upload route called without a file');
      return handle(request, input as ParsedInput<E>, upload);
    },
  };
}

/** A route that answers a file. */
export function downloadRoute<E extends Endpoint>(
  endpoint: E,
  access: Access,
  handle: (request: RouteRequest, input: ParsedInput<E>) => Promise<Download>,
): Route {
  return { endpoint, access, kind: 'download', handle: (request, input) => handle(request, input as ParsedInput<E>) };
}

/** The read helper for one actor: what a screen gets in one answer fits together. */
export function reader(platform: Platform, actor: Actor): RouteRequest['read'] {
  return (work) => readInScope(platform.db, actor.scope, (tx) => work(tx, actor.scope));
}
