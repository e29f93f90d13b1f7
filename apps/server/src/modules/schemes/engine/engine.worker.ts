import { parentPort } from 'node:worker_threads';
import { collectGarbage } from './collect-garbage.ts';
import type { EngineTask } from './engine-task.ts';
import { runTask } from './engine-task.ts';
import { sendError } from './sent-error.ts';

parentPort?.on('message', (task: EngineTask) => {
  runTask(task)
    .then(
      (result) => parentPort?.postMessage({ result }),
      (error: unknown) => parentPort?.postMessage({ error: sendError(error) }),
    )
    // A thread that waits for its next task would hold on to the memory of the last.
    .finally(() => setImmediate(collectGarbage));
});
