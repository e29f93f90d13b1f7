import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PLAN_ROWS } from './plan-rows.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = readFileSync(`${ROOT}docs/plan-coverage.md`, 'utf8');
const STATES = ['done', 'part', 'open'] as const;

interface Row {
  readonly id: string;
  readonly capability: string;
  readonly state: string;
  readonly note: string;
}

/** Rows of the page's tables that begin with an id. */
const rows: readonly Row[] = PAGE.split('\n').flatMap((line) => {
  const [, id = '', capability = '', state = '', note = ''] = line.split('|').map((cell) => cell.trim());
  return /^R\d/u.test(id) ? [{ id, capability, state, note }] : [];
});

const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/gu)].flatMap(([, path = '']) => (path.includes('/') ? [path] : []));

test('every row of the plan stands once, in order, with what it asks and where it stands', () => {
  expect(PLAN_ROWS).toHaveLength(140);
  expect(rows.map(({ id }) => id)).toEqual(PLAN_ROWS);
  for (const { id, capability, state } of rows) {
    expect(STATES, id).toContain(state);
    expect(capability.length, id).toBeGreaterThan(3);
  }
});

test('what is done or begun names where it is shown; what is not yet whole says what is missing', () => {
  const begun = rows.filter(({ state }) => state !== 'open');
  expect(begun.length).toBeGreaterThan(0);
  for (const { id, note } of begun) expect(pathsIn(note), id).not.toEqual([]);
  for (const { id, note } of rows.filter(({ state }) => state === 'part')) expect(note, id).toMatch(/missing: \S/u);
});

test('every file named exists', () => {
  expect(pathsIn(PAGE).filter((path) => !existsSync(ROOT + path))).toEqual([]);
});

test('the totals at the head are those of the tables', () => {
  const totals = STATES.map((state) => `${rows.filter((row) => row.state === state).length} ${state}`).join(', ');
  expect(PAGE).toContain(totals);
});
