import { describe, expect, it } from 'vitest';
import { parseListSearch } from './list-search.ts';

describe('the address of a list', () => {
  it('keeps conditions, page and size', () => {
    expect(parseListSearch({ state: 'new', page: '3', size: 50 })).toEqual({ state: 'new', page: 3, size: 50 });
  });

  it('says nothing about what is usual', () => {
    expect(parseListSearch({ page: 1, size: 20, word: '' })).toEqual({});
  });

  it('does not ask the server for what no list offers', () => {
    expect(parseListSearch({ page: -1, size: 5000, nested: { a: 1 } })).toEqual({});
  });

  it('takes a number typed as a condition for text', () => {
    expect(parseListSearch({ area: 522701 })).toEqual({ area: '522701' });
  });
});
