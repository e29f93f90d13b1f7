import { z } from 'zod';
import { followsOnly } from '../../platform/access/actor.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { decideEffect } from './finding.rules.ts';
import { insertFindings, ListedFinding, type ListRun, lockKnown, seeAgain } from './findings.sql.ts';
import { changeImport, lockImport } from './imports.sql.ts';
import { readLines } from './findings-file.ts';

const VaultId = z.string().regex(/^[0-9a-f]{64}$/u);

/** Takes in what the check of a list found. */
export const recordCheck = command({
  name: 'screening.record-check',
  input: z.object({
    importId: z.uuid(),
    columns: z.record(z.string(), z.string()),
    rows: z.number().int(),
    badRows: z.number().int(),
    badFile: VaultId.nullable(),
  }),
  load: ({ db, scope }, input) => lockImport(db, scope, input.importId),
  policy: followsOnly,
  run: async ({ db, scope }, list, { importId, ...check }) => {
    await changeImport(db, scope, importId, { state: 'checked', ...check });
    return {
      result: { id: importId },
      area: list.areaCode,
      streams: [{ type: 'screening_import', id: importId }],
      data: { rows: check.rows, badRows: check.badRows },
    };
  },
});

/** Takes in the findings of a list, whole or not at all, read from the file in which the job put them. */
export const recordScreening = command({
  name: 'screening.record',
  input: z.object({
    importId: z.uuid(),
    findingsFile: VaultId.nullable(),
    rules: z.string(),
    dictionary: z.string(),
    findings: z.number().int(),
  }),
  load: ({ db, scope }, input) => lockImport(db, scope, input.importId),
  policy: followsOnly,
  run: async (ctx, list, { importId, findingsFile, rules, dictionary, findings }) => {
    const { db, scope, now } = ctx;
    const run: ListRun = { kind: list.kind, importId, rules, at: now };
    const effects = { enter: 0, renew: 0, reopen: 0, count: 0 };
    if (findingsFile !== null) {
      for await (const listed of batches(ctx, findingsFile)) {
        const done = await takeIn(ctx, run, listed);
        for (const effect of done) effects[effect] += 1;
      }
    }
    await changeImport(db, scope, importId, { state: 'done', rules, dictionary, findings, at: now });
    return {
      result: { id: importId },
      area: list.areaCode,
      streams: [{ type: 'screening_import', id: importId }],
      data: { findings, rules, entered: effects.enter, reopened: effects.reopen, known: effects.renew + effects.count },
    };
  },
});

const BATCH = 200;

async function* batches({ services }: CommandContext, file: string): AsyncGenerator<ListedFinding[]> {
  let batch: ListedFinding[] = [];
  for await (const line of readLines(services.vault, file)) {
    batch.push(ListedFinding.parse(JSON.parse(line)));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function takeIn({ db, scope }: CommandContext, run: ListRun, listed: readonly ListedFinding[]) {
  const known = await lockKnown(db, scope, { kind: run.kind, listed });
  const decided = listed.map((one) => {
    const before = known.get(`${one.area.slice(0, 6)} ${one.subject}`);
    return { one, id: before?.id, effect: decideEffect(before, one.reasonKeys) };
  });
  await insertFindings(db, scope, { run, listed: decided.filter(({ id }) => id === undefined).map(({ one }) => one) });
  for (const { one, id, effect } of decided) {
    if (id !== undefined) await seeAgain(db, scope, id, effect === 'count' ? undefined : { one, run });
  }
  return decided.map(({ effect }) => effect);
}
