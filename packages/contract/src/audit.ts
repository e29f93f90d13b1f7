import { z } from 'zod';
import { PlainDateText } from './common.ts';
import { endpoint } from './endpoint.ts';

export const AuditEntry = z.object({
  seq: z.number().int(),
  at: z.string(),
  kind: z.string(),
  actorName: z.string(),
  agency: z.string(),
  via: z.string(),
  area: z.string(),
  reason: z.string().nullable(),
  streams: z.array(z.object({ type: z.string(), id: z.string() })),
  data: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAudit = endpoint({
  method: 'GET',
  path: '/audit',
  summary: 'The audit log, newest first',
  query: z.object({
    page: z.coerce.number().int().min(1).default(1),
    size: z.coerce.number().int().min(1).max(100).default(20),
    kind: z.string().max(60).optional(),
    actor: z.string().max(40).optional(),
    /** Id of a record that the entries concern. */
    stream: z.uuid().optional(),
    from: PlainDateText.optional(),
    to: PlainDateText.optional(),
  }),
  response: z.object({ total: z.number().int(), rows: z.array(AuditEntry) }),
});

/** Result of checking the whole chain. */
export const AuditCheck = z.object({
  ok: z.boolean(),
  entries: z.number().int(),
  /** Hash of the newest entry: note it elsewhere to find a later cut of the end. */
  head: z.string(),
  /** The first broken entry and what is wrong with it. */
  broken: z
    .object({ seq: z.number().int(), fault: z.enum(['changed', 'missing', 'reordered', 'head']), detail: z.string() })
    .nullable(),
});
export type AuditCheck = z.infer<typeof AuditCheck>;

export const verifyAudit = endpoint({
  method: 'POST',
  path: '/audit/verify',
  summary: 'Check the whole hash chain',
  response: AuditCheck,
});
