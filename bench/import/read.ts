import { writeFileSync } from 'node:fs';
import { fileSource, listTables } from '../../apps/server/src/platform/tabular/index.ts';

/** What reading one file took; written as JSON. */
export interface Reading {
  /** Finding the tables, which reads a dump once. */
  readonly listSeconds: number;
  /** Reading all rows. */
  readonly rowSeconds: number;
  readonly rows: number;
  /** Processor time of all threads from start to end: what counts on a machine that has other work. */
  readonly cpuSeconds: number;
}

const NEWLINE = 0x0a;

/** Reads every table of a file through the importer's door, as an import does. */
async function read(path: string): Promise<Reading> {
  const started = performance.now();
  const tables = await listTables(await fileSource(path));
  const listed = performance.now();
  let rows = 0;
  for (const table of tables) {
    for await (const piece of table.open()) rows += newlines(piece);
  }
  const rowSeconds = (performance.now() - listed) / 1000;
  const { user, system } = process.cpuUsage();
  return { listSeconds: (listed - started) / 1000, rowSeconds, rows, cpuSeconds: (user + system) / 1e6 };
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

const [path, report] = process.argv.slice(2);
if (path === undefined || report === undefined) throw new Error('usage: read.ts FILE REPORT');
writeFileSync(report, JSON.stringify(await read(path)));
