import type { MappingProfile } from '@qingyuan/contract/scheme-import';
import { type FurtherTable, JoinRole, type SchemeJoin } from '@qingyuan/contract/scheme-join';
import type { ColumnNames, MemberColumn, SourceTable } from '@qingyuan/contract/scheme-source';
import { recogniseColumns } from '@qingyuan/core/scheme/reading/columns';

/** Of these a header of an order or card table says the same as it would in a table of members. */
const PLAIN_ROLES: readonly JoinRole[] = ['paid_in', 'paid_out', 'phone', 'id_number', 'bank_card', 'device', 'ip'];

/** A further table as it is first offered: its member id and what its headers say, unless the members have that already. */
export function proposeFurther(table: SourceTable, mapping: ColumnNames, evidenceId?: string): FurtherTable {
  const found = recogniseColumns(table.columns).mapping;
  const nameOf = (role: MemberColumn): string | undefined => table.columns[found[role] ?? -1];
  const values: FurtherTable['values'] = {};
  for (const role of PLAIN_ROLES) {
    const column = nameOf(role);
    if (column !== undefined && mapping[role] === undefined) values[role] = column;
  }
  return {
    ...(evidenceId === undefined ? {} : { evidenceId }),
    table: table.name,
    key: nameOf('member_id') ?? '',
    values,
  };
}

/** Whether everything is said that the server needs. */
export function isComplete({ key, values, kinds, status }: FurtherTable): boolean {
  const hasKinds = kinds !== undefined && Object.keys(kinds.roles).length > 0;
  return (
    key !== '' &&
    (Object.keys(values).length > 0 || hasKinds) &&
    (kinds === undefined || (hasKinds && kinds.column !== '' && kinds.amount !== '')) &&
    (status === undefined || (status.column !== '' && status.values.length > 0))
  );
}

/** Every role that further tables give. */
export function joinedRoles(join: SchemeJoin): JoinRole[] {
  const roles = new Set(
    join.flatMap(({ values, kinds }) => [...Object.keys(values), ...Object.values(kinds?.roles ?? {})]),
  );
  return JoinRole.options.filter((role) => roles.has(role));
}

/** Roles with the column that gives them, whichever table it is in. */
export function mappingWithJoin(mapping: ColumnNames, join: SchemeJoin): ColumnNames {
  const all: ColumnNames = { ...mapping };
  for (const role of joinedRoles(join))
    all[role] = join.find(({ values }) => values[role] !== undefined)?.table ?? role;
  return all;
}

/** Whether a profile was made from a table with just these columns, in whatever order. */
export function fitsProfile(profile: MappingProfile, columns: readonly string[]): boolean {
  const [some, others] = [new Set(profile.columns), new Set(columns)];
  return some.size === others.size && [...some].every((column) => others.has(column));
}
