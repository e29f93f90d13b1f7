import { createHash } from 'node:crypto';
import type { ChoiceKind, ChoiceState } from '@qingyuan/contract/scheme-choices';
import type { CountedChoice, SchemeTree } from '@qingyuan/contract/schemes';
import type { Choice } from '@qingyuan/core/scheme/choices/choice';
import { canonicalJson } from '../digests.ts';

/** What the signature of a decision about data covers. */
export interface SignedChoice {
  readonly id: string;
  readonly schemeId: string;
  /** The analysis that was looked at, and its digest. */
  readonly analysisId: string;
  readonly analysisDigest: string;
  readonly number: number;
  readonly kind: ChoiceKind;
  readonly tree: SchemeTree | null;
  readonly memberId: string;
  readonly otherId: string | null;
  readonly reason: string;
  readonly decidedBy: string;
  /** ISO instant. */
  readonly decidedAt: string;
}

/** SHA-256 over the canonical text of a decision, hex. */
export function choiceDigest(choice: SignedChoice): string {
  return createHash('sha256').update(canonicalJson(choice)).digest('hex');
}

/** A decision in the form that the engine takes. @throws TypeError when it lacks what its kind needs. */
export function toEngine(of: {
  readonly id: string;
  readonly kind: ChoiceKind;
  readonly tree: SchemeTree | null;
  readonly memberId: string;
  readonly otherId: string | null;
}): Choice {
  const { id, kind, memberId: member } = of;
  const need = <T>(value: T | null): T => {
    if (value === null) throw new TypeError(`decision ${id} of kind ${kind} is not complete`);
    return value;
  };
  switch (kind) {
    case 'cut_link':
      return { id, kind, member, tree: need(of.tree) };
    case 'set_link':
      return { id, kind, member, tree: need(of.tree), other: need(of.otherId) };
    case 'merge_accounts':
    case 'family_account':
      return { id, kind, member, other: need(of.otherId) };
    case 'split_account':
    case 'exclude_account':
      return { id, kind, member };
  }
}

/** Where a decision stands towards the last finished analysis. */
export function choiceState(
  { id, revoked }: { readonly id: string; readonly revoked: unknown },
  counted: readonly CountedChoice[],
): ChoiceState {
  if (revoked !== null) return 'revoked';
  const found = counted.find((one) => one.id === id);
  if (found === undefined) return 'waiting';
  return found.applied ? 'counted' : 'missed';
}

/** Decisions and revocations that the last finished analysis does not know. */
export function countWaiting(
  choices: readonly { readonly id: string; readonly revoked: unknown }[],
  counted: readonly CountedChoice[],
): number {
  const known = new Set(counted.map(({ id }) => id));
  return choices.filter(({ id, revoked }) => (revoked === null) !== known.has(id)).length;
}
