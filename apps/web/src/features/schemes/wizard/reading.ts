import type { MappingProfile } from '@qingyuan/contract/scheme-import';
import type { SchemeJoin } from '@qingyuan/contract/scheme-join';
import type { ColumnNames, SourcePreview } from '@qingyuan/contract/scheme-source';
import { ACTIVE_WORDS } from '@qingyuan/core/scheme/bases/basis';
import { missingRoles } from '../mapping.ts';
import { isComplete } from './further-table.ts';
import type { ColumnAt } from './queries.ts';

/** How the tables of a file are to be read. */
export interface SourceReading {
  readonly mapping: ColumnNames;
  readonly join: SchemeJoin;
  /** Status values of an activated account; undefined takes the usual words. */
  readonly activeValues: readonly string[] | undefined;
}

/** As a template says. */
export function readingOf({ mapping, join, activeValues }: MappingProfile): SourceReading {
  return { mapping, join, activeValues };
}

/** Whether everything is said that an analysis needs. */
export function isReady({ mapping, join, activeValues }: SourceReading): boolean {
  return missingRoles(mapping).length === 0 && join.every(isComplete) && activeValues?.length !== 0;
}

/** What is said only where it applies. */
export function furtherOptions({ join, activeValues }: SourceReading) {
  return {
    ...(join.length === 0 ? {} : { join }),
    ...(activeValues === undefined ? {} : { activeValues: [...activeValues] }),
  };
}

/** The column that says which accounts are activated; a further table that gives it takes the place of the members' own. */
export function activeColumn(source: SourcePreview, { mapping, join }: SourceReading): ColumnAt | undefined {
  const { evidenceId, table } = source;
  const encoding = source.encoding ?? undefined;
  const further = join.find(({ values }) => values.active !== undefined);
  if (further?.values.active !== undefined) {
    const isOwn = further.evidenceId === undefined;
    return {
      evidenceId: further.evidenceId ?? evidenceId,
      encoding: isOwn ? encoding : undefined,
      table: further.table,
      column: further.values.active,
    };
  }
  return mapping.active === undefined ? undefined : { evidenceId, encoding, table, column: mapping.active };
}

/** Longer texts are no status. */
const LONGEST = 20;

/** Values of a status column that can be chosen. */
export function isStatus(value: string): boolean {
  return value !== '' && value.length <= LONGEST;
}

/** Those that count unless others are chosen. */
export function usualValues(values: readonly string[]): string[] {
  const usual = new Set<string>(ACTIVE_WORDS);
  return values.filter((value) => usual.has(value.toUpperCase()));
}
