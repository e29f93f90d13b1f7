import type { Agency } from '@qingyuan/contract/jurisdictions';
import { describe, expect, it } from 'vitest';
import { findAgencies } from './find-agencies.ts';

const agencies: readonly Agency[] = [
  { id: '1', name: '都匀市市场监督管理局', kind: 'market_regulation', areaCode: '522701', areaName: '都匀市' },
  { id: '2', name: '独山县公安局', kind: 'police', areaCode: '522726', areaName: '独山县' },
];

describe('agencies', () => {
  it.each([
    [{}, ['1', '2']],
    [{ text: ' 公安 ' }, ['2']],
    [{ text: '都匀' }, ['1']],
    [{ kind: 'police', text: '都匀' }, []],
    [{ kind: 'market_regulation' }, ['1']],
  ])('are found by %j', (values, ids) => expect(findAgencies(agencies, values).map(({ id }) => id)).toEqual(ids));
});
