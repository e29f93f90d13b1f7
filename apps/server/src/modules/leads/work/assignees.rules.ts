import type { LeadState } from '@qingyuan/contract/leads';

/** In these states a lead is given out and graded. */
export const ASSIGNABLE: readonly LeadState[] = ['received', 'verifying', 'confirmed'];

interface Officer {
  readonly id: string;
  readonly name: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly areaCode: string;
}

export interface AssigneeAgency {
  readonly id: string;
  readonly name: string;
  readonly officers: readonly { readonly id: string; readonly name: string }[];
}

/** Agencies whose officers may verify a lead of the area: those of its county and of the prefecture above. */
export function assigneesIn(officers: readonly Officer[], area: string): AssigneeAgency[] {
  const near = officers.filter(
    ({ areaCode }) => area.startsWith(areaCode.replace(/00$/u, '')) || areaCode.startsWith(area.slice(0, 6)),
  );
  return [...Map.groupBy(near, ({ agencyId }) => agencyId)].map(([id, people]) => ({
    id,
    name: people[0]?.agencyName ?? '',
    officers: people.map((one) => ({ id: one.id, name: one.name })),
  }));
}
