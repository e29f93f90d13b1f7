import type { HandOverAction, HandOverState } from '@qingyuan/contract/lead-hand-overs';
import { possibleActions } from '@qingyuan/core/workflow/workflow';
import type { Actor } from '../../../platform/access/actor.ts';
import { handOverWorkflow } from './hand-overs.workflow.ts';

interface Between {
  readonly state: HandOverState;
  readonly fromArea: string;
  readonly toArea: string;
  readonly superiorArea: string | null;
}

/**
 * Which side of a hand-over somebody is on. The prefecture sees both counties' rows, but acts for neither: the sender
 * is of the county the lead lies in, the receiver of the very area it was sent to.
 */
function sideOf(actor: Pick<Actor, 'areaCode' | 'scope'>, { fromArea, toArea, superiorArea }: Between) {
  return {
    sender: fromArea.startsWith(actor.areaCode),
    receiver: actor.areaCode === toArea,
    superior: actor.areaCode === superiorArea,
  };
}

const BY: Readonly<Record<HandOverAction, keyof ReturnType<typeof sideOf>>> = {
  receive: 'receiver',
  refuse: 'receiver',
  withdraw: 'sender',
  dispute: 'sender',
  designate: 'superior',
};

/** A refusal by the level above is final: there is no common superior to ask. */
export function possibleHandOverActs(
  actor: Pick<Actor, 'areaCode' | 'scope' | 'roles'>,
  handOver: Between & { readonly above: boolean },
): HandOverAction[] {
  const side = sideOf(actor, handOver);
  return possibleActions(handOverWorkflow, { state: handOver.state, roles: actor.roles }).filter(
    (act) => side[BY[act]] && !(act === 'dispute' && handOver.above),
  );
}
