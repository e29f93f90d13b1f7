import { reckonStructure } from '@qingyuan/core/scheme/structure/analyse-structure';
import type { AnalysisStep, Structure } from '@qingyuan/core/scheme/structure/analyse-structure';
import type { MemberTable } from '@qingyuan/core/scheme/reading/member-table';
import type { Reckoning } from '@qingyuan/core/scheme/structure/shared-work';
import { collectGarbage } from './collect-garbage.ts';
import type { EngineTask } from './engine-task.ts';
import type { EngineThreads } from './engine-threads.ts';

/** Does a reckoning over so many rows with several threads. */
export async function reckonTogether<Result>(
  reckoning: Reckoning<Result>,
  rows: number,
  threads: EngineThreads,
): Promise<Result> {
  let step = reckoning.next([]);
  while (step.done !== true) {
    const found = await threads.runAll(forThreads({ kind: 'share', shared: step.value }, rows, threads));
    step = reckoning.next(found);
  }
  return step.value;
}

/** The same task for as many threads as it is worth. */
export function forThreads<Task extends EngineTask>(task: Task, rows: number, threads: EngineThreads): Task[] {
  return Array.from({ length: threads.forRows(rows) }, () => task);
}

/**
 * `analyseStructure` with several threads and little memory: what a step has used up is given back before the next.
 * Afterwards the table has neither hashes nor person keys any more. From the step `forest` on the threads are idle.
 */
export function analyseRows(
  table: MemberTable,
  threads: EngineThreads,
  onStep: (step: AnalysisStep) => void,
): Promise<Structure> {
  const onNext = (step: AnalysisStep): void => {
    if (step === 'persons')
      giveUp(table, { ids: withoutHashes(table.ids), recommenders: withoutHashes(table.recommenders) });
    if (step === 'forest') giveUp(table, { keys: [] });
    onStep(step);
  };
  return reckonTogether(reckonStructure(table, onNext), table.rows, threads);
}

const withoutHashes = (column: MemberTable['ids']): MemberTable['ids'] => ({
  ...column,
  hashes: new Uint32Array(0),
});

/** Whoever holds the table lets go of its old columns as well. */
function giveUp(table: MemberTable, columns: Partial<MemberTable>): void {
  Object.assign(table, columns);
  collectGarbage();
}
