import type { LateGroup } from '@qingyuan/contract/lead-overview';
import type { DelayCause } from '@qingyuan/contract/lead-work';

/** A lead with a clock that is near its end or past it. */
export interface DueLead {
  readonly leadId: string;
  readonly overdue: boolean;
  /** The county. */
  readonly area: { readonly code: string; readonly name: string };
  /** Who verifies it, or to whom it is assigned. */
  readonly officer: { readonly id: string; readonly name: string } | null;
  /** The last reason that was given. */
  readonly cause: DelayCause | null;
}

/** Near and overdue leads by county, or by officer: those with most overdue first, nobody's last among equals. */
export function groupDue(leads: readonly DueLead[], by: 'area' | 'officer'): LateGroup[] {
  const keyOf = (lead: DueLead) => (by === 'area' ? lead.area.code : (lead.officer?.id ?? ''));
  const nameOf = (lead: DueLead | undefined) => (by === 'area' ? lead?.area.name : lead?.officer?.name) ?? '';
  return [...Map.groupBy(leads, keyOf)]
    .map(([key, all]) => {
      const overdue = all.filter((lead) => lead.overdue);
      return {
        key,
        name: nameOf(all[0]),
        near: all.length - overdue.length,
        overdue: overdue.length,
        unexplained: overdue.filter(({ cause }) => cause === null).length,
      };
    })
    .toSorted((a, b) => b.overdue - a.overdue || b.near - a.near || (a.key === '' ? 1 : a.key.localeCompare(b.key)));
}

/** Why the overdue leads are late, the most frequent reason first; null = nobody has said. */
export function countCauses(leads: readonly DueLead[]): { cause: DelayCause | null; leads: number }[] {
  const overdue = leads.filter((lead) => lead.overdue);
  return [...Map.groupBy(overdue, ({ cause }) => cause)]
    .map(([cause, all]) => ({ cause, leads: all.length }))
    .toSorted((a, b) => b.leads - a.leads);
}
