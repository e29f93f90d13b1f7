import { MEMBER_HEADERS } from '@qingyuan/core/scheme/reading/columns';
import { fileSource, listTables } from '../platform/tabular/index.ts';
import type { TableSource } from '../platform/tabular/table-source.ts';

/** What the user said about the file. */
export interface MemberFileWish {
  readonly table: string | undefined;
  /** The mapping as parsed JSON: the column names in it tell which row is the header. */
  readonly names: unknown;
}

/** The tables found in a file on disk. @throws TabularError */
export async function openMemberTables(path: string, { table, names }: MemberFileWish): Promise<TableSource[]> {
  const knownColumns = new Set([...MEMBER_HEADERS, ...namesIn(names)]);
  return listTables(await fileSource(path), { knownColumns, ...(table === undefined ? {} : { table }) });
}

function namesIn(mapping: unknown): string[] {
  if (typeof mapping !== 'object' || mapping === null) return [];
  return Object.values(mapping).filter((name) => typeof name === 'string');
}
