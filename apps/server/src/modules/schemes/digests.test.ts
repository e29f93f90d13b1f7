import { plainDate } from '@qingyuan/core/kernel/plain-date';
import { fileURLToPath } from 'node:url';
import { describe, expect, test as it } from 'vitest';
import { loadLaw } from '../../platform/law/law.ts';
import { deriveFinding } from './findings.rules.ts';
import { maskRows } from './masking.rules.ts';
import { canonicalJson, markDigest, type SignedMark } from './digests.ts';
import type { PersonFacts } from './structure-view.ts';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { appliedThresholds, deriveReasons, thresholdsMet } from './thresholds.rules.ts';

const law = loadLaw(fileURLToPath(new URL('../../../../../law/', import.meta.url)));
const limits = appliedThresholds(law.thresholds('organise-lead-2013-37', plainDate('2026-09-15')));

describe('达到标准', () => {
  it.each([
    [30, 3, '0', ['30_3']],
    [29, 3, '99999999999', []],
    [30, 2, '99999999999', []],
    [119, 3, '249999999', ['30_3']],
    [120, 3, '249999999', ['30_3', '120']],
    [30, 3, '250000000', ['30_3', '2_5m']],
    [120, 50, '250000000', ['30_3', '120', '2_5m']],
  ])('%i 人、%i 级、%s 分：%j（均含本数）', (people, levels, moneyFen, met) => {
    expect(thresholdsMet({ people, levels, moneyFen }, limits)).toEqual(met);
  });

  it('两种口径分别说明，账号口径以伞下最多的账号计', () => {
    const account = {
      index: 0,
      memberId: 'A',
      name: null,
      status: 'root' as const,
      level: 1,
      direct: 1,
      downline: 29,
      levels: 3,
      people: 20,
      paidInFen: '0',
      paidOutFen: '0',
      moneyLineFen: '100',
      bases: null,
    };
    const person: PersonFacts = {
      personId: 1,
      headId: 'A',
      account,
      accountCount: 1,
      accounts: [],
      people: 20,
      levels: 3,
      bases: {
        accounts: { people: 30, levels: 3 },
        active: { people: 30, levels: 3 },
        persons: { people: 20, levels: 3 },
        participants: { people: 20, levels: 3 },
        without_family: { people: 20, levels: 3 },
      },
      moneyLineFen: '100',
      meets: [],
      meetsOn: { accounts: ['30_3'], active: ['30_3'], persons: [], participants: [], without_family: [] },
    };
    const reasons = deriveReasons(person, limits);
    expect(reasons.map(({ basis, threshold, people }) => ({ basis, threshold, people }))).toEqual([
      { basis: 'accounts', threshold: '30_3', people: 30 },
    ]);
    expect(reasons[0]?.text.zh).toContain('30 个账号（含本人，标准为 30 人以上）');
    expect(reasons[0]?.text.en).toContain('30 accounts including the organiser (threshold 30), 3 levels');
  });

  it('金额按分写成元，多大都不失精度', () => {
    expect(['0', '5', '-5', '100', '123456789', '-9007199254740993000'].map(yuanText)).toEqual([
      '0.00',
      '0.05',
      '-0.05',
      '1.00',
      '1,234,567.89',
      '-90,071,992,547,409,930.00',
    ]);
  });
});

describe('校验值', () => {
  const mark: SignedMark = {
    id: '1',
    schemeId: '2',
    analysisId: '3',
    analysisDigest: '4',
    memberId: '5',
    name: '6',
    personId: null,
    version: 1,
    decision: 'organiser',
    role: 'initiator',
    rule: 'r@1',
    reason: '理由',
    decidedBy: '7',
    decidedAt: '2026-09-15T02:00:00.000Z',
  };

  it('与字段的书写顺序无关，任何一项改变都不同', () => {
    const reversed = Object.fromEntries(Object.entries(mark).toReversed());
    expect(canonicalJson(reversed)).toBe(canonicalJson(mark));
    const digests = Object.keys(mark).map((key) => markDigest({ ...mark, [key]: 'other' }));
    expect(new Set([markDigest(mark), ...digests]).size).toBe(digests.length + 1);
  });
});

describe('预览', () => {
  it('遮盖身份证号、手机号、银行卡号，也遮盖其他列中像身份证号、手机号的内容', () => {
    const rows = [['A1', '99000019900101001X', '13900000000', '6200000000000000', ' 13911112222 ', '备注']];
    expect(maskRows(rows, ['member_id', 'id_number', undefined, 'bank_card', undefined, undefined])).toEqual([
      ['A1', '990***********001X', '139****0000', '************0000', '139****2222', '备注'],
    ]);
  });
});

describe('数据瑕疵', () => {
  it('逐行说明', () => {
    expect(deriveFinding(['duplicate', '7', 'A1', 'first_row=2'])).toMatchObject({
      kind: 'duplicate',
      row: 7,
      text: { zh: '会员编号已在前面出现，以首次出现的行为准（首次出现在第 2 行）' },
    });
    expect(deriveFinding(['orphan', '3', 'A2', 'recommender_id=甲;乙']).text.zh).toContain('推荐人 甲;乙');
    expect(deriveFinding(['cycle', '4', 'A3', 'cycle_first_row=4;cycle_accounts=3']).text.en).toContain(
      'row 4, 3 accounts',
    );
    expect(deriveFinding(['missing_id', '5', '', '']).text.zh).toBe('该行没有会员编号，不作为账号');
    expect(() => deriveFinding(['kind', 'row'])).toThrow(RangeError);
  });
});
