import * as contract from '@qingyuan/contract/screening';
import { anyOf } from '../../platform/access/actor.ts';
import { conflict } from '../../platform/access/errors.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { SealedUpload } from '../../platform/files/sealed-upload.ts';
import { getJob } from '../../platform/jobs/jobs.read.ts';
import { getArea } from '../jurisdictions/index.ts';
import { changeImport, insertImport, lockImport, type StoredImport } from './imports.sql.ts';
import { IMPORT_LISTS, mayDiscard, mayStart } from './screening.policy.ts';

export const CHECK_JOB = 'screening.check';
export const SCREEN_JOB = 'screening.screen';

const importers = anyOf(...IMPORT_LISTS);

/** Registers a list that is sealed in the vault already, and has its rows checked. */
export const importList = command({
  name: 'screening.import',
  input: contract.ImportFields.extend(SealedUpload.shape),
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: importers,
  run: async (ctx, area, input) => {
    const { db, scope, actor, now } = ctx;
    const jobId = crypto.randomUUID();
    const list = { ...input, areaCode: area.code, jobId };
    await insertImport(db, scope, { ...list, importedBy: actor.name, importedAt: now });
    await enqueue(ctx, list, { id: jobId, kind: CHECK_JOB, title: `校验清单：${input.name}` });
    return {
      result: { id: input.id, jobId },
      area: area.code,
      streams: [{ type: 'screening_import', id: input.id }],
      data: { file: input.name, size: input.size, sha256: input.sha256, sm3: input.sm3, source: input.source },
    };
  },
});

function enqueue(
  { db, scope, now, services }: CommandContext,
  list: { readonly id: string; readonly areaCode: string },
  job: { readonly id: string; readonly kind: string; readonly title: string },
): Promise<void> {
  const subject = { type: 'screening_import', id: list.id };
  return services.jobs.enqueue(db, scope, {
    ...job,
    area: list.areaCode,
    at: now,
    subject,
    input: { importId: list.id },
  });
}

async function loadWithJob({ db, scope }: CommandContext, id: string) {
  const list = await lockImport(db, scope, id);
  return { list, job: await getJob(db, scope, list.jobId) };
}

/** Has the checked list screened by the indicators in force. */
export const startScreening = command({
  name: 'screening.start',
  input: contract.startScreening.params,
  load: (ctx, input) => loadWithJob(ctx, input.id),
  policy: importers,
  run: async (ctx, { list, job }) => {
    if (!mayStart({ state: list.state, job })) throw conflict('not-checked', '该清单现在不能开始筛查，请刷新后再看。');
    const jobId = crypto.randomUUID();
    await changeImport(ctx.db, ctx.scope, list.id, { state: 'screening', jobId });
    await enqueue(ctx, list, { id: jobId, kind: SCREEN_JOB, title: `主动筛查：${list.name}` });
    return { result: { id: list.id, jobId }, ...traceOf(list) };
  },
});

export const discardImport = command({
  name: 'screening.discard',
  input: contract.discardImport.params.extend(contract.discardImport.body.shape),
  load: (ctx, input) => loadWithJob(ctx, input.id),
  policy: importers,
  run: async ({ db, scope }, { list, job }, { reason }) => {
    if (!mayDiscard({ state: list.state, job })) throw conflict('list-in-use', '该清单正在处理或已经筛查，不能放弃。');
    await changeImport(db, scope, list.id, { state: 'discarded' });
    return { result: { id: list.id }, ...traceOf(list), reason };
  },
});

function traceOf(list: StoredImport) {
  return { area: list.areaCode, streams: [{ type: 'screening_import', id: list.id }], data: { file: list.name } };
}
