import fc from 'fast-check';
import { describe, expect, test as it } from 'vitest';
import { outputsDigest } from '../digests.ts';
import { compareOutputs } from './compare-outputs.ts';
import { recordedOutputs as recorded } from './compare-outputs.test-support.ts';

const { figures } = recorded;

describe('比较两次分析', () => {
  it('按级别、口径、种类对齐，多一级只说多出的一级', () => {
    const levels = [{ level: 0, accounts: 9, persons: 8 }, ...figures.levels];
    expect(compareOutputs(recorded, { ...recorded, figures: { ...figures, levels } })).toEqual([
      {
        topic: 'figure',
        at: 'levels.0',
        label: { zh: '各级人数', en: 'Heads by level' },
        before: null,
        after: '{"accounts":9,"level":0,"persons":8}',
      },
    ]);
  });

  it('说明是选择、规则、程序、来源还是文件', () => {
    const changed = {
      ...recorded,
      structureId: 'f'.repeat(64),
      figures: {
        ...figures,
        persons: ['phone' as const],
        mapping: { ...figures.mapping, name: '姓名' },
        engine: '2.0.0',
        thresholds: { ...figures.thresholds, people: 15 },
        source: { ...figures.source, sm3: 'e'.repeat(64) },
      },
    };
    expect(new Set(compareOutputs(recorded, changed).map(({ topic, at }) => `${topic} ${at}`))).toEqual(
      new Set([
        'choices persons.0',
        'reading mapping.name',
        'engine engine',
        'rule thresholds.people',
        'source source.sm3',
        'file structureId',
      ]),
    );
  });

  it('没有差异，当且仅当校验值相同', () => {
    const value = fc.record({
      accounts: fc.nat(2),
      level: fc.constantFrom(1, 2),
      people: fc.nat(1),
      structure: fc.constantFrom('a', 'b'),
    });
    const outputs = ({
      accounts,
      level,
      people,
      structure,
    }: typeof value extends fc.Arbitrary<infer T> ? T : never) => ({
      ...recorded,
      structureId: structure.repeat(64),
      figures: {
        ...figures,
        totals: { ...figures.totals, accounts },
        levels: [{ level, accounts, persons: people }],
      },
    });
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [before, after] = [outputs(one), outputs(other)];
        expect(compareOutputs(before, after).length === 0).toBe(outputsDigest(before) === outputsDigest(after));
      }),
    );
  });
});
