import { sql } from 'kysely';
import type { Scope } from '../../platform/access/actor.ts';
import type { Db } from '../../platform/db/connect.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';
import type { ChainEntry, ChainHead } from './audit.rules.ts';

export interface AuditFilter {
  readonly kind?: string | undefined;
  readonly actor?: string | undefined;
  readonly stream?: string | undefined;
  /** Instants as ISO text, from inclusive, to exclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

function filtered(db: ScopedDb, scope: Scope, filter: AuditFilter) {
  return db
    .selectFrom('audit_entry')
    .where(inScope(scope))
    .$if(filter.kind !== undefined, (q) => q.where('kind', 'like', `${filter.kind}%`))
    .$if(filter.actor !== undefined, (q) =>
      q.where(sql<boolean>`body::jsonb ->> 'actorName' LIKE ${`%${filter.actor}%`}`),
    )
    .$if(filter.stream !== undefined, (q) =>
      q.where(sql<boolean>`body::jsonb -> 'streams' @> ${JSON.stringify([{ id: filter.stream }])}::jsonb`),
    )
    .$if(filter.from !== undefined, (q) => q.where('at', '>=', filter.from ?? ''))
    .$if(filter.to !== undefined, (q) => q.where('at', '<', filter.to ?? ''));
}

/** Entries of the scope, newest first. */
export async function listEntries(
  db: ScopedDb,
  scope: Scope,
  filter: AuditFilter & { readonly page: number; readonly size: number },
) {
  const found = filtered(db, scope, filter);
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .select(['seq', 'body', 'hash'])
    .orderBy('seq', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { total, rows };
}

const BATCH = 2_000;

/** The whole chain in order, whatever the scope: it can only be checked whole. */
export async function* readChain(db: Db): AsyncGenerator<ChainEntry> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await db
      .selectFrom('audit_entry')
      .select(['seq', 'body', 'prev_hash', 'hash'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    for (const row of rows) yield { seq: row.seq, body: row.body, prevHash: row.prev_hash, hash: row.hash };
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

export async function findHead(db: Db): Promise<ChainHead | undefined> {
  return db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
}
