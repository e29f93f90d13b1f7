import { readFileSync } from 'node:fs';

/** How many tests passed, failed and did not run. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const none: Tally = { passed: 0, failed: 0, skipped: 0 };

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    none,
  );

/** The one closing line that people and CI read. */
export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/**
 * Counts a part that ended with `exitCode` and left `report` behind. A part that failed without a failed test to
 * show for it (a crash, a file that does not load, no report at all) counts as one failure.
 */
export function tallyOf(exitCode: number, report: Tally | undefined): Tally {
  const counted = report ?? none;
  const unexplained = (exitCode !== 0 || report === undefined) && counted.failed === 0;
  return unexplained ? { ...counted, failed: 1 } : counted;
}

/** Vitest's JSON report. */
export function vitestTally(file: string): Tally | undefined {
  const report = readJson(file);
  if (report === undefined) return undefined;
  return {
    passed: numberIn(report, 'numPassedTests'),
    failed: numberIn(report, 'numFailedTests'),
    skipped: numberIn(report, 'numPendingTests') + numberIn(report, 'numTodoTests'),
  };
}

/** Playwright's JSON report; a test that passed only on a second try has failed. */
export function playwrightTally(file: string): Tally | undefined {
  const stats = readJson(file)?.['stats'];
  if (typeof stats !== 'object' || stats === null) return undefined;
  const counts = new Map<string, unknown>(Object.entries(stats));
  const count = (key: string): number => Number(counts.get(key) ?? 0);
  return { passed: count('expected'), failed: count('unexpected') + count('flaky'), skipped: count('skipped') };
}

function readJson(file: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

const numberIn = (report: Record<string, unknown>, key: string): number => Number(report[key] ?? 0);
