import type { DuplicateGround } from '@qingyuan/contract/lead-duplicates';
import { LeadState } from '@qingyuan/contract/leads';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byStrength, duplicateReasons, mayMerge } from './duplicates.rules.ts';
import { foldMark, foldMarks, type FoldedMark, readMarks } from './marks.rules.ts';

const AREAS = ['都匀市', '文峰街道'];
const place = (text: string) => foldMark({ kind: 'place', text }, AREAS);
const grounds = (a: readonly FoldedMark[], b: readonly FoldedMark[]) =>
  duplicateReasons(a, b).map(({ ground }) => ground);
const marks = (...texts: readonly (readonly [Parameters<typeof foldMark>[0]['kind'], string])[]) =>
  foldMarks(
    texts.map(([kind, text]) => ({ kind, text })),
    AREAS,
  );

describe('归并写法', () => {
  test('同一地点写法不同，归为一处；写了房号的还能分到户', () => {
    expect(place('都匀市文峰街道锦绣小区6号楼3单元301室')).toMatchObject({ key: '锦绣小区6栋', detail: '3单元301' });
    expect(place('锦绣小区 六栋')).toMatchObject({ key: '锦绣小区6栋', detail: '' });
    expect(place('文峰街道')).toBeUndefined();
  });

  test('电话不论怎样写都一样，显示时遮掩', () => {
    for (const text of ['+86 138-0000-0000', '１３８０００００００００'.slice(0, 11), '138 0000 0000']) {
      expect(foldMark({ kind: 'phone', text }, [])).toMatchObject({ key: '13800000000', shown: '138****0000' });
    }
    expect(foldMark({ kind: 'phone', text: '110' }, [])).toBeUndefined();
  });

  test('网站、企业名称和信用代码归并；信用代码校验不过的不用', () => {
    expect(foldMark({ kind: 'site', text: 'HTTPS://www.Example.com/a?b' }, [])?.key).toBe('example.com');
    expect(foldMark({ kind: 'firm', text: '贵州省某某商贸（黔南）有限公司' }, [])?.key).toBe(
      foldMark({ kind: 'firm', text: '某某商贸黔南公司' }, [])?.key,
    );
    expect(foldMark({ kind: 'credit_code', text: '91520000MA00000000' }, [])).toBeUndefined();
  });

  test('从文字中读出网站、手机号，不把长数字当作电话', () => {
    const found = readMarks('他们的网站 http://abc.example.com/reg ，联系13900001111，订单号1390000111122223333');
    expect(found).toEqual([
      { kind: 'site', text: 'http://abc.example.com' },
      { kind: 'phone', text: '13900001111' },
    ]);
  });
});

describe('疑似重复的理由', () => {
  test('同一户比同一栋更有力；同一栋只说一次', () => {
    const here = marks(['place', '锦绣小区6栋3单元301'], ['place', '锦绣小区6栋']);
    expect(grounds(here, marks(['place', '都匀市锦绣小区6幢3单元301室']))).toEqual(['same_room']);
    expect(grounds(here, marks(['place', '锦绣小区6栋2单元501']))).toEqual(['same_building']);
    expect(grounds(here, marks(['place', '锦绣小区7栋3单元301']))).toEqual([]);
  });

  test('电话与网站各说各的理由，最有力的在前', () => {
    const here = marks(['name', '“连锁经营”'], ['site', 'a.example.com'], ['phone', '13900001111']);
    const there = marks(['site', 'http://A.example.com/x'], ['phone', '139 0000 1111'], ['name', '连锁经营']);
    expect(grounds(here, there)).toEqual(['same_phone', 'same_site', 'same_name']);
  });

  const KINDS = ['place', 'phone', 'site', 'app', 'firm', 'credit_code', 'name'] as const;
  const mark = fc.record({
    kind: fc.constantFrom(...KINDS),
    key: fc.constantFrom('甲', '乙', '丙'),
    detail: fc.constantFrom('', '301', '302'),
    shown: fc.string({ minLength: 1, maxLength: 4 }),
  });
  const lead = fc.array(
    mark.map((one): FoldedMark => (one.kind === 'place' ? one : { ...one, detail: '' })),
    { maxLength: 8 },
  );

  /** Every pair looked at, then the strongest of each thing. */
  function slowly(here: readonly FoldedMark[], there: readonly FoldedMark[]): string[] {
    const out = new Set<string>();
    for (const kind of KINDS) {
      for (const key of ['甲', '乙', '丙']) {
        const a = here.filter((one) => one.kind === kind && one.key === key);
        const b = there.filter((one) => one.kind === kind && one.key === key);
        if (a.length === 0 || b.length === 0) continue;
        const room = a.some((x) => b.some((y) => x.detail !== '' && x.detail === y.detail));
        const ground = kind === 'place' ? (room ? 'same_room' : 'same_building') : `same_${kind}`;
        out.add(`${key} ${ground}`);
      }
    }
    return [...out].map((text) => text.split(' ')[1] ?? '').toSorted();
  }

  test('与逐对比较得出的理由相同，两边对调也一样', () => {
    fc.assert(
      fc.property(lead, lead, (here, there) => {
        const found = grounds(here, there);
        expect(found.toSorted()).toEqual(slowly(here, there));
        expect(grounds(there, here).toSorted()).toEqual(found.toSorted());
      }),
      { numRuns: 2000 },
    );
  });

  test('排序：先看最有力的理由，再看理由多少', () => {
    const of = (...all: readonly DuplicateGround[]) => all.map((ground) => ({ ground, here: '', there: '' }));
    const sorted = [of('same_name'), of('same_site'), of('same_room', 'same_name'), of('same_room')].toSorted(
      byStrength,
    );
    expect(sorted.map((reasons) => reasons.map(({ ground }) => ground))).toEqual([
      ['same_room', 'same_name'],
      ['same_room'],
      ['same_site'],
      ['same_name'],
    ]);
  });
});

test('只有未核实的线索可以并入仍在办理的线索；移送途中的不行', () => {
  const lead = (id: string, state: LeadState, handingOver: string | null = null) => ({ id, state, handingOver });
  const into = LeadState.options.filter((state) => mayMerge(lead('a', 'received'), lead('b', state)));
  expect(into).toEqual(['received', 'verifying', 'confirmed', 'in_case']);
  const from = LeadState.options.filter((state) => mayMerge(lead('a', state), lead('b', 'verifying')));
  expect(from).toEqual(['received', 'verifying']);
  expect(mayMerge(lead('a', 'received'), lead('a', 'received'))).toBe(false);
  expect(mayMerge(lead('a', 'received', 'sent'), lead('b', 'received'))).toBe(false);
  expect(mayMerge(lead('a', 'received'), lead('b', 'received', 'refused'))).toBe(false);
});
