import { MemberColumn, PersonKey, type ColumnNames } from '@qingyuan/contract/scheme-source';

const NEEDED = ['member_id', 'recommender_id'] as const satisfies readonly MemberColumn[];

export function isNeeded(role: MemberColumn): boolean {
  return NEEDED.some((needed) => needed === role);
}

/** Gives a role its column, or none; a column that had another role loses it. */
export function assignColumn(mapping: ColumnNames, role: MemberColumn, column: string | undefined): ColumnNames {
  const next: ColumnNames = {};
  for (const other of MemberColumn.options) {
    const name = other === role ? column : mapping[other] === column ? undefined : mapping[other];
    if (name !== undefined) next[other] = name;
  }
  return next;
}

/** Columns that no role uses, in the order of the file. */
export function unusedColumns(columns: readonly string[], mapping: ColumnNames): string[] {
  const used = new Set(Object.values(mapping));
  return columns.filter((column) => !used.has(column));
}

/** Roles without which nothing can be analysed and that have no column. */
export function missingRoles(mapping: ColumnNames): MemberColumn[] {
  return NEEDED.filter((role) => mapping[role] === undefined);
}

/** The identifiers by which accounts can be brought together: those whose column is known. */
export function usableKeys(mapping: ColumnNames): PersonKey[] {
  return PersonKey.options.filter((key) => mapping[key] !== undefined);
}
