import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { Structure } from '@qingyuan/core/scheme/structure/analyse-structure';
import { CsvBuffer } from '@qingyuan/core/scheme/results/csv-buffer';
import { FINDINGS_HEADER, writeFindings } from '@qingyuan/core/scheme/results/findings';
import type { SchemeSummary, SourceSeal } from '@qingyuan/core/scheme/results/summary';
import { summarise } from '@qingyuan/core/scheme/results/summary';
import type { ThresholdRules } from '@qingyuan/core/scheme/threshold-rules';
import type { ThresholdCounts } from '@qingyuan/core/scheme/results/write-results';
import { ACCOUNTS_HEADER, PERSONS_HEADER } from '@qingyuan/core/scheme/results/write-results';
import { forThreads } from './reckon-together.ts';
import type { EngineThreads } from './engine-threads.ts';
import { draftFolder } from './result-folder.ts';
import { addCounts, planBlocks } from './write-blocks.ts';

/** What ends a command that somebody has had enough of. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface ResultFiles {
  readonly directory: string;
  readonly structure: Structure;
  readonly rules: ThresholdRules;
  /** Asked when all else is written. */
  readonly source: () => Promise<readonly SourceSeal[]>;
  readonly threads: EngineThreads;
}

/** Writes the four result files as a draft that takes its place when all are complete; see `ResultFolder`. */
export async function writeResultFiles(files: ResultFiles): Promise<SchemeSummary> {
  const { draft, commit, discard } = draftFolder(files.directory);
  const interrupted = (signal: NodeJS.Signals): never => {
    discard();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    const counts = await writeRows(files, draft);
    writeFindingsFile(files.structure, join(draft, 'findings.csv'));
    const summary = summarise(files.structure, files.rules, { counts, source: await files.source() });
    writeFileSync(join(draft, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
    commit();
    return summary;
  } catch (error) {
    discard();
    throw error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted);
  }
}

async function writeRows({ structure, rules, threads }: ResultFiles, draft: string): Promise<ThresholdCounts> {
  const counts: ThresholdCounts = { persons: 0, meets30x3: 0, meets120: 0, meets2m5: 0 };
  const [accounts, persons] = [join(draft, 'accounts.csv'), join(draft, 'persons.csv')];
  writeFileSync(accounts, ACCOUNTS_HEADER);
  writeFileSync(persons, PERSONS_HEADER);
  const work = planBlocks({ accounts, persons, structure, rules }, [ACCOUNTS_HEADER.length, PERSONS_HEADER.length]);
  const results = await threads.runAll(forThreads({ kind: 'write', work }, structure.table.rows, threads));
  for (const result of results) addCounts(counts, result);
  return counts;
}

function writeFindingsFile(structure: Structure, path: string): void {
  const file = openSync(path, 'w');
  try {
    const out = new CsvBuffer(1 << 21);
    out.ascii(FINDINGS_HEADER);
    writeFindings(structure, out, () => {
      for (let done = 0; done < out.length;) done += writeSync(file, out.bytes, done, out.length - done);
      out.length = 0;
    });
  } finally {
    closeSync(file);
  }
}
