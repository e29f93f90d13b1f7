import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure } from '../scheme/measure.ts';
import type { Reading } from './read.ts';
import { gb18030Encoder, writeCsv, writeDump, writeWorkbook } from './write.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Format {
  readonly file: string;
  /** Writes the file with about so many bytes of rows and returns how many rows it has. */
  readonly write: (path: string, bytes: number) => number | Promise<number>;
}

/** Bytes of CSV that a row has on average. */
const ROW_BYTES = 133;
/** Rows of a workbook; a sheet holds a million. */
const WORKBOOK_ROWS = 1_000_000;

const FORMATS: readonly Format[] = [
  { file: 'members.sql', write: writeDump },
  { file: 'members.csv', write: (path, bytes) => writeCsv(path, bytes, (text) => Buffer.from(text)) },
  { file: 'members-gb18030.csv', write: (path, bytes) => writeCsv(path, bytes, gb18030Encoder()) },
  {
    file: 'members.xlsx',
    write: (path, bytes) => writeWorkbook(path, Math.min(WORKBOOK_ROWS, Math.floor(bytes / ROW_BYTES))),
  },
];

/**
 * How fast files are read through the importer's door, each in a process of its own: MB/s of the file for finding its
 * tables and reading all rows, of the rows alone, for processor time, and peak memory. Files are made before and deleted after.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { mb: { type: 'string', default: '1000' } } });
  const bytes = Number(values.mb) * 1e6;
  if (!(bytes > 0)) throw new Error(`--mb takes a number of megabytes, not ${values.mb}`);
  const folder = here('../out/import');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    for (const { file, write } of FORMATS) {
      const path = join(folder, file);
      const rows = await write(path, bytes);
      await report({ file, path, rows, answer: join(folder, 'reading.json') });
      rmSync(path);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Case {
  readonly file: string;
  readonly path: string;
  readonly rows: number;
  readonly answer: string;
}

async function report({ file, path, rows, answer }: Case): Promise<void> {
  const { peak } = await measure(process.execPath, [here('./read.ts'), path, answer]);
  const found = JSON.parse(readFileSync(answer, 'utf8')) as Reading;
  const megabytes = statSync(path).size / 1e6;
  const both = found.listSeconds + found.rowSeconds;
  const speed = (seconds: number): string => `${(megabytes / seconds).toFixed(0)} MB/s`;
  const agreement = found.rows === rows ? `all ${rows} rows` : `${found.rows} ROWS INSTEAD OF ${rows}`;
  process.stdout.write(
    `import ${file.padEnd(20)} ${megabytes.toFixed(0)} MB: ${both.toFixed(1)} s = ${speed(both)} (rows alone ${speed(found.rowSeconds)}; of processor time ${speed(found.cpuSeconds)}), peak ${(peak / 1e6).toFixed(0)} MB, ${agreement}\n`,
  );
}
