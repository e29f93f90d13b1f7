import { expect, test as it } from 'vitest';
import { parseExplorerSearch } from './explorer-search.ts';

it('地址里的树、视图、起点、账号读得出，不认识的丢掉', () => {
  expect(parseExplorerSearch({ tree: 'placement', view: 'icicle', from: 3, account: 0 })).toEqual({
    tree: 'placement',
    view: 'icicle',
    from: 3,
    account: 0,
  });
  expect(parseExplorerSearch({ tree: 'oak', view: 'links', from: -1, account: 1.5, q: '13900000001' })).toEqual({
    view: 'links',
  });
  expect(parseExplorerSearch({ tree: 'recommender', view: 'outline' })).toEqual({});
});
