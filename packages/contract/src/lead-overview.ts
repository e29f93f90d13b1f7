import { z } from 'zod';
import { AreaCode, Instant, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Localized } from './law.ts';
import { LeadDelay } from './lead-work.ts';
import { LeadGrade, LeadSource, LeadState } from './leads.ts';

/** One area of the cartogram. */
export const LeadAreaFigures = z.object({
  code: AreaCode,
  name: z.string(),
  /** Has areas below it to look into. */
  children: z.boolean(),
  total: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  confirmed: z.number().int(),
  inCase: z.number().int(),
});
export type LeadAreaFigures = z.infer<typeof LeadAreaFigures>;

export const mapLeads = endpoint({
  method: 'GET',
  path: '/leads-map',
  summary: 'Leads by area: the counties of a prefecture, or the townships of a county',
  query: z.object({ area: AreaCode.optional(), source: LeadSource.optional(), grade: LeadGrade.optional() }),
  response: z.object({ area: z.object({ code: AreaCode, name: z.string() }), rows: z.array(LeadAreaFigures) }),
});

export const LateLead = z.object({
  id: RecordId,
  title: z.string(),
  areaName: z.string(),
  state: LeadState,
  agencyName: z.string().nullable(),
  officerName: z.string().nullable(),
  ruleTitle: Localized,
  dueAt: Instant,
  /** Days of the calendar since the end of the period. */
  daysLate: z.number().int(),
  /** The last reason that was given; null = nobody has said why. */
  delay: LeadDelay.nullable(),
});
export type LateLead = z.infer<typeof LateLead>;

export const LateGroup = z.object({
  /** Area code, or id of the officer; empty = nobody yet. */
  key: z.string(),
  name: z.string(),
  near: z.number().int(),
  overdue: z.number().int(),
  unexplained: z.number().int(),
});
export type LateGroup = z.infer<typeof LateGroup>;

export const lateLeads = endpoint({
  method: 'GET',
  path: '/leads-late',
  summary: 'What is late and why: by area and by officer, and each overdue lead with the reason given',
  query: z.object({ area: AreaCode.optional(), officer: RecordId.optional() }),
  response: z.object({
    byArea: z.array(LateGroup),
    byOfficer: z.array(LateGroup),
    byCause: z.array(z.object({ cause: LeadDelay.shape.cause.nullable(), leads: z.number().int() })),
    rows: z.array(LateLead),
  }),
});
