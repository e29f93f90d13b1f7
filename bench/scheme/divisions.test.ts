import { describe, expect, test } from 'vitest';
import { analyseText } from '@qingyuan/core/scheme/analyse.test-support';
import { DIVISION_LEVELS, divisionRows, linesOf } from './divisions.ts';

/** Guizhou. */
const PROVINCE = '52';

/** Codes of one province, level by level: in the package a code begins with those of all that it belongs to. */
async function codesByLevel(): Promise<string[][]> {
  const levels: string[][] = [];
  for (const { file } of DIVISION_LEVELS) {
    const codes: string[] = [];
    for await (const line of linesOf(file)) if (line.startsWith(PROVINCE)) codes.push(line.slice(0, line.indexOf(',')));
    levels.push(codes);
  }
  return levels;
}

async function analysed(): Promise<Map<string, readonly string[]>> {
  let text = '';
  for await (const row of divisionRows(PROVINCE)) text += row;
  return new Map(
    analyseText(text).accounts.map((line) => {
      const cells = line.split(',');
      return [cells[0] ?? '', cells];
    }),
  );
}

describe('administrative divisions of one province as a table of members', () => {
  test('each division stands on the level of its file', async () => {
    const levels = await codesByLevel();
    expect(levels.map((codes) => codes.length)).toEqual([1, 9, 88, 1510, 17_964]);
    const accounts = await analysed();
    expect(accounts.size).toBe(levels.flat().length);
    for (const [above, codes] of levels.entries())
      expect(codes.filter((code) => accounts.get(code)?.[4] !== String(above + 1))).toEqual([]);
  });

  test('whatever begins with the code of a city or county lies below it', async () => {
    const levels = await codesByLevel();
    const all = levels.flat();
    const accounts = await analysed();
    for (const code of [...(levels[0] ?? []), ...(levels[1] ?? []), ...(levels[2] ?? [])]) {
      const below = all.filter((other) => other !== code && other.startsWith(code)).length;
      expect([code, accounts.get(code)?.[6]]).toEqual([code, String(below)]);
      expect(accounts.get(code)?.[8]).toBe(String(below + 1));
    }
  });
});
