import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = execFileSync('git', ['ls-files', '-z', '--', '*.md'], { cwd: ROOT, encoding: 'utf8' })
  .split('\0')
  .filter((page) => page !== '' && existsSync(join(ROOT, page)));

/** Files of the project that a page points to: links (not pictures), and pages of docs/ named in its text. */
function targetsOf(page: string): readonly string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const linked = [...text.matchAll(/(?<!!)\[[^\]]*\]\(([^)#\s]+)[^)]*\)/gu)].map(([, to = '']) => to);
  const named = [...text.matchAll(/\bdocs\/[\w/.-]+\.md\b/gu)].map(([to]) => to);
  return [...linked.filter((to) => !/^[a-z]+:/u.test(to)).map((to) => join(dirname(page), to)), ...named];
}

test('every page that another one points to is there', () => {
  expect(PAGES.length).toBeGreaterThan(10);
  const lost = PAGES.flatMap((page) => targetsOf(page).map((to) => `${page} → ${to}`)).filter(
    (pair) => !existsSync(join(ROOT, pair.split(' → ')[1] ?? '')),
  );
  expect(lost).toEqual([]);
});
