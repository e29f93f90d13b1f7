import type { AuditEntry } from '@qingyuan/contract/audit';
import { addDays, type PlainDate, plainDate, startOfDay } from '@qingyuan/core/kernel/plain-date';
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
    return {
      total,
      rows: rows.map((row) => ({ ...Body.parse(JSON.parse(row.body)), seq: row.seq, hash: row.hash.toString('hex') })),
    };
  };
}

function toInstants(query: AuditQuery): Pick<AuditFilter, 'from' | 'to'> {
  const start = (date: PlainDate) => new Date(startOfDay(date)).toISOString();
  return {
    from: query.from === undefined ? undefined : start(plainDate(query.from)),
    to: query.to === undefined ? undefined : start(addDays(plainDate(query.to), 1)),
  };
}
