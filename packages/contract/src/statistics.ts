import { z } from 'zod';
import { AreaCode, Instant, presented } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Month of a return, `YYYY-MM`; due on the 1st of the month after. */
export const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/u);
export type Month = z.infer<typeof Month>;

export const ReturnState = z.enum(['draft', 'submitted', 'sent_back', 'frozen']);
export type ReturnState = z.infer<typeof ReturnState>;

export const ReturnCell = z.object({
  column: z.string(),
  group: z.string(),
  /** Names in both languages and the unit, from the form in law/. */
  name: z.object({ zh: z.string(), en: z.string() }),
  unit: z.string(),
  definition: z.string(),
  month: z.number().int(),
  /** Since 1 January of the same year. */
  cumulative: z.number().int(),
  previousMonth: z.number().int(),
});
export type ReturnCell = z.infer<typeof ReturnCell>;

export const MonthlyReturn = z.object({
  area: z.object({ code: AreaCode, name: z.string() }),
  month: Month,
  form: z.object({ id: z.string(), version: z.string(), title: z.string() }),
  state: ReturnState,
  /** Number of the frozen version, 0 before the first. */
  version: z.number().int(),
  dueOn: z.iso.date(),
  late: z.boolean(),
  submittedAt: Instant.nullable(),
  submittedBy: z.string().nullable(),
  frozenAt: Instant.nullable(),
  frozenBy: z.string().nullable(),
  /** Figures counted from the records now, or as frozen. */
  cells: z.array(ReturnCell),
});
export type MonthlyReturn = z.infer<typeof MonthlyReturn>;

const AtMonth = z.object({ area: AreaCode, month: Month });

export const getReturn = endpoint({
  method: 'GET',
  path: '/returns/:area/:month',
  summary: 'The monthly return of an area (月度行动战果统计表)',
  params: AtMonth,
  response: presented(MonthlyReturn),
});

export const listReturns = endpoint({
  method: 'GET',
  path: '/returns',
  summary: 'State of the returns of all areas below for a month',
  query: z.object({ month: Month }),
  response: z.array(
    z.object({
      area: z.object({ code: AreaCode, name: z.string() }),
      state: ReturnState,
      late: z.boolean(),
      submittedAt: Instant.nullable(),
    }),
  ),
});

/** A record that a figure counts. */
export const CountedRecord = z.object({
  type: z.enum(['tip', 'lead', 'case', 'scheme']),
  id: z.uuid(),
  title: z.string(),
  area: z.string(),
  at: Instant,
});
export type CountedRecord = z.infer<typeof CountedRecord>;

export const openCell = endpoint({
  method: 'GET',
  path: '/returns/:area/:month/cells/:column',
  summary: 'The records behind one figure',
  params: AtMonth.extend({ column: z.string().regex(/^[a-z_]{2,40}$/u) }),
  query: z.object({ span: z.enum(['month', 'cumulative', 'previousMonth']).default('month') }),
  response: z.object({ total: z.number().int(), rows: z.array(CountedRecord) }),
});

export const submitReturn = endpoint({
  method: 'POST',
  path: '/returns/:area/:month/submit',
  summary: 'Submit the return to the tier above',
  params: AtMonth,
  response: z.object({ state: ReturnState }),
});

export const sendBackReturn = endpoint({
  method: 'POST',
  path: '/returns/:area/:month/send-back',
  summary: 'Send the return back with a reason',
  params: AtMonth,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  response: z.object({ state: ReturnState }),
});

export const freezeReturn = endpoint({
  method: 'POST',
  path: '/returns/:area/:month/freeze',
  summary: 'Accept the return and freeze its figures with the records behind them',
  params: AtMonth,
  response: z.object({ state: ReturnState, version: z.number().int() }),
});

export const reopenReturn = endpoint({
  method: 'POST',
  path: '/returns/:area/:month/reopen',
  summary: 'Open a frozen return for correction; freezing it again makes the next version',
  params: AtMonth,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  response: z.object({ state: ReturnState }),
});
