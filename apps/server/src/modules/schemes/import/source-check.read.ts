import { SourceCheck } from '@qingyuan/contract/scheme-import';
import type { Actor, Scope } from '../../../platform/access/actor.ts';
import { conflict, notFound } from '../../../platform/access/errors.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import { findJob } from '../../../platform/jobs/jobs.sql.ts';
import type { Services } from '../../../platform/platform.ts';
import { openSource } from '../preview.read.ts';
import { CHECK_JOB } from './source-check.command.ts';
import { CheckResult } from './source-check.jobs.ts';

type Vault = Services['vault'];

interface Asked {
  readonly actor: Actor;
  readonly jobId: string;
}

/** What a finished check found. @throws DomainError when there is none, or its evidence is not the actor's to see. */
export function sourceCheck(vault: Vault, asked: Asked) {
  return async (db: ScopedDb, scope: Scope): Promise<SourceCheck> => {
    const { summaryId } = await finished(vault, asked)(db, scope);
    const file = await vault.openByteSource(summaryId);
    return SourceCheck.parse(JSON.parse(Buffer.from(await file.read(0, file.size)).toString('utf8')));
  };
}

/** Its faults as a table for spreadsheets. @throws as {@link sourceCheck} */
export function sourceFaultsFile(vault: Vault, asked: Asked) {
  return async (db: ScopedDb, scope: Scope): Promise<{ name: string; bytes: AsyncIterable<Uint8Array> }> => {
    const { name, faultsId } = await finished(vault, asked)(db, scope);
    return { name: name.replace(/\.[^.]*$/u, ''), bytes: (await vault.openByteSource(faultsId)).stream() };
  };
}

function finished(vault: Vault, { actor, jobId }: Asked) {
  return async (db: ScopedDb, scope: Scope) => {
    const job = await findJob(db, scope, jobId);
    if (job?.kind !== CHECK_JOB) throw notFound('该次数据检查');
    const { name } = await openSource(vault, { actor, evidenceId: job.subject_id })(db, scope);
    if (job.state !== 'done') throw conflict('check-not-done', '数据检查还没有完成，请等待完成，或者重新检查。');
    return { name, ...CheckResult.parse(job.result) };
  };
}
