import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { generateDivisions } from './divisions.ts';
import { generateDeepMembers, generateMembers } from './generate.ts';

/** A table that peers are compared on. */
export interface BenchTable {
  readonly name: string;
  /** Peers in SQL work level by level: on thousands of levels they would not come to an end. */
  readonly isDeep: boolean;
  readonly isLarge: boolean;
  readonly write: (path: string) => void | Promise<void>;
}

const random = (name: string, count: number): BenchTable => ({
  name,
  isDeep: false,
  isLarge: count > 1_000_000,
  write: (path) => generateMembers(path, count),
});

export const SIZES: readonly BenchTable[] = [
  random('100k', 100_000),
  random('1m', 1_000_000),
  random('10m', 10_000_000),
];

export const SHAPES: readonly BenchTable[] = [
  {
    name: 'deep',
    isDeep: true,
    isLarge: true,
    write: (path) => generateDeepMembers(path, { count: 6_000_000, levels: 3_000 }),
  },
  { name: 'divisions', isDeep: false, isLarge: false, write: generateDivisions },
];

/** Path of the table's file, which is written if it is not there yet. */
export async function tableFile(table: BenchTable, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `members-${table.name}.csv`);
  if (existsSync(path)) return path;
  await table.write(`${path}.part`);
  renameSync(`${path}.part`, path);
  return path;
}
