import type { z } from 'zod';
import type { Actor, Scope, Verdict } from '../access/actor.ts';
import type { ScopedDb } from '../db/scope.ts';
import type { Services } from '../platform.ts';

/** A record whose time line shows the act. */
export interface StreamRef {
  readonly type: string;
  readonly id: string;
}

/** Something that happened, told to other modules. Past tense, e.g. `tip.accepted`. */
export interface DomainEvent {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Outcome<R> {
  /** Goes back to the caller and is kept for repeated sends: ids and states, no personal data. */
  readonly result: R;
  /** Area of the record, for the scope of time line and audit entry. */
  readonly area: string;
  /** Time lines that show this act. */
  readonly streams: readonly StreamRef[];
  /** What the time line shows beside who, when and why; no personal identifiers. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
  readonly events?: readonly DomainEvent[];
}

export interface CommandContext {
  readonly db: ScopedDb;
  readonly scope: Scope;
  readonly actor: Actor;
  readonly now: Date;
  readonly services: Services;
}

/**
 * A write. There is no other way to write: the executor parses the input, opens the scope, loads,
 * asks the policy, runs, and records audit entry, actions and events in the same transaction.
 */
export interface Command<I extends z.ZodType = z.ZodType, S = unknown, R = unknown> {
  /** Stable name `subject.verb`; stands in the audit log. */
  readonly name: string;
  readonly input: I;
  // Methods, not properties: their parameters are bivariant, so commands of all kinds fit one list.
  load(ctx: CommandContext, input: z.output<I>): Promise<S>;
  policy(actor: Actor, subject: S, input: z.output<I>): Verdict;
  run(ctx: CommandContext, subject: S, input: z.output<I>): Promise<Outcome<R>>;
}

/** Keeps the types of a command's parts. */
export function command<I extends z.ZodType, S, R>(definition: Command<I, S, R>): Command<I, S, R> {
  return definition;
}

/** For commands that create: there is nothing to load. */
export async function nothing(): Promise<undefined> {
  return undefined;
}
