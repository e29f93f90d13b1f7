import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { PersonKey } from '@qingyuan/core/scheme/reading/member-reader';
import { parsePersonKeys, planReading } from '@qingyuan/core/scheme/reading/member-reader';
import { SchemeError } from '@qingyuan/core/scheme/scheme-error';
import type { SourceSeal } from '@qingyuan/core/scheme/results/summary';
import type { ThresholdRules } from '@qingyuan/core/scheme/threshold-rules';
import { parseThresholdRules } from '@qingyuan/core/scheme/threshold-rules';
import { EngineThreads, threadsOfMachine } from '../modules/schemes/engine/engine-threads.ts';
import { chooseMemberTable } from '../modules/schemes/engine/member-tables.ts';
import { expectedSize, readRaw, readStream } from '../modules/schemes/engine/read-rows.ts';
import { analyseRows } from '../modules/schemes/engine/reckon-together.ts';
import { sealBeside } from '../modules/schemes/engine/seal-beside.ts';
import type { FileSeal } from '../modules/schemes/engine/seal-file.ts';
import { writeResultFiles } from '../modules/schemes/engine/write-files.ts';
import { TabularError } from '../platform/tabular/index.ts';
import { openMemberTables } from './member-file.ts';
import { failureLine, UsageError } from './outcome.ts';

const HELP = `Usage: qingyuan scheme analyze --members FILE --out DIR [options]

由会员表计算组织结构：层级、直推、伞下人数、人数（按自然人）、资金，并与立案追诉标准比较。
Works out the referral structure of a scheme from a table of its members.

  --members FILE   CSV (UTF-8, UTF-16, GB18030), .xlsx, .xls, MySQL dump .sql, or .zip of one of these
  --out DIR        receives accounts.csv, persons.csv, findings.csv, summary.json
  --mapping FILE   JSON, role → column name, e.g. {"member_id":"会员编号","recommender_id":"推荐人"}
  --rules FILE     threshold rules; default law/thresholds/organise-lead-2013-37.json
  --persons KEYS   what makes accounts one person: none, or some of id_number,phone,bank_card
                   (default id_number)
  --table NAME     sheet or table to take when the file has several
  --threads N      threads to use (default: the machine's, at most 8); the result is the same
  --help           this text

Examples:
  npm run -s qingyuan -- scheme analyze --members 会员表.csv --out 结果
  npm run -s qingyuan -- scheme analyze --members shop.sql --table member --persons id_number,phone --out out
`;

interface Request {
  readonly members: string;
  readonly out: string;
  readonly mapping: string | undefined;
  readonly rules: string | undefined;
  readonly persons: readonly PersonKey[] | undefined;
  readonly table: string | undefined;
  readonly threads: number;
}

/** `qingyuan scheme analyze`. */
export async function run(args: readonly string[]): Promise<void> {
  const request = readRequest(args);
  if (request === undefined) {
    process.stdout.write(HELP);
    return;
  }
  const rules = await readRules(request.rules);
  const names = request.mapping === undefined ? undefined : await readJson(request.mapping);
  const threads = new EngineThreads(request.threads);
  try {
    await analyse({ request, rules, names, threads });
  } finally {
    await threads.close();
  }
}

function readRequest(args: readonly string[]): Request | undefined {
  const values = parse(args);
  if (values.help === true) return undefined;
  const { members, out, mapping, rules, persons, table, threads } = values;
  if (members === undefined) throw new UsageError('--members FILE is missing');
  if (out === undefined) throw new UsageError('--out DIR is missing');
  return { members, out, mapping, rules, table, threads: readThreads(threads), persons: readPersons(persons) };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = {
      members: text,
      out: text,
      mapping: text,
      rules: text,
      persons: text,
      table: text,
      threads: text,
      help: { type: 'boolean', short: 'h' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(failureLine(error).split('. ')[0] ?? '');
  }
}

function readThreads(text: string | undefined): number {
  if (text === undefined) return threadsOfMachine();
  if (!/^[1-9]\d{0,2}$/u.test(text))
    throw new UsageError(`--threads must be a whole number from 1 to 999, not "${text}"`);
  return Number(text);
}

function readPersons(text: string | undefined): readonly PersonKey[] | undefined {
  if (text === undefined) return undefined;
  try {
    return parsePersonKeys(text);
  } catch (error) {
    throw new UsageError(`--persons: ${failureLine(error)}`);
  }
}

async function readRules(path: string | undefined): Promise<ThresholdRules> {
  const file = path ?? fileURLToPath(new URL('../../../../law/thresholds/organise-lead-2013-37.json', import.meta.url));
  const data = await readJson(file);
  try {
    return parseThresholdRules(data);
  } catch (error) {
    throw new Error(`${file}: ${failureLine(error)}`, { cause: error });
  }
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new Error(`${path}: is not JSON: ${failureLine(error)}`, { cause: error });
  }
}

interface Work {
  readonly request: Request;
  readonly rules: ThresholdRules;
  readonly names: unknown;
  readonly threads: EngineThreads;
}

async function analyse({ request, rules, names, threads }: Work): Promise<void> {
  const { members } = request;
  try {
    const { table, mapping } = chooseMemberTable(await openMemberTables(members, { table: request.table, names }), {
      name: request.table,
      names,
    });
    const persons = request.persons ?? (mapping.id_number === undefined ? [] : ['id_number']);
    if (request.persons === undefined && persons.length === 0) {
      process.stderr.write('no column of id numbers was recognised: every account counts as a person of its own\n');
    }
    const plan = planReading({
      columns: table.columns,
      delimiter: table.delimiter,
      mapping,
      persons,
      withTexts: false,
    });
    progress('reading');
    const rows =
      table.raw === undefined
        ? await readStream(table.open(), plan, expectedSize(table, statSync(members).size))
        : await readRaw(table.raw, plan, threads);
    const seals: Promise<FileSeal>[] = [];
    const structure = await analyseRows(rows, threads, (step) => {
      progress(step);
      // From here to the writing the other threads have nothing to do.
      if (step === 'forest') seals.push(sealBeside(resolve(members), threads));
    });
    progress('writing');
    const source = async (): Promise<SourceSeal[]> =>
      (await Promise.all(seals)).map((digests) => ({ name: basename(members), ...digests }));
    await writeResultFiles({ directory: request.out, structure, rules, source, threads });
    progress('done');
  } catch (error) {
    if (error instanceof SchemeError) throw new Error(`${members}: ${error.message}`, { cause: error });
    if (error instanceof TabularError)
      throw new Error(`${members}: ${error.message} / ${error.messageEn}`, { cause: error });
    throw error;
  }
}

/** One changing line for a person who watches; nothing in a log. */
function progress(step: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${step === 'done' ? '' : `${step} …`}`);
}
