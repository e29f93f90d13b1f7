import { describe, expect, it } from 'vitest';
import { shownColumns } from './column-choice.ts';

const COLUMNS = [{ key: 'no', fixed: true }, { key: 'area' }, { key: 'state' }];

describe('the columns of a list', () => {
  it('are all there at first', () => {
    expect(shownColumns(COLUMNS, new Set())).toEqual(COLUMNS);
  });

  it('can be hidden, but never the one that names the row', () => {
    expect(shownColumns(COLUMNS, new Set(['no', 'area'])).map(({ key }) => key)).toEqual(['no', 'state']);
  });
});
