/**
 * Writes platform/db/schema.ts from a freshly migrated database.
 * `npm run db:types`; a database test fails when the committed file is out of date.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export const SCHEMA_FILE = fileURLToPath(new URL('./schema.ts', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  uuid: 'string',
  boolean: 'boolean',
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  'double precision': 'number',
  bytea: 'Buffer',
  date: 'string',
  jsonb: 'Json',
  'timestamp with time zone': 'Timestamp',
};

const HEAD = `// Generated from the migrations by \`npm run db:types\`; do not edit.
import type { ColumnType } from 'kysely';

type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
type Json = ColumnType<unknown, string, string>;
type Timestamp = ColumnType<Date, Date | string, Date | string>;
`;

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly element: string | null;
  readonly nullable: boolean;
  readonly filled: 'always' | 'default' | 'no';
}

/** The TypeScript text for all tables of schema public. */
export async function schemaText(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Column>(`
      SELECT c.relname AS table, a.attname AS name,
             format_type(a.atttypid, NULL) AS type,
             CASE WHEN t.typelem <> 0 AND t.typcategory = 'A' THEN format_type(t.typelem, NULL) END AS element,
             NOT a.attnotnull AS nullable,
             CASE WHEN a.attgenerated <> '' OR a.attidentity = 'a' THEN 'always'
                  WHEN a.atthasdef OR a.attidentity = 'd' THEN 'default' ELSE 'no' END AS filled
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type t ON t.oid = a.atttypid
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v', 'p')
      ORDER BY c.relname, a.attnum`);
    return render(rows);
  } finally {
    await client.end();
  }
}

function render(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table);
  const parts = [HEAD];
  for (const [table, rows] of tables) {
    parts.push(
      `export interface ${pascal(table)} {\n${rows.map((row) => `  ${row.name}: ${columnType(row)};`).join('\n')}\n}\n`,
    );
  }
  const entries = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)};`);
  parts.push(`export interface DB {\n${entries.join('\n')}\n}\n`);
  return parts.join('\n');
}

function columnType(column: Column): string {
  const base = column.element === null ? mapType(column, column.type) : `${mapType(column, column.element)}[]`;
  const type = column.nullable ? `${base} | null` : base;
  if (column.filled === 'always') return `ColumnType<${type}, never, never>`;
  return column.filled === 'default' ? `Generated<${type}>` : type;
}

function mapType(column: Column, type: string): string {
  const mapped = TYPES[type];
  if (mapped === undefined) throw new Error(`${column.table}.${column.name}: no TypeScript type for ${type}`);
  return mapped;
}

function pascal(name: string): string {
  return name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** Writes the file anew. */
export async function writeSchema(adminUrl: string): Promise<void> {
  await writeFile(SCHEMA_FILE, await schemaText(adminUrl));
}
