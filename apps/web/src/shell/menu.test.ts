import { describe, expect, it } from 'vitest';
import { menuFor, placeOf, type MenuGroup } from './menu.ts';

const SAMPLE: readonly MenuGroup[] = [
  { group: 'work', items: [{ page: 'todo', to: '/todo', roles: ['joint_office'] }] },
  { group: 'system', items: [{ page: 'help', to: '/help', roles: ['admin'] }] },
];

describe('the menu', () => {
  it('shows a role its own items and no empty group', () => {
    expect(menuFor(['admin'], SAMPLE).map(({ group }) => group)).toEqual(['system']);
    expect(menuFor(['grid_worker'], SAMPLE)).toEqual([]);
  });

  it('shows somebody with two roles the items of both', () => {
    expect(menuFor(['admin', 'joint_office'], SAMPLE)).toHaveLength(2);
  });

  it('marks the list while one of its records is open', () => {
    expect(placeOf('/todo/7', SAMPLE)?.item.page).toBe('todo');
    expect(placeOf('/todos', SAMPLE)).toBeUndefined();
  });
});
