import type { Command } from './command/command.ts';
import type { Follower } from './events/dispatcher.ts';
import type { Route } from './http/route.ts';
import type { TimedWork } from './jobs/timed-work.ts';
import type { JobKind } from './jobs/worker.ts';
import type { ToDoSource } from './todo/todo.http.ts';

/** What a domain module adds to the server; its `index.ts` exports one. */
export interface ServerModule {
  readonly name: string;
  /** Every command of the module, so that tests can list them. */
  readonly commands: readonly Command[];
  readonly routes: readonly Route[];
  readonly followers: readonly Follower[];
  readonly jobs: readonly JobKind[];
  /** Work that the clock asks for. */
  readonly timed?: readonly TimedWork[];
  /** What of this module waits for a user (待办). */
  readonly toDo?: ToDoSource | readonly ToDoSource[];
}
