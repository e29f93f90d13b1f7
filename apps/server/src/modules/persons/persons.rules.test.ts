import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canonicalDecision,
  deriveDecision,
  normaliseIdNumber,
  normalisePhone,
  type SignedDecision,
} from './persons.rules.ts';

const DECISION: SignedDecision = {
  id: 'd1',
  personId: 'p1',
  caseId: 'c1',
  schemeId: null,
  version: 1,
  role: 'initiator',
  rule: 'organiser-2013-37@1',
  reason: '发起并操纵该组织',
  decidedBy: 'u1',
  decidedAt: '2026-03-01T02:00:00.000Z',
};

test('签署的文字不随字段顺序改变', () => {
  const turned = Object.fromEntries(Object.entries(DECISION).toReversed()) as unknown as SignedDecision;
  expect(canonicalDecision(turned)).toBe(canonicalDecision(DECISION));
});

test('改动任何一个字段，签署的文字就不同', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(DECISION) as (keyof SignedDecision)[])),
      fc.string({ minLength: 1 }),
      (key, text) => {
        fc.pre(String(DECISION[key]) !== text);
        expect(canonicalDecision({ ...DECISION, [key]: text })).not.toBe(canonicalDecision(DECISION));
      },
    ),
  );
});

test('认定的版本逐一递增，撤销保留所撤销认定的组织', () => {
  const signature = { rule: DECISION.rule, decidedBy: 'u1', decidedAt: DECISION.decidedAt };
  const first = deriveDecision({ ...DECISION, schemeId: 's1' }, undefined, signature);
  expect(first).toMatchObject({ version: 1, schemeId: 's1', role: 'initiator' });
  const revoked = deriveDecision(
    { ...DECISION, schemeId: undefined, role: null },
    { version: 1, scheme_id: 's1' },
    signature,
  );
  expect(revoked).toMatchObject({ version: 2, schemeId: 's1', role: null });
});

test('身份证件号码和电话按同一写法比较', () => {
  expect(normaliseIdNumber(' 990000 19900101 123x ')).toBe('99000019900101123X');
  expect(normalisePhone('138-0000 0000')).toBe('13800000000');
});
