import fc from 'fast-check';
import type { InsightRules } from './insight-rules.ts';

export const RULES: InsightRules = {
  pay: {
    rule: 'pay@1',
    classes: {
      pay_direct: 'recruiting',
      pay_indirect: 'recruiting',
      pay_node: 'recruiting',
      pay_team: 'sales',
      pay_match: 'sales',
      pay_sales: 'sales',
      pay_other: 'other',
    },
  },
  suspicion: {
    rule: 'suspicion@1',
    burstAccounts: 3,
    namedAccounts: 3,
    madeUpNames: ['用户', 'user'],
    ladderAccounts: 3,
    isolatedAccounts: 2,
  },
};

export interface Row {
  readonly id: string;
  readonly up: string;
  readonly name: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly device: string;
  readonly area: string;
  readonly joined: string;
  readonly active: string;
  readonly paid: string;
  readonly out: string;
  readonly direct: string;
  readonly sales: string;
}

const HEADER =
  'member_id,recommender_id,name,phone,id_number,device,area,joined_at,last_active_at,paid_in,paid_out,pay_direct,pay_sales';

export function csv(rows: readonly Row[]): string {
  return [HEADER, ...rows.map((row) => Object.values(row).join(','))].join('\n');
}

const few = (...values: string[]) => fc.constantFrom(...values);

/** Tables of up to 25 rows in which everything collides: ids, persons, phones, minutes, names. */
export const someRows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 20 }).map((number) => `A${String(number).padStart(2, '0')}`),
    up: fc.oneof(
      fc.constant(''),
      fc.integer({ min: 1, max: 8 }).map((number) => `A0${number}`),
    ),
    name: few('', '用户001', '用户002', 'user9', '张三', '李四'),
    phone: few('', '1', '2', '3'),
    idNumber: few('', 'P1', 'P2', 'P3', 'P4', '522701199901011230'),
    device: few('', 'd1', 'd2'),
    area: few('', '贵州省都匀市', '四川', '海外'),
    joined: few('', '2019-03-01 10:20', '20190301', '2020-01-05', '??'),
    active: few('', '2021-01-01', '2022-02-02'),
    paid: few('', '0', '1.5', '20', '90071992547409.91', 'x'),
    out: few('', '0', '3.25'),
    direct: few('', '5', '0'),
    sales: few('', '7.5', '-1'),
  }),
  { minLength: 1, maxLength: 25 },
);
