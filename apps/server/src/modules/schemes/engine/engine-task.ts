import type { ThresholdCounts } from '@qingyuan/core/scheme/results/write-results';
import type { Stretch, StretchRead } from './read-rows.ts';
import { readStretch } from './read-rows.ts';
import type { FileSeal } from './seal-file.ts';
import { sealFile } from './seal-file.ts';
import type { BlockWork } from './write-blocks.ts';
import { abandonBlocks, writeBlocks } from './write-blocks.ts';

/** What a thread of the engine can be asked to do. Tasks carry shared memory and plain data only. */
export type EngineTask =
  | { readonly kind: 'read'; readonly stretch: Stretch }
  | { readonly kind: 'seal'; readonly path: string }
  | { readonly kind: 'write'; readonly work: BlockWork };

interface Results {
  readonly read: StretchRead;
  readonly seal: FileSeal;
  readonly write: ThresholdCounts;
}

export type TaskResult<Task extends EngineTask> = Results[Task['kind']];

/** Does a task on the calling thread. */
export function runTask<Task extends EngineTask>(task: Task): Promise<TaskResult<Task>>;
export async function runTask(task: EngineTask): Promise<Results[keyof Results]> {
  switch (task.kind) {
    case 'read':
      return readStretch(task.stretch);
    case 'seal':
      return sealFile(task.path);
    case 'write':
      return writeBlocks(task.work);
  }
}

/** Tells whoever is at a task, on any thread, not to wait for others: one of them has failed. */
export function abandonTask(task: EngineTask): void {
  if (task.kind === 'write') abandonBlocks(task.work);
}
