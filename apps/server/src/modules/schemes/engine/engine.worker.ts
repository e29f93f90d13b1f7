import { parentPort } from 'node:worker_threads';
import type { EngineTask } from './engine-task.ts';
import { runTask } from './engine-task.ts';
import { sendError } from './sent-error.ts';

parentPort?.on('message', (task: EngineTask) => {
  try {
    parentPort?.postMessage({ result: runTask(task) });
  } catch (error) {
    parentPort?.postMessage({ error: sendError(error) });
  }
});
