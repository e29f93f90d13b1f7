import type { CellTaker } from './sql-row.ts';
import { type InsertHead, isWord, readCreateTable, type SqlColumn, type SqlWord } from './sql-statements.ts';

/** A table of a dump. */
export interface DumpTable {
  /** Tells tables of the same name in several databases apart. */
  readonly key: string;
  readonly name: string;
  readonly columns: readonly SqlColumn[];
  readonly rows: number;
}

interface Gathered {
  readonly database: string;
  readonly table: string;
  readonly columns: SqlColumn[];
  rows: number;
}

/** Gathers which tables a dump has, their columns and how many rows. */
export class SqlTables {
  private database = '';
  private readonly tables = new Map<string, Gathered>();
  private current: Gathered | undefined;
  private values = 0;

  statement(words: readonly SqlWord[]): void {
    const [first, second] = words;
    if (isWord(first, 'USE') && second !== undefined) this.database = second.text;
    const created = readCreateTable(words);
    if (created === undefined) return;
    addColumns(this.get(created.name).columns, created.columns);
  }

  /** Values are taken only while it is not known how many columns there are. */
  insert(head: InsertHead): CellTaker | undefined {
    const table = this.get(head.table);
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

  row(): void {
    const table = this.current;
    if (table === undefined) return;
    table.rows += 1;
    // A dump without structure and column lists names nothing: columns are numbered.
    if (table.columns.length === 0) {
      for (let number = 1; number <= this.values; number += 1) table.columns.push(textColumn(`列${number}`));
    }
  }

  keyOf({ table }: InsertHead): string {
    return `${this.database}\0${table}`;
  }

  list(): DumpTable[] {
    const all = [...this.tables];
    const isAlone = (name: string): boolean => all.filter(([, { table }]) => table === name).length === 1;
    return all.map(([key, { database, table, columns, rows }]) => ({
      key,
      name: isAlone(table) || database === '' ? table : `${database}.${table}`,
      columns,
      rows,
    }));
  }

  private get(table: string): Gathered {
    const key = `${this.database}\0${table}`;
    const found = this.tables.get(key);
    if (found !== undefined) return found;
    const made: Gathered = { database: this.database, table, columns: [], rows: 0 };
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
