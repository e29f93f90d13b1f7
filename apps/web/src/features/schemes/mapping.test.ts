import { describe, expect, it } from 'vitest';
import { assignColumn, missingRoles, unusedColumns, usableKeys } from './mapping.ts';

const COLUMNS = ['会员编号', '推荐人', '身份证号', '备注'];

describe('the columns of a member table', () => {
  it('a column moved to another role leaves its old one', () => {
    const mapping = assignColumn({ member_id: '会员编号', recommender_id: '推荐人' }, 'placement_id', '推荐人');
    expect(mapping).toEqual({ member_id: '会员编号', placement_id: '推荐人' });
    expect(missingRoles(mapping)).toEqual(['recommender_id']);
  });

  it('taking a column away leaves the others alone', () => {
    expect(assignColumn({ member_id: '会员编号', name: '备注' }, 'name', undefined)).toEqual({ member_id: '会员编号' });
  });

  it('names the columns that nothing uses, in the order of the file', () => {
    expect(unusedColumns(COLUMNS, { recommender_id: '推荐人' })).toEqual(['会员编号', '身份证号', '备注']);
  });

  it('accounts can be brought together only by a column that the file has', () => {
    expect(usableKeys({ member_id: '会员编号', id_number: '身份证号' })).toEqual(['id_number']);
    expect(usableKeys({ member_id: '会员编号' })).toEqual([]);
  });
});
