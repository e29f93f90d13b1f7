import { actionNames, foldState } from '@qingyuan/core/workflow/workflow';
import { TipAction, TipState } from '@qingyuan/contract/tips';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tipWorkflow } from './tips.workflow.ts';

/** States that acts can lead to, found by trying out every act from every state found so far. */
function reachable(): Set<string> {
  const found = new Set<TipState>([tipWorkflow.initial]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { from, to } of Object.values(tipWorkflow.actions)) {
      if (from.some((state) => found.has(state))) found.add(to);
    }
  }
  return found;
}

describe('举报的办理程序', () => {
  test('每个状态都能到达，没有多余的状态和动作', () => {
    expect(reachable()).toEqual(new Set(TipState.options));
    expect(new Set(actionNames(tipWorkflow))).toEqual(new Set(TipAction.options));
  });

  test('办结后什么也不能再做，未办结的总有路可走', () => {
    for (const state of TipState.options) {
      const acts = Object.values(tipWorkflow.actions).filter(({ from }) => from.includes(state));
      expect(acts.length === 0, state).toBe(tipWorkflow.states[state].final === true);
    }
  });

  test('无论怎样办理，时限在作出决定时停止，且只停止一次', () => {
    const act = fc.constantFrom(...actionNames(tipWorkflow));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (wished) => {
        const done = wished.reduce<TipAction[]>(
          (before, next) => (possible([...before, next]) ? [...before, next] : before),
          [],
        );
        const stops = done.filter((one) => tipWorkflow.actions[one].stops?.includes('tip-handling'));
        const open = ['received', 'asked'].includes(foldState(tipWorkflow, done));
        expect(stops.length).toBe(open ? 0 : 1);
      }),
    );
  });

  test('举报人不能替机关作决定，机关不能冒充举报人', () => {
    for (const act of actionNames(tipWorkflow)) {
      const { roles } = tipWorkflow.actions[act];
      expect(roles.includes('reporter') ? [...roles] : act).toEqual(act.startsWith('write') ? ['reporter'] : act);
    }
  });
});

function possible(acts: readonly TipAction[]): boolean {
  try {
    foldState(tipWorkflow, acts);
    return true;
  } catch {
    return false;
  }
}
