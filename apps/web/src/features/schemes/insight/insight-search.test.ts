import { describe, expect, it } from 'vitest';
import { parseComparisonSearch, parseInsightSearch, rowsHref, rowsOf } from './insight-search.ts';

describe('what is open beside the figures stands in the address', () => {
  it('keeps accounts of a month, an area, a group', () => {
    expect(parseInsightSearch({ by: 'month', value: '2025-03' })).toEqual({ by: 'month', value: '2025-03' });
    expect(parseInsightSearch({ by: 'area', value: 3 })).toEqual({ by: 'area', value: '3' });
    expect(rowsOf(parseInsightSearch({ by: 'group', kind: 'burst', value: '0' }))).toEqual({
      by: 'group',
      kind: 'burst',
      value: '0',
    });
    expect(rowsHref('s', { by: 'group', kind: 'burst', value: '0' })).toBe(
      '/schemes/s/insight?by=group&value=0&kind=burst',
    );
  });

  it('drops what it does not understand', () => {
    expect(parseInsightSearch({ by: 'month', value: 'x', groups: 'nothing' })).toEqual({});
    expect(parseComparisonSearch({ before: '1', after: 'x', change: 'moved' })).toEqual({ before: 1, change: 'moved' });
  });
});
