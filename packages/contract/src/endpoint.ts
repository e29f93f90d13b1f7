import type { z } from 'zod';

/**
 * One HTTP endpoint, declared once: the server mounts it, the console calls it, OpenAPI lists it.
 * Paths use `:name` for parameters and live below `/api`.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
}

/** Keeps the exact types of an endpoint's schemas. */
export function endpoint<const D extends Endpoint>(definition: D): D {
  return definition;
}

type Parsed<D, K extends string> = D extends { readonly [key in K]: infer T extends z.ZodType }
  ? z.output<T>
  : undefined;
type Given<D, K extends string> = D extends { readonly [key in K]: infer T extends z.ZodType } ? z.input<T> : undefined;

/** What a handler gets: parsed parameters, query and body; undefined where the endpoint has none. */
export interface ParsedInput<D extends Endpoint> {
  readonly params: Parsed<D, 'params'>;
  readonly query: Parsed<D, 'query'>;
  readonly body: Parsed<D, 'body'>;
}

/** What a caller gives. */
export interface GivenInput<D extends Endpoint> {
  readonly params: Given<D, 'params'>;
  readonly query: Given<D, 'query'>;
  readonly body: Given<D, 'body'>;
}

/** What the caller gets back. */
export type Answer<D extends Endpoint> = z.output<D['response']>;
