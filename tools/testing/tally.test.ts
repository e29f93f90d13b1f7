import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closingLine, playwrightTally, sum, tallyOf, vitestTally } from './tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
const written = (name: string, content: unknown): string => {
  writeFileSync(join(folder, name), JSON.stringify(content));
  return join(folder, name);
};

test('the parts add up to one closing line', () => {
  const unit = vitestTally(
    written('v.json', { numPassedTests: 7, numFailedTests: 1, numPendingTests: 0, numTodoTests: 2 }),
  );
  const browser = playwrightTally(written('p.json', { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } }));
  expect(closingLine(sum([tallyOf(1, unit), tallyOf(1, browser)]))).toBe('10 passed, 3 failed, 2 skipped');
});

test('a part that crashed without a report counts as a failure', () => {
  expect(tallyOf(0, vitestTally(join(folder, 'absent.json')))).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a failing exit code is never lost', () => {
  expect(tallyOf(1, { passed: 5, failed: 0, skipped: 0 })).toEqual({ passed: 5, failed: 1, skipped: 0 });
});

test('nothing skipped, nothing said of it', () => {
  expect(closingLine({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed');
});
