import type { KeyWork } from '@qingyuan/core/scheme/structure/group-persons';
import { matchRanges } from '@qingyuan/core/scheme/structure/group-persons';
import type { Duplicates, LinkWork } from '@qingyuan/core/scheme/structure/link-accounts';
import { linkRanges } from '@qingyuan/core/scheme/structure/link-accounts';
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
  | { readonly kind: 'link'; readonly work: LinkWork }
  | { readonly kind: 'match'; readonly work: KeyWork }
  | { readonly kind: 'write'; readonly work: BlockWork };

interface Results {
  readonly read: StretchRead;
  readonly seal: FileSeal;
  readonly link: Duplicates;
  readonly match: void;
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
    case 'link':
      return linkRanges(task.work);
    case 'match':
      return matchRanges(task.work);
    case 'write':
      return writeBlocks(task.work);
  }
}

/** Tells whoever is at a task, on any thread, not to wait for others: one of them has failed. */
export function abandonTask(task: EngineTask): void {
  if (task.kind === 'write') abandonBlocks(task.work);
  if (task.kind === 'link' || task.kind === 'match') Atomics.store(task.work.taken, 0, 1 << 20);
}
