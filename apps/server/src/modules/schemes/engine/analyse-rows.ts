import type { AnalysisStep, Structure } from '@qingyuan/core/scheme/structure/analyse-structure';
import { measureStructure } from '@qingyuan/core/scheme/structure/analyse-structure';
import type { Persons } from '@qingyuan/core/scheme/structure/group-persons';
import { collect, everyRow, mergeKeys, planKey } from '@qingyuan/core/scheme/structure/group-persons';
import type { Links } from '@qingyuan/core/scheme/structure/link-accounts';
import { finishLinks, planLinks } from '@qingyuan/core/scheme/structure/link-accounts';
import type { MemberTable } from '@qingyuan/core/scheme/reading/member-table';
import { collectGarbage } from './collect-garbage.ts';
import type { EngineTask } from './engine-task.ts';
import type { EngineThreads } from './engine-threads.ts';

/** Rows worth a thread of their own. */
const THREAD_ROWS = 150_000;

/**
 * `analyseStructure` with several threads and little memory: what a step has used up is given back before the next.
 * Afterwards the table has neither hashes nor person keys any more.
 */
export async function analyseRows(
  table: MemberTable,
  threads: EngineThreads,
  onStep: (step: AnalysisStep) => void,
): Promise<Structure> {
  onStep('link');
  const links = await link(table, threads);
  giveUp(table, { ids: withoutHashes(table.ids), recommenders: withoutHashes(table.recommenders) });
  onStep('persons');
  const persons = await group(table, links, threads);
  giveUp(table, { keys: [] });
  return measureStructure({ table, links, persons }, onStep);
}

async function link(table: MemberTable, threads: EngineThreads): Promise<Links> {
  const work = planLinks(table);
  const found = await threads.runAll(forThreads({ kind: 'link', work }, table.rows, threads));
  return finishLinks(work, found);
}

async function group({ rows, keys }: MemberTable, { status }: Links, threads: EngineThreads): Promise<Persons> {
  let owner: Int32Array | undefined;
  for (const key of keys) {
    const work = planKey(key, status);
    await threads.runAll(forThreads({ kind: 'match', work }, rows, threads));
    owner = mergeKeys(owner, work);
  }
  return collect(owner ?? everyRow(rows));
}

/** The same task for as many threads as it is worth. */
export function forThreads<Task extends EngineTask>(task: Task, rows: number, { count }: EngineThreads): Task[] {
  return Array.from({ length: Math.max(1, Math.min(count, Math.floor(rows / THREAD_ROWS))) }, () => task);
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
