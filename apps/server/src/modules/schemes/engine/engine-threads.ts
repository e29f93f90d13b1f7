import { Worker } from 'node:worker_threads';
import type { EngineTask, TaskResult } from './engine-task.ts';
import { abandonTask, runTask } from './engine-task.ts';
import type { SentError } from './sent-error.ts';
import { receiveError } from './sent-error.ts';

/** Threads that share the work of one analysis; the calling thread does its part too. */
export class EngineThreads {
  readonly count: number;
  private readonly workers: Worker[] = [];
  private readonly besides: Worker[] = [];

  constructor(count: number) {
    this.count = Math.max(1, count);
  }

  /**
   * Runs the first task here and each other on a thread of its own; in the order of the tasks. Fails as soon as one
   * fails or its thread dies; the others are told not to wait for it.
   */
  async runAll<Task extends EngineTask>(tasks: readonly Task[]): Promise<TaskResult<Task>[]> {
    const [own, ...others] = tasks;
    if (own === undefined) return [];
    const away = others.map((task, index) => this.runOn(this.workerAt(index), task));
    for (const result of away) result.catch(() => abandonTask(own));
    return Promise.all([runTask(own), ...away]);
  }

  /** Runs a task on a thread beside the others, which ends with it; for long work that needs no other result. */
  start<Task extends EngineTask>(task: Task): Promise<TaskResult<Task>> {
    const worker = newWorker();
    this.besides.push(worker);
    const result = this.runOn(worker, task).finally(() => void worker.terminate());
    result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers.splice(0), ...this.besides.splice(0)].map((worker) => worker.terminate()));
  }

  private workerAt(index: number): Worker {
    const known = this.workers[index];
    if (known !== undefined) return known;
    const worker = newWorker();
    this.workers[index] = worker;
    return worker;
  }

  private runOn<Task extends EngineTask>(worker: Worker, task: Task): Promise<TaskResult<Task>> {
    return new Promise((resolve, reject) => {
      worker.ref();
      const settle = (act: () => void): void => {
        worker.off('message', answered).off('error', failed).off('exit', ended).unref();
        act();
      };
      const answered = (answer: TaskAnswer<Task>): void =>
        settle(() => ('error' in answer ? reject(receiveError(answer.error)) : resolve(answer.result)));
      const failed = (error: Error): void => settle(() => reject(error));
      const ended = (code: number): void =>
        settle(() => reject(new Error(`a thread of the analysis ended with code ${code} before its work was done`)));
      worker.on('message', answered).on('error', failed).on('exit', ended);
      worker.postMessage(task);
    });
  }
}

function newWorker(): Worker {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url));
  // An idle thread must not keep the process alive; `close` ends it.
  worker.unref();
  return worker;
}

type TaskAnswer<Task extends EngineTask> = { readonly result: TaskResult<Task> } | { readonly error: SentError };
