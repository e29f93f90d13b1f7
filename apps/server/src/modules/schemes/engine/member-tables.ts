import type { ColumnMapping } from '@qingyuan/core/scheme/reading/columns';
import { mappingFromNames, recogniseColumns, requireStructureColumns } from '@qingyuan/core/scheme/reading/columns';
import { SchemeError } from '@qingyuan/core/scheme/scheme-error';
import type { TableSource } from '../../../platform/tabular/table-source.ts';

export interface MemberTableChoice {
  /** Sheet or table asked for by name; undefined takes the first that looks like a table of members. */
  readonly name: string | undefined;
  /** Explicit mapping, role → column name, as parsed JSON; undefined recognises columns by their headers. */
  readonly names: unknown;
}

export interface ChosenTable {
  readonly table: TableSource;
  readonly mapping: ColumnMapping;
}

/**
 * Chooses the table of members among those found in a file. Throws SchemeError when the one asked for is not there, or
 * none has columns for member and recommender ids; the message lists what was found.
 */
export function chooseMemberTable(tables: readonly TableSource[], choice: MemberTableChoice): ChosenTable {
  const candidates = choice.name === undefined ? tables : tables.filter(({ name }) => name === choice.name);
  const [first] = candidates;
  if (first === undefined) {
    const found = tables.map(({ name }) => name).join(', ');
    if (choice.name !== undefined)
      throw new SchemeError(
        'columns',
        `no table "${choice.name}" in the file; it has ${found === '' ? 'none' : found}`,
      );
    throw new SchemeError('empty', 'no table was found in the file');
  }
  if (candidates.length === 1) return { table: first, mapping: checked(first, choice.names) };
  for (const table of candidates) {
    try {
      return { table, mapping: checked(table, choice.names) };
    } catch (error) {
      if (!(error instanceof SchemeError)) throw error;
    }
  }
  const found = candidates.map(
    ({ name, columns }) => `${name} (${columns.slice(0, 6).join(', ')}${columns.length > 6 ? ', …' : ''})`,
  );
  throw new SchemeError(
    'columns',
    `no table looks like one of members with their recommenders; found ${found.join('; ')}; name one, or map its columns`,
  );
}

function checked(table: TableSource, names: unknown): ColumnMapping {
  const mapping =
    names === undefined ? recogniseColumns(table.columns).mapping : mappingFromNames(names, table.columns);
  requireStructureColumns(mapping, table.columns);
  return mapping;
}
