import { DuplicateGround, type DuplicateReason } from '@qingyuan/contract/lead-duplicates';
import type { LeadState, MarkKind } from '@qingyuan/contract/leads';
import type { FoldedMark } from './marks.rules.ts';

const GROUND: Readonly<Record<Exclude<MarkKind, 'place'>, DuplicateGround>> = {
  phone: 'same_phone',
  site: 'same_site',
  app: 'same_app',
  firm: 'same_firm',
  credit_code: 'same_credit_code',
  name: 'same_name',
};

const STRENGTH = DuplicateGround.options;

/**
 * Why two leads may be about the same, the strongest ground first; empty if nothing says so. A place counts once a
 * building: as the same room where both name it, else as the same building. Time and memory grow with the marks, not
 * with their product.
 */
export function duplicateReasons(here: readonly FoldedMark[], there: readonly FoldedMark[]): DuplicateReason[] {
  const others = Map.groupBy(there, keyOf);
  const reasons = new Map<string, DuplicateReason>();
  for (const mark of here) {
    const same = others.get(keyOf(mark)) ?? [];
    const exact = same.find(({ detail }) => detail === mark.detail && detail !== '');
    const other = exact ?? same[0];
    if (other === undefined) continue;
    const reason = { ground: groundOf(mark.kind, exact !== undefined), here: mark.shown, there: other.shown };
    const known = reasons.get(keyOf(mark));
    if (known === undefined || strength(reason) < strength(known)) reasons.set(keyOf(mark), reason);
  }
  return [...reasons.values()].toSorted((a, b) => strength(a) - strength(b));
}

const keyOf = ({ kind, key }: FoldedMark) => `${kind}\n${key}`;
const strength = ({ ground }: DuplicateReason) => STRENGTH.indexOf(ground);

function groundOf(kind: MarkKind, sameRoom: boolean): DuplicateGround {
  if (kind === 'place') return sameRoom ? 'same_room' : 'same_building';
  return GROUND[kind];
}

/** The stronger of two candidates comes first: by its strongest ground, then by how many there are. */
export function byStrength(a: readonly DuplicateReason[], b: readonly DuplicateReason[]): number {
  const first = (reasons: readonly DuplicateReason[]) => reasons.map(strength).reduce((x, y) => Math.min(x, y), 99);
  return first(a) - first(b) || b.length - a.length;
}

const MERGED_FROM: readonly LeadState[] = ['received', 'verifying'];
const MERGED_INTO: readonly LeadState[] = ['received', 'verifying', 'confirmed', 'in_case'];

interface Mergeable {
  readonly id: string;
  readonly state: LeadState;
  /** A hand-over is open. */
  readonly handingOver: unknown;
}

/** Whether `lead` may end in `into`: before its verification has ended, into one that goes on; neither on its way to another area. */
export function mayMerge(lead: Mergeable, into: Mergeable): boolean {
  return (
    lead.id !== into.id &&
    MERGED_FROM.includes(lead.state) &&
    MERGED_INTO.includes(into.state) &&
    lead.handingOver === null &&
    into.handingOver === null
  );
}
