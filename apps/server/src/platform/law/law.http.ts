import { ROLES } from '@qingyuan/contract/roles';
import { listRules, type LawRules } from '@qingyuan/contract/rules';
import { type Route, route } from '../http/route.ts';
import type { Rules } from './read-rules.ts';

export const lawRoutes: readonly Route[] = [
  route(listRules, { roles: ROLES }, ({ platform }) => Promise.resolve(copyOf(platform.law.all))),
];

function copyOf(rules: Rules): LawRules {
  return {
    clocks: [...rules.clocks],
    thresholds: [...rules.thresholds],
    detention: [...rules.detention],
    discretion: [...rules.discretion],
    calendars: [...rules.calendars],
    penalties: [...rules.penalties],
    returns: [...rules.returns],
    roles: [...rules.roles],
    payKinds: [...rules.payKinds],
    suspicion: [...rules.suspicion],
    disguises: [...rules.disguises],
    screening: [...rules.screening],
    recurrence: [...rules.recurrence],
    rewards: [...rules.rewards],
    grading: [...rules.grading],
  };
}
