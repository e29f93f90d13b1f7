import type { MappingProfile } from '@qingyuan/contract/scheme-import';
import { describe, expect, it } from 'vitest';
import { fitsProfile, isComplete, joinedRoles, mappingWithJoin, proposeFurther } from './further-table.ts';

const table = (name: string, columns: string[]) => ({ name, columns, format: 'sql' as const, rows: 3 });
const MEMBERS = { member_id: 'uid', recommender_id: 'tid', phone: 'tel' };

describe('a further table', () => {
  it('is offered with its member id and what its headers say, unless the members have that already', () => {
    const cards = table('cards', ['id', 'user_id', '卡号', '手机号', 'status']);
    expect(proposeFurther(cards, MEMBERS)).toEqual({ table: 'cards', key: 'user_id', values: { bank_card: '卡号' } });
    expect(proposeFurther(table('log', ['a', '提现金额']), MEMBERS, 'e')).toEqual({
      evidenceId: 'e',
      table: 'log',
      key: '',
      values: { paid_out: '提现金额' },
    });
  });

  it('is complete with a member id, a column and, where asked for, kinds and statuses', () => {
    const orders = { table: 'o', key: 'uid', values: { paid_in: 'amount' } };
    expect(isComplete(orders)).toBe(true);
    expect(isComplete({ ...orders, key: '' })).toBe(false);
    expect(isComplete({ ...orders, values: {} })).toBe(false);
    expect(isComplete({ ...orders, status: { column: 'state', values: [] } })).toBe(false);
    const kinds = { column: 'type', amount: 'money', roles: { 直推奖: 'pay_direct' as const } };
    expect(isComplete({ ...orders, values: {}, kinds })).toBe(true);
    expect(isComplete({ ...orders, kinds: { ...kinds, roles: {} } })).toBe(false);
  });

  it('gives its roles to the members', () => {
    const join = [
      { table: 'o', key: 'uid', values: { paid_in: 'amount', bank_card: 'card' } },
      { table: 'b', key: 'uid', values: {}, kinds: { column: 't', amount: 'm', roles: { 见: 'pay_node' as const } } },
    ];
    expect(joinedRoles(join)).toEqual(['paid_in', 'pay_node', 'bank_card']);
    expect(mappingWithJoin(MEMBERS, join)).toEqual({ ...MEMBERS, paid_in: 'o', bank_card: 'o', pay_node: 'pay_node' });
  });
});

describe('a mapping profile', () => {
  it('fits a table with the same columns in any order, and no other', () => {
    const profile: MappingProfile = {
      id: '00000000-0000-4000-8000-000000000000',
      area: '522701',
      name: '某商城程序',
      columns: ['uid', 'tid'],
      mapping: {},
      join: [],
      createdBy: '甲某',
      createdAt: '2026-01-01T00:00:00+08:00',
    };
    expect(fitsProfile(profile, ['tid', 'uid'])).toBe(true);
    expect(fitsProfile(profile, ['uid', 'tid', 'x'])).toBe(false);
    expect(fitsProfile(profile, ['uid'])).toBe(false);
  });
});
