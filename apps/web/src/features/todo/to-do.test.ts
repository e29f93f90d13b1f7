import type { ToDo } from '@qingyuan/contract/todo';
import { describe, expect, it } from 'vitest';
import { cutToDo, sumOf } from './to-do.ts';

const row = (kind: ToDo['kind'], id: string): ToDo => ({
  kind,
  id,
  title: id,
  state: 'submitted',
  at: '2026-09-29T10:00:00+08:00',
  dueAt: null,
  dueState: null,
});
const ROWS = [row('tip', '1'), row('lead', '2'), row('tip', '3'), row('tip', '4')];

describe('待办', () => {
  it('shows all kinds in the order of urgency', () => {
    expect(cutToDo(ROWS, { kind: undefined, page: 1, size: 20 }).rows.map(({ id }) => id)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  it('shows the second page of one kind', () => {
    const cut = cutToDo(ROWS, { kind: 'tip', page: 2, size: 2 });
    expect(cut.total).toBe(3);
    expect(cut.rows.map(({ id }) => id)).toEqual(['4']);
  });

  it('counts all that waits', () => {
    expect(sumOf({ tip: 3, lead: 1, case: undefined })).toBe(4);
  });
});
