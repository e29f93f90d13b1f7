import type { FindingState } from '@qingyuan/contract/screening';
import { hasNewReason } from '@qingyuan/core/screening/reason-set';

/** What is known of the same firm or site. */
export interface KnownFinding {
  readonly state: FindingState;
  /** Reasons it was dismissed for. */
  readonly dismissedFor: readonly string[] | null;
}

/** What a further list does to the finding: a new one, one with renewed reasons, or only one more time seen. */
export type ListEffect = 'enter' | 'renew' | 'reopen' | 'count';

/** A human's decision stands: what became a lead stays so, what was dismissed comes back for a new reason only. */
export function decideEffect(known: KnownFinding | undefined, reasonKeys: readonly string[]): ListEffect {
  if (known === undefined) return 'enter';
  switch (known.state) {
    case 'open':
      return 'renew';
    case 'lead':
      return 'count';
    case 'dismissed':
      return hasNewReason(known.dismissedFor ?? [], reasonKeys) ? 'reopen' : 'count';
  }
}
