import type { FurtherTable, JoinedTable, JoinRole } from '@qingyuan/contract/scheme-join';
import { JoinRole as JoinRoles } from '@qingyuan/contract/scheme-join';
import { MEMBER_HEADERS } from '@qingyuan/core/scheme/reading/columns';
import { SchemeError } from '@qingyuan/core/scheme/scheme-error';
import { CsvOut } from '../../../platform/tabular/csv-out.ts';
import { listTables } from '../../../platform/tabular/index.ts';
import type { ByteSource, TableSource } from '../../../platform/tabular/table-source.ts';
import { type ChosenTable, chooseMemberTable } from '../engine/member-tables.ts';
import type { AnalysisOptions } from '../schemes.figures.ts';
import { IdSlots } from './id-slots.ts';
import { RowScanner, trimmedCell } from './row-scanner.ts';
import { type JoinedMembers, type JoinFault, TableJoin } from './table-join.ts';

/** An original as `openEvidence` gives it. */
export interface Original {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly sm3: string;
  readonly source: ByteSource;
}

export interface Opening {
  /** The item that holds the table of members. */
  readonly evidence: Original;
  /** Other items that `options.join` names. */
  readonly others: readonly Original[];
  readonly options: AnalysisOptions;
  readonly signal?: AbortSignal;
  /** Hears of each further table before it is read. */
  readonly onTable?: (name: string) => void;
}

export interface OpenedMembers {
  readonly chosen: ChosenTable;
  /** What became of the further tables; undefined when none was asked for. */
  readonly joined: readonly JoinedTable[] | undefined;
}

/**
 * Opens the table of members with what further tables say about each added as columns. The rows of the members keep
 * their order and number; values go to the first row of a member id, as the engine counts it. A role that a further table
 * gives takes the place of the members' own column for it. Each table is read once as a stream: memory is that of the ids
 * (see {@link IdSlots}) and about 8 bytes a member for each role, whatever the size of the tables.
 * @throws SchemeError, TabularError for faults of the sources
 */
export async function openMembers(opening: Opening): Promise<OpenedMembers> {
  const { chosen, further } = await chooseTables(opening);
  if (further.length === 0) return { chosen, joined: undefined };
  const members = await readIds(chosen, opening.signal);
  const joined: JoinedTable[] = [];
  for (const { original, source, wish } of further) {
    opening.onTable?.(source.name);
    const join = new TableJoin(members, source, { wish, onFault: () => undefined });
    for await (const chunk of source.open(opening.signal)) join.push(chunk);
    const { id, name, sha256, sm3 } = original;
    joined.push({ evidenceId: id, file: name, sha256, sm3, table: source.name, ...join.finish() });
  }
  return { chosen: withColumns(chosen, members, further), joined };
}

/** The rows of further tables that cannot be added, as they are found, table by table. @throws as {@link openMembers} */
export async function* joinFaults(opening: Opening): AsyncGenerator<JoinFault> {
  const { chosen, further } = await chooseTables(opening);
  if (further.length === 0) return;
  const members = await readIds(chosen, opening.signal);
  for (const { source, wish } of further) {
    const faults: JoinFault[] = [];
    const join = new TableJoin(members, source, { wish, onFault: (fault) => faults.push(fault) });
    for await (const chunk of source.open(opening.signal)) {
      join.push(chunk);
      yield* faults.splice(0);
    }
    join.finish();
    yield* faults;
  }
}

interface Further {
  readonly original: Original;
  readonly source: TableSource;
  readonly wish: FurtherTable;
}

async function chooseTables({
  evidence,
  others,
  options,
}: Opening): Promise<{ chosen: ChosenTable; further: Further[] }> {
  const { encoding, table, mapping, join = [] } = options;
  const tables = await listTables(evidence.source, {
    knownColumns: MEMBER_HEADERS,
    ...(encoding === undefined ? {} : { encoding }),
  });
  const chosen = chooseMemberTable(tables, { name: table, names: mapping });
  const further: Further[] = [];
  const listed = new Map<string, readonly TableSource[]>([[evidence.id, tables]]);
  for (const wish of join) {
    const id = wish.evidenceId ?? evidence.id;
    const original = [evidence, ...others].find((one) => one.id === id);
    if (original === undefined) throw new Error(`evidence ${id} of a further table was not opened`);
    const found = listed.get(id) ?? (await listTables(original.source, { knownColumns: MEMBER_HEADERS }));
    listed.set(id, found);
    further.push({ original, source: findTable(found, wish.table), wish });
  }
  return { chosen, further };
}

function findTable(tables: readonly TableSource[], name: string): TableSource {
  const found = tables.find((table) => table.name === name);
  if (found !== undefined) return found;
  throw new SchemeError(
    'columns',
    `no table "${name}" in the file; it has ${tables.map((one) => one.name).join(', ')}`,
  );
}

async function readIds({ table, mapping }: ChosenTable, signal: AbortSignal | undefined): Promise<JoinedMembers> {
  const slots = new IdSlots();
  const scanner = new RowScanner({
    delimiter: table.delimiter,
    columns: [mapping.member_id ?? 0],
    onRow: (cells) => {
      const { from, to } = trimmedCell(cells, 0);
      if (from < to) slots.add(cells.bytes, from, to);
    },
  });
  for await (const chunk of table.open(signal)) scanner.push(chunk);
  scanner.finish();
  return { slots, values: new Map() };
}

function withColumns(
  { table, mapping }: ChosenTable,
  members: JoinedMembers,
  further: readonly Further[],
): ChosenTable {
  const roles = JoinRoles.options.filter((role) => members.values.has(role));
  const width = table.columns.length;
  const added = Object.fromEntries(roles.map((role, at) => [role, width + at]));
  const { name, format, encoding, rows } = table;
  const wider: TableSource = {
    name,
    format,
    encoding,
    ...(rows === undefined ? {} : { rows }),
    columns: [...table.columns, ...roles.map((role) => columnName(role, further))],
    delimiter: ','.charCodeAt(0),
    open: (signal) => writeRows({ table, member: mapping.member_id ?? 0, members, roles }, signal),
  };
  return { table: wider, mapping: { ...mapping, ...added } };
}

const LONGEST_NAME = 200;

/** Where the values of an added column come from, e.g. `yp_order.amount + yp_recharge.money`. */
function columnName(role: JoinRole, further: readonly Further[]): string {
  const sources = further.flatMap(({ source, wish }) => {
    const value = wish.values[role];
    const kinds = Object.entries(wish.kinds?.roles ?? {}).flatMap(([kind, of]) => (of === role ? [kind] : []));
    return [
      ...(value === undefined ? [] : [`${source.name}.${value}`]),
      ...(kinds.length === 0 ? [] : [`${source.name}.${wish.kinds?.amount ?? ''}[${kinds.join('、')}]`]),
    ];
  });
  const name = sources.join(' + ');
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}

interface Writing {
  readonly table: TableSource;
  readonly member: number;
  readonly members: JoinedMembers;
  readonly roles: readonly JoinRole[];
}

const PIECE = 1 << 16;

async function* writeRows(
  { table, member, members: { slots, values }, roles }: Writing,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const out = new CsvOut();
  const added = roles.flatMap((role) => values.get(role) ?? []);
  const width = table.columns.length;
  // Slots were given in the order of first rows, so the next unseen one is the number of those seen.
  let seen = 0;
  const scanner = new RowScanner({
    delimiter: table.delimiter,
    columns: Array.from({ length: width }, (_, at) => at),
    onRow: (cells) => {
      for (let at = 0; at < width; at += 1) out.cell(cells.bytes, cells.from[at] as number, cells.to[at] as number);
      const { from, to } = trimmedCell(cells, member);
      const isFirst = from < to && slots.find(cells.bytes, from, to) === seen;
      for (const one of added) out.text(isFirst ? one.text(seen) : '');
      if (isFirst) seen += 1;
      out.endRow();
    },
  });
  for await (const chunk of table.open(signal)) {
    scanner.push(chunk);
    if (out.length >= PIECE) yield out.take();
  }
  scanner.finish();
  if (out.length > 0) yield out.take();
}
