import { expect, test } from 'vitest';
import { isComplete, possibleAnalysisActs, sideOf } from './analyses.policy.ts';

const agency = (kind: string, id = kind) => ({ id, name: kind, kind });
const police = { roles: ['police_officer'] as const, agency: agency('police') };
const market = { roles: ['market_officer'] as const, agency: agency('market_regulation') };
const office = { roles: ['joint_office'] as const, agency: agency('joint_office') };
const day = new Date(0);
const part = (side: 'police' | 'regulator', agencyId: string, more = {}) => ({
  side,
  agencyId,
  sharedAt: null,
  signedAt: null,
  digest: null,
  ...more,
});

test('公安、市场监管各说各的；联席会议办公室不代表哪一方', () => {
  expect(sideOf(police)).toBe('police');
  expect(sideOf({ roles: ['agency_head'], agency: agency('police') })).toBe('police');
  expect(sideOf({ roles: ['agency_head'], agency: agency('market_regulation') })).toBe('regulator');
  expect(sideOf(office)).toBeUndefined();
  expect(possibleAnalysisActs(office, { conclusion: null, parts: [] })).toEqual([]);
  expect(
    possibleAnalysisActs({ roles: ['leader'], agency: agency('police') }, { conclusion: null, parts: [] }),
  ).toEqual([]);
});

test('两方意见都提交后才能写结论；有了结论各签各的', () => {
  const one = [part('police', 'police', { sharedAt: day }), part('regulator', 'market_regulation')];
  expect(possibleAnalysisActs(market, { conclusion: null, parts: one })).toEqual(['opinion']);
  const both = one.map((each) => ({ ...each, sharedAt: day }));
  expect(possibleAnalysisActs(market, { conclusion: null, parts: both })).toEqual(['opinion', 'conclude']);
  expect(possibleAnalysisActs(office, { conclusion: '属实', parts: both })).toEqual(['conclude']);
  expect(possibleAnalysisActs(market, { conclusion: '属实', parts: both })).toEqual(['opinion', 'conclude', 'sign']);
});

test('同一方的另一单位不能改意见，也不能代签', () => {
  const other = { ...market, agency: agency('market_regulation', 'another') };
  const parts = [part('regulator', 'market_regulation', { sharedAt: day })];
  expect(possibleAnalysisActs(other, { conclusion: '属实', parts })).toEqual([]);
});

test('两方签的是同样的内容才算完成，完成后不能再改', () => {
  const signed = (text: string) => ({ sharedAt: day, signedAt: day, digest: Buffer.from(text) });
  const parts = (a: string, b: string) => [
    part('police', 'police', signed(a)),
    part('regulator', 'market_regulation', signed(b)),
  ];
  expect(isComplete({ parts: parts('x', 'y') })).toBe(false);
  expect(isComplete({ parts: parts('x', 'x').slice(0, 1) })).toBe(false);
  expect(isComplete({ parts: parts('x', 'x') })).toBe(true);
  expect(possibleAnalysisActs(market, { conclusion: '属实', parts: parts('x', 'x') })).toEqual([]);
});
