import type { Actor } from '../access/actor.ts';
import type { Command } from '../command/command.ts';
import { execute, type Spine } from '../command/execute.ts';
import type { Log } from '../log/log.ts';
import { type EventRow, findEvent, listWaiting, markDispatched, markFailed } from './events.sql.ts';

/** A module's answer to an event: a command of its own, run as the one whose act it follows. */
export interface Follower {
  readonly event: string;
  readonly command: Command;
  /** The command's input; undefined when this event does not concern the follower. */
  readonly input: (payload: Readonly<Record<string, unknown>>, event: EventRow) => unknown;
}

const POLL_MS = 2_000;
const OLDER_THAN_MS = 1_000;
const MAX_ATTEMPTS = 20;

/** Delivers outbox events to their followers: at once after commit, and again after a crash. */
export class Dispatcher {
  readonly #followers: readonly Follower[];
  readonly #spine: Spine;
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;
  #polling: Promise<void> = Promise.resolve();

  constructor(spine: Omit<Spine, 'afterCommit'>, followers: readonly Follower[], log: Log) {
    this.#spine = { ...spine, afterCommit: (ids) => this.deliver(ids) };
    this.#followers = followers;
    this.#log = log;
  }

  /** The spine whose commands tell their events through this dispatcher. */
  get spine(): Spine {
    return this.#spine;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#polling = this.#polling.then(() => this.#poll());
    }, POLL_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#polling;
  }

  /** Delivers these events in order. A follower that fails is tried again by the poll. */
  async deliver(ids: readonly number[]): Promise<void> {
    for (const id of ids) {
      const event = await findEvent(this.#spine.db, id);
      if (event !== undefined) await this.#deliverOne(event);
    }
  }

  async #poll(): Promise<void> {
    try {
      const before = new Date(this.#spine.clock().getTime() - OLDER_THAN_MS);
      const waiting = await listWaiting(this.#spine.db, before, MAX_ATTEMPTS);
      for (const event of waiting) await this.#deliverOne(event);
    } catch (error) {
      this.#log.error({ err: error }, 'outbox poll failed');
    }
  }

  async #deliverOne(event: EventRow): Promise<void> {
    try {
      for (const follower of this.#followers) {
        if (follower.event === event.name) await this.#follow(follower, event);
      }
      await markDispatched(this.#spine.db, event.id, this.#spine.clock());
    } catch (error) {
      this.#log.error({ err: error, event: event.name, eventId: event.id }, 'follower failed');
      await markFailed(this.#spine.db, event.id, error instanceof Error ? error.message : String(error));
    }
  }

  async #follow(follower: Follower, event: EventRow): Promise<void> {
    const input = follower.input(event.payload, event);
    if (input === undefined) return;
    const actor: Actor = { ...event.actor, via: 'event' };
    await execute(this.#spine, follower.command, {
      actor,
      input,
      key: `event:${event.id}:${follower.command.name}`,
    });
  }
}
