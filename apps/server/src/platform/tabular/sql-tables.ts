import type { CellTaker } from './sql-row.ts';
import { type InsertHead, isWord, readCreateTable, type SqlColumn, type SqlWord } from './sql-statements.ts';

/** A part of a dump that holds rows of one table, in whole statements. */
export interface DumpStretch {
  readonly from: number;
  readonly to: number;
  /** Rows of the table before it. */
  readonly rowsBefore: number;
}

/** A table of a dump. */
export interface DumpTable {
  /** Its own name and that of its database, which tells tables of the same name apart. */
  readonly table: string;
  readonly database: string;
  readonly name: string;
  readonly columns: readonly SqlColumn[];
  readonly rows: number;
  /** Where its rows stand, in their order; other tables may stand between within the last. */
  readonly stretches: readonly DumpStretch[];
}

interface Gathered {
  readonly database: string;
  readonly table: string;
  readonly columns: SqlColumn[];
  rows: number;
  readonly stretches: { readonly from: number; to: number; readonly rowsBefore: number }[];
}

/** A table that is scattered more widely is read from there to its end in one go. */
const MOST_STRETCHES = 1000;

/** Gathers which tables a dump has, their columns and how many rows. */
export class SqlTables {
  private database: string;
  private readonly tables = new Map<string, Gathered>();
  private current: Gathered | undefined;
  private values = 0;

  /** @param database where the reading begins, of a dump that holds several */
  constructor(database = '') {
    this.database = database;
  }

  statement(words: readonly SqlWord[]): void {
    const [first, second] = words;
    if (isWord(first, 'USE') && second !== undefined) this.database = second.text;
    const created = readCreateTable(words);
    if (created === undefined) return;
    addColumns(this.get(created.name).columns, created.columns);
  }

  /** Values are taken only while it is not known how many columns there are. */
  insert(head: InsertHead, byte: number): CellTaker | undefined {
    const table = this.get(head.table);
    const { stretches } = table;
    if (this.current !== table && stretches.length < MOST_STRETCHES)
      stretches.push({ from: byte, to: byte, rowsBefore: table.rows });
    this.current = table;
    addColumns(table.columns, (head.columns ?? []).map(textColumn));
    if (table.columns.length > 0) return undefined;
    const count = (): void => {
      this.values += 1;
    };
    const dropRow = (): void => {
      this.values = 0;
    };
    dropRow();
    return { kinds: [], cell: count, text: count, dropRow };
  }

  inserted(byte: number): void {
    const last = this.current?.stretches.at(-1);
    if (last !== undefined) last.to = byte;
  }

  row(): void {
    const table = this.current;
    if (table === undefined) return;
    table.rows += 1;
    // A dump without structure and column lists names nothing: columns are numbered.
    if (table.columns.length === 0) {
      for (let number = 1; number <= this.values; number += 1) table.columns.push(textColumn(`列${number}`));
    }
  }

  /** Whether rows are those of this table, in the database that is used now. */
  isOf({ table }: InsertHead, one: DumpTable): boolean {
    return table === one.table && this.database === one.database;
  }

  list(): DumpTable[] {
    const all = [...this.tables.values()];
    const isAlone = (name: string): boolean => all.filter(({ table }) => table === name).length === 1;
    return all.map((one) => ({
      ...one,
      name: isAlone(one.table) || one.database === '' ? one.table : `${one.database}.${one.table}`,
    }));
  }

  private get(table: string): Gathered {
    const key = `${this.database}\0${table}`;
    const found = this.tables.get(key);
    if (found !== undefined) return found;
    const made: Gathered = { database: this.database, table, columns: [], rows: 0, stretches: [] };
    this.tables.set(key, made);
    return made;
  }
}

function textColumn(name: string): SqlColumn {
  return { name, kind: 'text' };
}

function addColumns(columns: SqlColumn[], more: readonly SqlColumn[]): void {
  for (const column of more) if (!columns.some(({ name }) => name === column.name)) columns.push(column);
}
