import * as contract from '@qingyuan/contract/persons';
import { anyOf } from '../../platform/access/actor.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { decideRole as decide, enterPerson, type RoleDecisionInput } from '../persons/index.ts';
import { DECIDE_ROLES, WORK_CASES } from './cases.policy.ts';
import { requireWorkableCase, type WorkableCase } from './workable-case.ts';

/** Enters a person in a case. */
export const addPerson = command({
  name: 'person.add',
  input: contract.addPerson.params.extend(contract.addPerson.body.shape),
  load: ({ db, scope }, input) => requireWorkableCase(db, scope, input.caseId),
  policy: anyOf(...WORK_CASES),
  run: async ({ db, scope, now, services }, kase, input) => {
    const person = await enterPerson(services.keys, { db, scope }, { ...input, area: kase.area, at: now });
    return {
      result: person,
      area: kase.area,
      streams: [
        { type: 'case', id: kase.id },
        { type: 'person', id: person.id },
      ],
      data: { personId: person.id },
    };
  },
});

/** Records the decision of a human about what a person was; the audit entry holds its digest. */
async function signed(ctx: CommandContext, kase: WorkableCase, input: RoleDecisionInput) {
  const { id, version, digest, rule, role, before } = await decide(ctx, input);
  return {
    result: { id, version, digest },
    area: kase.area,
    streams: [
      { type: 'case', id: kase.id },
      { type: 'person', id: input.personId },
    ],
    reason: input.reason,
    data: { personId: input.personId, role, before, rule, version, digest },
    events: [{ name: 'person.role-decided', payload: { caseId: kase.id, personId: input.personId, role } }],
  };
}

export const decideRole = command({
  name: 'person.decide-role',
  input: contract.decideRole.params.extend(contract.decideRole.body.shape),
  load: ({ db, scope }, input) => requireWorkableCase(db, scope, input.caseId),
  policy: anyOf(...DECIDE_ROLES),
  run: signed,
});

export const revokeRole = command({
  name: 'person.revoke-role',
  input: contract.revokeRole.params.extend(contract.revokeRole.body.shape),
  load: ({ db, scope }, input) => requireWorkableCase(db, scope, input.caseId),
  policy: anyOf(...DECIDE_ROLES),
  run: (ctx, kase, input) => signed(ctx, kase, { ...input, role: null }),
});
