import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { z } from 'zod';
import { execute } from '../../platform/command/execute.ts';
import { withScope } from '../../platform/db/scope.ts';
import type { JobContext, JobKind } from '../../platform/jobs/worker.ts';
import { csvLine } from '../../platform/tabular/csv-line.rules.ts';
import { checkedRows } from './checked-rows.ts';
import { writeLines } from './findings-file.ts';
import type { ListedFinding } from './findings.sql.ts';
import { CHECK_JOB, SCREEN_JOB } from './import-list.command.ts';
import { getImport, listAreaCodes, type StoredImport } from './imports.sql.ts';
import { headersOf, LIST_FIELDS, type ListField } from './list-columns.rules.ts';
import { openList, type OpenList } from './open-list.ts';
import { recordCheck, recordScreening } from './record-screening.command.ts';
import { type ListRow, type ScreenedRow, screenList } from './screen-list.ts';

const Input = z.object({ importId: z.uuid() });

/** Reads the sealed list once and tells which rows can be screened. Run again it puts out the same. */
export const checkJob: JobKind = { name: CHECK_JOB, run: checkList };
/** Screens the good rows; nothing is entered before all of them were read. */
export const screenJob: JobKind = { name: SCREEN_JOB, run: runScreening };

interface Opened {
  readonly stored: StoredImport;
  readonly list: OpenList;
  readonly areas: ReadonlySet<string>;
}

async function open({ platform, actor, input }: JobContext): Promise<Opened> {
  const { importId } = Input.parse(input);
  const { stored, areas } = await withScope(platform.db, actor.scope, async (db) => {
    const found = await getImport(db, actor.scope, importId);
    return { stored: found, areas: await listAreaCodes(db, actor.scope, found.areaCode) };
  });
  return { stored, areas, list: await openList(platform.vault, stored) };
}

function rowsOf(job: JobContext, { stored, list, areas }: Opened) {
  return checkedRows(list, { kind: stored.kind, area: stored.areaCode, areas }, job.signal);
}

async function checkList(job: JobContext): Promise<{ rows: number; badRows: number }> {
  const opened = await open(job);
  const counts = { rows: 0, badRows: 0 };
  async function* badLines(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`\uFEFF${csvLine(['行号', '原因', ...opened.list.table.columns])}`);
    for await (const { row, cells, checked } of rowsOf(job, opened)) {
      counts.rows += 1;
      if (counts.rows % 500 === 0) job.progress(opened.list.share(), 'checking');
      if (checked.ok) continue;
      counts.badRows += 1;
      yield Buffer.from(csvLine([String(row), checked.faults.join('；'), ...cells]));
    }
  }
  const file = await job.platform.vault.putDerived(badLines());
  job.signal.throwIfAborted();
  const input = {
    importId: opened.stored.id,
    columns: columnNames(opened),
    ...counts,
    badFile: counts.badRows === 0 ? null : file.id,
  };
  await execute(job.platform.spine, recordCheck, { actor: job.actor, input, key: `job:${job.id}:record` });
  return counts;
}

function columnNames({ list }: Opened): Record<string, string> {
  return Object.fromEntries(
    LIST_FIELDS.flatMap((field) => {
      const at = list.columns[field];
      const name = at === undefined ? undefined : list.table.columns[at];
      return name === undefined ? [] : [[field, name]];
    }),
  );
}

async function runScreening(job: JobContext): Promise<{ findings: number }> {
  const opened = await open(job);
  const { law, clock, vault, spine } = job.platform;
  const day = shanghaiDate(clock().getTime());
  const [rules, dictionary] = [law.screening('indicators', day), law.disguises('disguises', day)];
  let findings = 0;
  const screened = screenList({
    kind: opened.stored.kind,
    rules,
    dictionary,
    rows: (pass) => goodRows(job, opened, pass),
  });
  async function* listed(): AsyncGenerator<ListedFinding> {
    for await (const one of screened) {
      findings += 1;
      yield toListed(one, opened);
    }
  }
  const file = await vault.putDerived(writeLines(listed()));
  job.signal.throwIfAborted();
  job.progress(1, 'recording');
  const input = {
    importId: opened.stored.id,
    findingsFile: findings === 0 ? null : file.id,
    rules: `${rules.id}@${rules.version}`,
    dictionary: `${dictionary.id}@${dictionary.version}`,
    findings,
  };
  await execute(spine, recordScreening, { actor: job.actor, input, key: `job:${job.id}:record` });
  return { findings };
}

const STAGES = ['counting', 'gathering', 'screening'] as const;

async function* goodRows(job: JobContext, opened: Opened, pass: 1 | 2 | 3): AsyncGenerator<ListRow> {
  const stage = STAGES[pass - 1] ?? 'screening';
  for await (const { row, checked } of rowsOf(job, opened)) {
    if (row % 500 === 0) job.progress((pass - 1 + opened.list.share()) / STAGES.length, stage);
    if (checked.ok) yield { row, good: checked };
  }
}

/** What a finding shows of its row: the columns that are understood, without the representative. */
const SHOWN = LIST_FIELDS.filter((field) => field !== 'representative' && field !== 'area');

function toListed(
  { row, subject, area, entry, reasons, reasonKeys, weight }: ScreenedRow,
  { stored }: Opened,
): ListedFinding {
  const values: Readonly<Partial<Record<ListField, string>>> = {
    ...entry,
    fee: entry.feeYuan?.toString() ?? '',
    complaints: entry.complaints?.toString() ?? '',
  };
  const headers = headersOf(stored.kind);
  const cells = SHOWN.flatMap((field) => {
    const [column, value] = [headers[field]?.[0], values[field] ?? ''];
    return column === undefined || value === '' ? [] : [{ column, value }];
  });
  return {
    id: crypto.randomUUID(),
    subject,
    area,
    name: entry.name,
    code: entry.code,
    address: entry.address,
    reasons: reasons.map(({ words, others, ...one }) => ({ ...one, words: [...words], others: [...others] })),
    reasonKeys: [...reasonKeys],
    cells,
    weight,
    row,
  };
}
