import type { LegalTest, SchemeCandidate } from '@qingyuan/contract/scheme-thresholds';

/** The person who is compared with the law beside the list. */
export interface Opened {
  readonly schemeId: string;
  readonly caseId: string;
  readonly person: SchemeCandidate;
  readonly tests: readonly LegalTest[];
  readonly conductOn: string;
  /** Whether the user may decide and record. */
  readonly decides: boolean;
}

/** Name and id, the name first as papers write it. */
export function nameOf({
  account,
}: {
  readonly account: Pick<SchemeCandidate['account'], 'memberId' | 'name'>;
}): string {
  return [account.name, account.memberId].filter(Boolean).join(' ');
}
