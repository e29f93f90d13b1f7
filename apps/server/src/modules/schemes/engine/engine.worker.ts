import { parentPort } from 'node:worker_threads';
import { collectGarbage } from './collect-garbage.ts';
import { runTask } from './engine-task.ts';
import type { AskedTask, TaskAnswer } from './engine-thread.ts';
import { sendError } from './sent-error.ts';

const answer = (message: TaskAnswer): void => parentPort?.postMessage(message);

parentPort?.on('message', ({ id, task }: AskedTask) => {
  runTask(task)
    .then(
      (result) => answer({ id, result }),
      (error: unknown) => answer({ id, error: sendError(error) }),
    )
    // A thread that waits for its next task would hold on to the memory of the last.
    .finally(() => setImmediate(collectGarbage));
});
