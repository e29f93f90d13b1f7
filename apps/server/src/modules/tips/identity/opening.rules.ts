import { type Actor, ALLOWED, hasRole, refused, type Verdict } from '../../../platform/access/actor.ts';
import { REVEAL_CONTACT } from '../tips.policy.ts';

/** Who may agree to an opening: somebody of the office or its head. */
export const DECIDE_OPENING = [...REVEAL_CONTACT, 'agency_head'] as const;

/** How long the one who asked may look after the agreement. */
export const OPEN_FOR_MS = 24 * 60 * 60_000;

/** A request as the rules see it. */
export interface Opening {
  readonly askedById: string;
  readonly state: 'asked' | 'approved' | 'refused';
  readonly endsAt: Date | null;
}

/** Two people: whoever asked never decides, whatever his roles. */
export function mayDecideOpening(actor: Actor, opening: Opening): Verdict {
  if (!hasRole(actor, ...DECIDE_OPENING)) return refused('role-missing');
  if (opening.askedById === actor.userId) return refused('second-person-needed');
  return opening.state === 'asked' ? ALLOWED : refused('already-decided');
}

/** Only the one who asked looks, and only while the agreement lasts. */
export function mayLookAtIdentity(actor: Actor, opening: Opening, now: Date): Verdict {
  if (!hasRole(actor, ...REVEAL_CONTACT)) return refused('role-missing');
  if (opening.askedById !== actor.userId) return refused('not-the-one-who-asked');
  if (opening.state !== 'approved' || opening.endsAt === null) return refused('not-approved');
  return now < opening.endsAt ? ALLOWED : refused('opening-ended');
}
