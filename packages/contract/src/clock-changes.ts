import { z } from 'zod';
import { ClockChangeState } from './clocks.ts';
import { RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';

const Reason = z.string().trim().min(2).max(1000);
const Changed = z.object({ id: RecordId, changeId: RecordId, state: ClockChangeState });
const AtClock = z.object({ id: RecordId, clockId: RecordId });
const AtChange = z.object({ id: RecordId, changeId: RecordId });
/** `changeId` is made by the client; `part` is the id of the extension or ground in the law data. */
const Ask = z.object({ changeId: RecordId, part: z.string().min(1).max(50), reason: Reason });

/** Endpoints with which the clocks of one kind of record are extended and suspended, e.g. for `leads`. */
export function clockEndpoints<const P extends string>(records: P) {
  return {
    askExtension: endpoint({
      method: 'POST',
      path: `/${records}/:id/clocks/:clockId/extensions`,
      summary: 'Ask the head to extend a period',
      params: AtClock,
      body: Ask,
      response: Changed,
    }),
    askSuspension: endpoint({
      method: 'POST',
      path: `/${records}/:id/clocks/:clockId/suspensions`,
      summary: 'Ask the head to let a period stand still from today',
      params: AtClock,
      body: Ask,
      response: Changed,
    }),
    decideChange: endpoint({
      method: 'POST',
      path: `/${records}/:id/clock-changes/:changeId/decide`,
      summary: 'Grant or refuse what was asked; not by whoever asked',
      params: AtChange,
      body: z.object({ grant: z.boolean(), reason: Reason }),
      response: Changed,
    }),
    endSuspension: endpoint({
      method: 'POST',
      path: `/${records}/:id/clock-changes/:changeId/end`,
      summary: 'Let a suspended period run again; today is the last day not counted',
      params: AtChange,
      body: z.object({}),
      response: Changed,
    }),
  };
}

export const leadClocks = clockEndpoints('leads');
