import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createInterface } from 'node:readline';

/** Columns of `accounts.csv` (id, root, level, direct, downline, levels, people, money) and where the SQL peers have them. */
const FIGURES = [
  [0, 0],
  [3, 2],
  [4, 3],
  [5, 4],
  [6, 5],
  [7, 6],
  [8, 7],
  [11, 10],
] as const;

/** Accounts whose figures the table of a peer in SQL does not have as ours does. */
export async function differingFigures(own: string, peer: string): Promise<number> {
  const differing = (mine: string, theirs: string): boolean => {
    const left = mine.split(',');
    const right = theirs.split(',');
    return FIGURES.some(([a, b]) => left[a] !== right[b]);
  };
  return countDiffering(own, peer, differing);
}

/** Lines in which two files differ; 0 means that they have the same SHA-256. */
export async function differingLines(own: string, peer: string): Promise<number> {
  const [mine, theirs] = [await sha256(own), await sha256(peer)];
  if (mine === theirs) return 0;
  return Math.max(1, await countDiffering(own, peer, (left, right) => left !== right));
}

async function countDiffering(
  own: string,
  peer: string,
  differ: (mine: string, theirs: string) => boolean,
): Promise<number> {
  const other = dataLines(peer);
  let count = 0;
  for await (const line of dataLines(own)) {
    const { value } = await other.next();
    if (value === undefined || differ(line, value)) count += 1;
  }
  while ((await other.next()).done !== true) count += 1;
  return count;
}

async function* dataLines(path: string): AsyncGenerator<string, undefined> {
  let isHeader = true;
  for await (const line of createInterface(createReadStream(path))) {
    if (!isHeader) yield line;
    isHeader = false;
  }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
