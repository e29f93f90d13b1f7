import { availableParallelism } from 'node:os';
import type { EngineTask, TaskResult } from './engine-task.ts';
import { abandonTask, runTask } from './engine-task.ts';
import { EngineThread } from './engine-thread.ts';

/** As many threads as the machine does at once; more than eight are of no use to an analysis. */
export const threadsOfMachine = (): number => Math.min(8, availableParallelism());

/** How much of a table is worth a thread of its own. */
export interface ThreadWorth {
  readonly rows: number;
  readonly bytes: number;
}

const WORTH: ThreadWorth = { rows: 150_000, bytes: 24 << 20 };

/** Threads that share the work of one analysis; the calling thread does its part too. They begin when they are needed. */
export class EngineThreads {
  readonly count: number;
  private readonly threads: EngineThread[] = [];

  private readonly worth: ThreadWorth;

  constructor(count: number, worth = WORTH) {
    this.count = Math.max(1, count);
    this.worth = worth;
  }

  /** How many threads work on so many rows is worth. */
  forRows(rows: number): number {
    return Math.max(1, Math.min(this.count, Math.floor(rows / this.worth.rows)));
  }

  /** How many threads it is worth to read so many bytes. */
  forBytes(bytes: number): number {
    return Math.max(1, Math.min(this.count, Math.floor(bytes / this.worth.bytes)));
  }

  /**
   * Runs the first task here and each other on a thread of its own; in the order of the tasks. Fails as soon as one
   * fails or its thread dies; the others are told not to wait for it.
   */
  async runAll<Task extends EngineTask>(tasks: readonly Task[]): Promise<TaskResult<Task>[]> {
    const [own, ...others] = tasks;
    if (own === undefined) return [];
    const away = others.map((task, index) => this.threadAt(index).run(task));
    for (const result of away) result.catch(() => abandonTask(own));
    return Promise.all([runTask(own), ...away]);
  }

  /** Runs a task on another thread while this one goes on; here and now when there is no other. Its failure may wait. */
  start<Task extends EngineTask>(task: Task): Promise<TaskResult<Task>> {
    const result = this.count === 1 ? runTask(task) : this.threadAt(0).run(task);
    result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.splice(0).map((thread) => thread.close()));
  }

  private threadAt(index: number): EngineThread {
    const thread = this.threads[index] ?? new EngineThread();
    this.threads[index] = thread;
    return thread;
  }
}
