import { fileURLToPath } from 'node:url';
import { OnlineAction, OnlineState } from '@qingyuan/contract/patrol';
import { actionNames } from '@qingyuan/core/workflow/workflow';
import { expect, test } from 'vitest';
import { loadLaw } from '../../platform/law/law.ts';
import { plainDate } from '@qingyuan/core/kernel/plain-date';
import { classify } from './classify.rules.ts';
import { letterOf } from './letter.rules.ts';
import { onlineObjectWorkflow } from './online-objects.workflow.ts';
import { possibleObjectActs } from './patrol.policy.ts';

test('每个状态都能从已发现走到，没有多余的状态和动作', () => {
  const found = new Set<OnlineState>([onlineObjectWorkflow.initial]);
  for (const _round of OnlineState.options) {
    for (const { from, to } of Object.values(onlineObjectWorkflow.actions))
      if (from.some((state) => found.has(state))) found.add(to);
  }
  expect(found).toEqual(new Set(OnlineState.options));
  expect(new Set(actionNames(onlineObjectWorkflow))).toEqual(new Set(OnlineAction.options));
});

test('没有固定证据不能移送；排除的不能转线索；领导只看不办', () => {
  const acts = (state: OnlineState, more: object = {}) =>
    possibleObjectActs({ roles: ['market_officer'] }, { state, leadId: null, captures: 1, ...more });
  expect(acts('found')).not.toContain('refer');
  expect(acts('fixed')).toContain('refer');
  expect(acts('back')).toEqual(['fix', 'make-lead', 'export']);
  expect(acts('dismissed', { captures: 0 })).toEqual(['take-up']);
  expect(acts('gone', { leadId: 'x' })).not.toContain('make-lead');
  for (const state of OnlineState.options)
    expect(possibleObjectActs({ roles: ['leader'] }, { state, leadId: null, captures: 1 })).toEqual([]);
});

const dictionary = loadLaw(fileURLToPath(new URL('../../../../../law/', import.meta.url))).disguises(
  'disguises',
  plainDate('2026-09-15'),
);

test.each([
  ['1040 阳光工程 投资说明会', ['project-1040']],
  ['加入爱心互助，购买原始股', ['original-shares', 'mutual-aid']],
  ['纯资本运作，国家暗中支持', ['capital-operation', 'state-project']],
  ['都匀毛尖网上商城', []],
])('“%s”按方案列举的名目归类', (text, ids) => {
  expect(classify(dictionary, [text, ''])).toEqual({ disguises: ids, dictionary: 'disguises@1' });
});

test('移送函写明对象、请求和每个固定文件的校验值', () => {
  const letter = letterOf(
    { kind: 'website', name: '云联商城', address: 'yun.test', platform: '', operator: '', icp: '', hostPlace: '境外' },
    {
      number: '匀市监函〔2026〕9号',
      letterOn: '2026-09-05',
      addressee: '黔南州通信管理部门',
      request: '请依法关停该网站。',
      sender: '都匀市市场监督管理局',
    },
    [{ name: '首页.png', sha256: 'ab'.repeat(32), sm3: 'cd'.repeat(32), takenAt: '2026-09-04T01:00:00Z' }],
  );
  const text = JSON.stringify(letter);
  for (const part of [
    '云联商城',
    'yun.test',
    '境外',
    '请依法关停该网站。',
    '匀市监函〔2026〕9号',
    '2026年9月5日',
    'ab'.repeat(32),
    'cd'.repeat(32),
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('备案号');
});
