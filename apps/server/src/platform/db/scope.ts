import { type Expression, sql, type SqlBool, type Transaction } from 'kysely';
import type { Scope } from '../access/actor.ts';
import type { Db } from './connect.ts';
import type { DB } from './schema.ts';

declare const scoped: unique symbol;

/** A transaction whose row-level scope is set. Only `withScope` makes one. */
export type ScopedDb = Transaction<DB> & { readonly [scoped]: true };

/** Runs `work` in one transaction that sees only the rows of `scope`. */
export function withScope<T>(db: Db, scope: Scope, work: (tx: ScopedDb) => Promise<T>): Promise<T> {
  return db.transaction().execute((tx) => scopedWork(tx, scope, work));
}

/** The same for reading only: every query of `work` sees the rows as they stood at the first. */
export function readInScope<T>(db: Db, scope: Scope, work: (tx: ScopedDb) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => scopedWork(tx, scope, work));
}

async function scopedWork<T>(tx: Transaction<DB>, scope: Scope, work: (tx: ScopedDb) => Promise<T>): Promise<T> {
  await sql`SELECT set_config('qy.area', ${scope.area}, true), set_config('qy.actor', ${scope.actorId}, true)`.execute(
    tx,
  );
  return work(tx as ScopedDb);
}

/**
 * The scope as a condition on a table's area column, written into every query besides the
 * row-level policy of the database.
 */
export function inScope(scope: Scope, column = 'area_code'): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} ^@ ${scope.area}`;
}
