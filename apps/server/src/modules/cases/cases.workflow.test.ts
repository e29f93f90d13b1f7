import { CaseAction, type CaseState } from '@qingyuan/contract/cases';
import { ROLES, type Role } from '@qingyuan/contract/roles';
import { actionNames, decideStep, foldState } from '@qingyuan/core/workflow/workflow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { loadLaw } from '../../platform/law/law.ts';
import { LAW_DIR } from '../../test-server.ts';
import { mayMove, mayRead, possibleMoves, readableStates } from './cases.policy.ts';
import { caseNumber, EVENTS, lookKey, numberSeries, possibleAdditions } from './cases.rules.ts';
import { caseWorkflow, WORKABLE } from './cases.workflow.ts';

const STATES = Object.keys(caseWorkflow.states) as CaseState[];
const ALL_ROLES: readonly Role[] = ROLES;
const anyWalk = fc.array(fc.nat({ max: 20 }), { maxLength: 25 });

/** Walks the table, taking one of the acts possible at each state; stops in a final state. */
function walk(choices: readonly number[]): CaseAction[] {
  const acts: CaseAction[] = [];
  let state: CaseState = caseWorkflow.initial;
  for (const choice of choices) {
    const possible = actionNames(caseWorkflow).filter((act) => caseWorkflow.actions[act].from.includes(state));
    const act = possible[choice % Math.max(possible.length, 1)];
    if (act === undefined) break;
    acts.push(act);
    state = caseWorkflow.actions[act].to;
  }
  return acts;
}

function someone(change: Partial<Actor>): Actor {
  return {
    userId: 'u1',
    name: '甲',
    roles: [],
    agency: { id: 'g1', name: '市场监督管理局', kind: 'market_regulation' },
    areaCode: '522701',
    scope: { actorId: 'u1', area: '522701' },
    via: 'session',
    ...change,
  };
}

describe('办案程序', () => {
  test('任何合法的步骤序列都停在表中的状态；终态之后没有步骤', () => {
    fc.assert(
      fc.property(anyWalk, (choices) => {
        const acts = walk(choices);
        const state = foldState(caseWorkflow, acts);
        const final = caseWorkflow.states[state].final === true;
        const next = actionNames(caseWorkflow).filter(
          (act) => decideStep(caseWorkflow, { state, roles: ALL_ROLES }, act).possible,
        );
        expect(next.length === 0).toBe(final);
      }),
    );
  });

  test('未经批准立案，案件不能调查、审核、决定、结案或者移送', () => {
    fc.assert(
      fc.property(anyWalk, (choices) => {
        const acts = walk(choices);
        if (acts.length > 0) expect(['approve-filing', 'refuse-filing']).toContain(acts[0]);
        if (acts.includes('decide')) expect(acts.lastIndexOf('pass-review')).toBeLessThan(acts.indexOf('decide'));
        if (acts.includes('decide')) expect(acts).toContain('pass-review');
        if (acts.includes('approve-transfer'))
          expect(acts.indexOf('propose-transfer')).toBeLessThan(acts.indexOf('approve-transfer'));
      }),
    );
  });

  test('走到终态时，每一个开始的时限都已停止', () => {
    fc.assert(
      fc.property(anyWalk, (choices) => {
        const acts = walk(choices);
        if (caseWorkflow.states[foldState(caseWorkflow, acts)].final !== true) return;
        const running = new Set<string>();
        for (const act of acts) {
          const { starts, stops } = caseWorkflow.actions[act];
          for (const id of stops ?? []) running.delete(id);
          for (const id of starts ?? []) running.add(id);
        }
        expect([...running]).toEqual([]);
      }),
    );
  });

  test('表中的时限在法律数据中都有', () => {
    const known = new Set(loadLaw(LAW_DIR).all.clocks.map(({ id }) => id));
    const used = actionNames(caseWorkflow).flatMap((act) => [
      ...(caseWorkflow.actions[act].starts ?? []),
      ...(caseWorkflow.actions[act].stops ?? []),
    ]);
    expect(used.filter((id) => !known.has(id))).toEqual([]);
  });

  test('每个状态都走得到，每个步骤都有事件名', () => {
    const reached = new Set<CaseState>([
      'proposed',
      ...actionNames(caseWorkflow).map((act) => caseWorkflow.actions[act].to),
    ]);
    expect(STATES.filter((state) => !reached.has(state))).toEqual([]);
    expect(Object.keys(EVENTS).toSorted()).toEqual([...CaseAction.options].toSorted());
  });
});

describe('权限', () => {
  test('立案审批人不能是提请人', () => {
    const head = someone({ roles: ['agency_head', 'market_officer'] });
    const subject = { state: 'proposed' as const, agencyArea: '522701' };
    expect(mayMove('approve-filing')(head, { ...subject, notBy: [] }).allowed).toBe(true);
    expect(mayMove('approve-filing')(head, { ...subject, notBy: ['u1'] })).toEqual({
      allowed: false,
      reason: 'separation-of-duties',
    });
    expect(possibleMoves(head, subject, () => ['u1'])).toEqual([]);
  });

  test('别的县、上级和公安机关的负责人不能批准本局的立案', () => {
    const subject = { state: 'proposed' as const, agencyArea: '522701', notBy: [] };
    for (const change of [
      { areaCode: '522702' },
      { areaCode: '522700' },
      { agency: { id: 'p', name: '公安局', kind: 'police' } },
    ]) {
      expect(mayMove('approve-filing')(someone({ roles: ['agency_head'], ...change }), subject).allowed).toBe(false);
    }
  });

  test('公安只看已批准移送的案件；审计和系统管理员看不到案件', () => {
    const police = someone({ roles: ['police_officer'], agency: { id: 'p', name: '公安局', kind: 'police' } });
    for (const state of STATES) {
      const subject = { state, agencyArea: '522701' };
      expect(mayRead(police, subject).allowed).toBe(state === 'transferred' || state === 'handed_over');
      expect(mayRead(someone({ roles: ['auditor', 'admin'] }), subject).allowed).toBe(false);
      expect(mayRead(someone({ roles: ['leader'] }), subject).allowed).toBe(true);
    }
    expect(
      readableStates(someone({ roles: ['agency_head'], agency: { id: 'p', name: '公安局', kind: 'police' } })),
    ).toBeDefined();
  });

  test('只有办理中的案件可以添加证据和人员，备注随时可以', () => {
    const all = { note: true, 'add-evidence': true, 'add-person': true, 'decide-role': true, analyse: true };
    for (const state of STATES) {
      expect(possibleAdditions(state, all)).toHaveLength(WORKABLE.includes(state) ? 5 : 1);
      expect(possibleAdditions(state, { ...all, note: false, analyse: false })).toHaveLength(
        WORKABLE.includes(state) ? 3 : 0,
      );
    }
  });
});

test('案号写明机关、年份和序号', () => {
  expect(caseNumber(numberSeries('522701', '都匀市'), 2026, 12)).toBe('匀市监案〔2026〕12号');
  expect(numberSeries('522700', '黔南布依族苗族自治州')).toBe('黔南市监案');
  expect(numberSeries('520100', '贵阳市')).toBe('贵阳市市监案');
});

test('十分钟内的查看共用一个编号', () => {
  const at = (text: string) => lookKey('c', new Date(text));
  expect(at('2026-03-01T02:00:00Z')).toBe(at('2026-03-01T02:09:59Z'));
  expect(at('2026-03-01T02:00:00Z')).not.toBe(at('2026-03-01T02:10:00Z'));
});
