import type { ReceiptRoot } from '@qingyuan/contract/tips-receipts';
import type { NodeAt } from '@qingyuan/core/receipts/merkle';
import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';

// The tree is one for the whole installation and holds hashes only: none of its tables has an area.

const hex = (bytes: Buffer): string => bytes.toString('hex');

/** Published roots, newest first. */
export async function listRoots(db: ScopedDb, _scope: Scope, limit?: number): Promise<ReceiptRoot[]> {
  const all = db.selectFrom('receipt_root').selectAll().orderBy('size', 'desc');
  const rows = await (limit === undefined ? all : all.limit(limit)).execute();
  return rows.map((row) => ({
    size: Number(row.size),
    root: hex(row.root),
    consistency: row.consistency.map(hex),
    publishedAt: row.published_at.toISOString(),
  }));
}

/** Puts waiting leaves into the tree; nobody else can until the transaction ends. @returns its size now. */
export async function appendReceipts(db: ScopedDb, _scope: Scope): Promise<number> {
  const { rows } = await sql<{ size: string }>`SELECT qy.append_receipts() AS size`.execute(db);
  return Number(rows[0]?.size ?? 0);
}

/** Whether a tip from before an instant is not in the tree yet. */
export async function receiptsWait(db: ScopedDb, _scope: Scope, before: Date): Promise<boolean> {
  const { rows } = await sql<{ wait: boolean }>`SELECT qy.receipts_wait(${before}) AS wait`.execute(db);
  return rows[0]?.wait === true;
}

/** Stored nodes by `level/position`; level 0 are the leaves. */
export async function fetchNodes(
  db: ScopedDb,
  _scope: Scope,
  wanted: readonly NodeAt[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const levels = wanted.map((one) => one.level);
  const positions = wanted.map((one) => one.position);
  const { rows } = await sql<{ level: number; position: string; hash: Buffer }>`
    SELECT w.level, w.position, coalesce(n.hash, l.leaf) AS hash
    FROM unnest(${levels}::smallint[], ${positions}::bigint[]) AS w (level, position)
    LEFT JOIN receipt_node n ON n.level = w.level AND n.position = w.position
    LEFT JOIN receipt_leaf l ON w.level = 0 AND l.position = w.position`.execute(db);
  return new Map(rows.map((row) => [`${row.level}/${row.position}`, row.hash]));
}

export interface NewNode extends NodeAt {
  readonly hash: Uint8Array;
}

export async function insertNodes(db: ScopedDb, _scope: Scope, nodes: readonly NewNode[]): Promise<void> {
  const BATCH = 5_000;
  for (let from = 0; from < nodes.length; from += BATCH) {
    const rows = nodes
      .slice(from, from + BATCH)
      .map(({ level, position, hash }) => ({ level, position, hash: Buffer.from(hash) }));
    await db.insertInto('receipt_node').values(rows).execute();
  }
}

export async function insertRoot(
  db: ScopedDb,
  _scope: Scope,
  root: {
    readonly size: number;
    readonly root: Uint8Array;
    readonly consistency: readonly Uint8Array[];
    readonly at: Date;
  },
): Promise<void> {
  const consistency = root.consistency.map((one) => Buffer.from(one));
  await db
    .insertInto('receipt_root')
    .values({ size: root.size, root: Buffer.from(root.root), consistency, published_at: root.at })
    .execute();
}
