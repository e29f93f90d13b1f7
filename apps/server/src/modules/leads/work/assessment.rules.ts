import type { AssessmentDraft, AssessmentGap } from '@qingyuan/contract/lead-work';
import { diffDays, plainDate, type PlainDate } from '@qingyuan/core/kernel/plain-date';

/** After so many days without a sighting, what is known of the movement no longer says that it goes on. */
const OLD_AFTER_DAYS = 30;

/** What an assessment lacks on `today`, in the order of the form; empty = all five parts can be relied on. */
export function missingIn(parts: AssessmentDraft, today: PlainDate): AssessmentGap[] {
  const lacks: readonly (readonly [AssessmentGap, boolean])[] = [
    ['organisation', parts.organisation === ''],
    ['people', parts.people === ''],
    ['people_count', parts.peopleCount === null],
    ['leader_count', parts.leaderCount === null],
    ['hideouts', parts.hideouts === ''],
    ['hideout_count', parts.hideoutCount === null],
    ['scale', parts.scale === ''],
    ['money', parts.moneyFen === null],
    ['developments', parts.developments === ''],
    ['last_seen', parts.lastSeen === null],
    ['last_seen_old', parts.lastSeen !== null && diffDays(plainDate(parts.lastSeen), today) > OLD_AFTER_DAYS],
  ];
  return lacks.filter(([, lacking]) => lacking).map(([gap]) => gap);
}
