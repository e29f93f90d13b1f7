import type { AuditEntry } from '@qingyuan/contract/audit';
import { z } from 'zod';
import type { Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { type AuditFilter, listEntries } from './audit.sql.ts';

const Body = z.object({
  at: z.string(),
  kind: z.string(),
  actorName: z.string().default(''),
  agency: z.string().default(''),
  via: z.string().default(''),
  area: z.string().default(''),
  reason: z.string().nullable().default(null),
  streams: z.array(z.object({ type: z.string(), id: z.string() })).default([]),
  data: z.record(z.string(), z.unknown()).default({}),
});

export interface AuditQuery {
  readonly page: number;
  readonly size: number;
  readonly kind?: string | undefined;
  readonly actor?: string | undefined;
  readonly stream?: string | undefined;
  /** Plain dates in Chinese time, both inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function auditPage(query: AuditQuery) {
  return async (db: ScopedDb, scope: Scope): Promise<{ total: number; rows: AuditEntry[] }> => {
    const { total, rows } = await listEntries(db, scope, { ...query, ...toInstants(query) });
    return { total, rows: rows.map((row) => ({ ...Body.parse(JSON.parse(row.body)), seq: row.seq, hash: row.hash.toString('hex') })) };
  };
}

const DAY_MS = 24 * 3600_000;

function toInstants(query: AuditQuery): Pick<AuditFilter, 'from' | 'to'> {
  const start = (date: string) => new Date(`${date}T00:00:00+08:00`);
  return {
    from: query.from === undefined ? undefined : start(query.from).toISOString(),
    to: query.to === undefined ? undefined : new Date(start(query.to).getTime() + DAY_MS).toISOString(),
  };
}
