import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionNames, decideStep, defineWorkflow, drawWorkflow, foldState, possibleActions } from './workflow.ts';

const letter = defineWorkflow({
  name: 'letter',
  initial: 'draft',
  states: {
    draft: { zh: '草稿', en: 'Draft' },
    sent: { zh: '已送', en: 'Sent' },
    read: { zh: '已阅', en: 'Read', final: true },
  },
  actions: {
    send: { zh: '送出', en: 'Send', from: ['draft'], to: 'sent', roles: ['clerk'] },
    recall: { zh: '撤回', en: 'Recall', from: ['sent'], to: 'draft', roles: ['clerk'], reason: true },
    read: { zh: '阅', en: 'Read', from: ['sent'], to: 'read', roles: ['head'] },
  },
});

describe('a procedure as a table', () => {
  it('offers exactly the acts that lead somewhere for the role', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('draft' as const, 'sent' as const, 'read' as const),
        fc.subarray(['clerk' as const, 'head' as const]),
        (state, roles) => {
          const slow = actionNames(letter).filter((name) => {
            const info = letter.actions[name];
            return (
              info.from.some((from) => from === state) && info.roles.some((role) => roles.some((own) => own === role))
            );
          });
          expect(possibleActions(letter, { state, roles })).toEqual(slow);
        },
      ),
    );
  });

  it('says whether the state or the role stands in the way', () => {
    expect(decideStep(letter, { state: 'draft', roles: ['head'] }, 'read')).toEqual({
      possible: false,
      why: 'wrong-state',
    });
    expect(decideStep(letter, { state: 'sent', roles: ['clerk'] }, 'read')).toEqual({
      possible: false,
      why: 'role-missing',
    });
    expect(decideStep(letter, { state: 'sent', roles: ['head'] }, 'read')).toEqual({ possible: true, to: 'read' });
  });

  it('derives the state from the acts and names an impossible one', () => {
    expect(foldState(letter, ['send', 'recall', 'send', 'read'])).toBe('read');
    expect(() => foldState(letter, ['send', 'send'])).toThrow('letter: send is not possible in state sent');
  });

  it('draws every transition', () => {
    const drawing = drawWorkflow(letter);
    expect(drawing).toContain('[*] --> draft');
    expect(drawing).toContain('sent --> draft: 撤回');
    expect(drawing).toContain('read --> [*]');
  });
});
