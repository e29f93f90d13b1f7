import { Worker } from 'node:worker_threads';
import type { EngineTask, TaskResult } from './engine-task.ts';
import type { SentError } from './sent-error.ts';
import { receiveError } from './sent-error.ts';

/** A task on its way to a thread, and what came of it. */
export interface AskedTask {
  readonly id: number;
  readonly task: EngineTask;
}
export type TaskAnswer =
  | { readonly id: number; readonly result: TaskResult<EngineTask> }
  | { readonly id: number; readonly error: SentError };

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One thread of the engine. It works through its tasks in the order in which they were given. Every task is answered or
 * fails: when the thread dies, whether at work or idle, those it has and those it is given later fail with the reason.
 */
export class EngineThread {
  private readonly worker = new Worker(new URL('./engine.worker.ts', import.meta.url));
  private readonly waiting = new Map<number, Waiting>();
  private failure: Error | undefined;
  private asked = 0;

  constructor() {
    this.worker.on('message', (answer: TaskAnswer) => this.hear(answer));
    this.worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    this.worker.on('exit', (code) =>
      this.fail(new Error(`a thread of the analysis ended with code ${code} before its work was done`)),
    );
    // An idle thread must not keep the process alive; `close` ends it.
    this.worker.unref();
  }

  run<Task extends EngineTask>(task: Task): Promise<TaskResult<Task>> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) {
        reject(this.failure);
        return;
      }
      this.asked += 1;
      this.waiting.set(this.asked, { resolve, reject });
      this.worker.ref();
      this.worker.postMessage({ id: this.asked, task } satisfies AskedTask);
    });
  }

  /** Ends the thread at once, whatever it is doing. */
  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private hear(answer: TaskAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (this.waiting.size === 0) this.worker.unref();
    if ('error' in answer) waiting?.reject(receiveError(answer.error));
    else waiting?.resolve(answer.result as never);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(this.failure);
    this.waiting.clear();
  }
}
