import { decideStep, type Workflow } from '@qingyuan/core/workflow/workflow';
import { conflict, forbidden } from '../access/errors.ts';

/**
 * The state that the act leads to.
 * @throws DomainError when the table does not allow it now, saying in which state the record is.
 */
export function requireStep<S extends string, A extends string, R extends string>(
  workflow: Workflow<S, A, R>,
  at: { readonly state: S; readonly roles: readonly R[] },
  action: A,
): S {
  const step = decideStep(workflow, at, action);
  if (step.possible) return step.to;
  if (step.why === 'role-missing') throw forbidden(step.why);
  const [state, act] = [workflow.states[at.state].zh, workflow.actions[action].zh];
  throw conflict('wrong-state', `现在的状态是“${state}”，不能${act}。可能已有人处理，请刷新后再看。`);
}
