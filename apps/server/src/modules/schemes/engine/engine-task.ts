import type { Duplicates } from '@qingyuan/core/scheme/structure/link-accounts';
import type { SharedWork } from '@qingyuan/core/scheme/structure/shared-work';
import { takePart } from '@qingyuan/core/scheme/structure/shared-work';
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
  | { readonly kind: 'share'; readonly shared: SharedWork }
  | { readonly kind: 'write'; readonly work: BlockWork };

interface Results {
  readonly read: StretchRead;
  readonly seal: FileSeal;
  readonly share: Duplicates;
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
    case 'share':
      return takePart(task.shared);
    case 'write':
      return writeBlocks(task.work);
  }
}

/** Tells whoever is at a task, on any thread, not to wait for others and to take no more of it: one has failed. */
export function abandonTask(task: EngineTask): void {
  if (task.kind === 'write') abandonBlocks(task.work);
  if (task.kind === 'share') Atomics.store(task.shared.work.taken, 0, 1 << 20);
}
