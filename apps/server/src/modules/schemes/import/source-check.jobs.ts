import { z } from 'zod';
import { withScope } from '../../../platform/db/scope.ts';
import type { JobContext, JobKind } from '../../../platform/jobs/worker.ts';
import { openEvidence } from '../../evidence/index.ts';
import { AnalysisOptions } from '../schemes.figures.ts';
import { CHECK_JOB } from './source-check.command.ts';
import type { CheckSummary } from './thread/import.messages.ts';
import { type ImportThread, withImportThread } from './thread/import-thread.ts';

const Input = AnalysisOptions.pick({ table: true, encoding: true, mapping: true }).extend({ evidenceId: z.uuid() });

/** Files of the vault that hold what a check found: member ids do not lie about in the record of a job. */
export const CheckResult = z.object({ summaryId: z.string(), faultsId: z.string(), faults: z.number() });

/** Looks through a sealed table; run again after a crash it finds the same. */
export const checkSourceJob: JobKind = { name: CHECK_JOB, run: check };

async function check(job: JobContext): Promise<z.infer<typeof CheckResult>> {
  const { platform, actor, signal, progress } = job;
  const { evidenceId, ...asked } = Input.parse(job.input);
  const evidence = await withScope(platform.db, actor.scope, (db) =>
    openEvidence(platform, db, { scope: actor.scope, id: evidenceId }),
  );
  progress(0, 'looking');
  const hearing = { onFraction: (fraction: number) => progress(fraction, 'looking') };
  return withImportThread({ originals: [evidence], signal, hearing }, async (thread) => {
    const found = new Found(thread);
    const { id: faultsId } = await platform.vault.putDerived(found.pieces(asked));
    const summary = found.summary();
    const { id: summaryId } = await platform.vault.putDerived(oneOf(JSON.stringify({ ...summary, evidenceId })));
    return { summaryId, faultsId, faults: summary.kinds.reduce((sum, { count }) => sum + count, 0) };
  });
}

/** Hands the lines of a check on and keeps what it says at its end. */
class Found {
  private answer: CheckSummary | undefined;
  private readonly thread: ImportThread;

  constructor(thread: ImportThread) {
    this.thread = thread;
  }

  async *pieces(asked: Omit<z.infer<typeof Input>, 'evidenceId'>): AsyncGenerator<Uint8Array> {
    this.answer = yield* this.thread.pieces('check', asked);
  }

  summary(): CheckSummary {
    if (this.answer === undefined) throw new Error('the check has not ended');
    return this.answer;
  }
}

async function* oneOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
