import type { clockEndpoints } from '@qingyuan/contract/clock-changes';
import type { Role } from '@qingyuan/contract/roles';
import type { Scope } from '../access/actor.ts';
import { anyOf } from '../access/actor.ts';
import { type Command, command, type CommandContext, type Outcome } from '../command/command.ts';
import type { ScopedDb } from '../db/scope.ts';
import { commandRoute, type Route } from '../http/route.ts';
import { DECIDERS } from './clocks.policy.ts';
import { askClockChange, type Changed, decideOnClock, endSuspensionOf } from './clock-changes.ts';

interface ClockedRecords<S> {
  /** Type of the record, and of its clocks' subject: `lead`. */
  readonly type: string;
  readonly endpoints: ReturnType<typeof clockEndpoints>;
  /** The record, locked; throws when it lies outside the scope. */
  readonly lock: (db: ScopedDb, scope: Scope, id: string) => Promise<S>;
  readonly area: (record: S) => string;
  readonly title: (record: S) => string;
  /** Who asks; heads decide. */
  readonly askers: readonly Role[];
}

/** Commands and routes that extend and suspend the clocks of one kind of record. */
export function clockCommands<S>(records: ClockedRecords<S>): {
  readonly commands: readonly Command[];
  readonly routes: readonly Route[];
} {
  const { endpoints, type } = records;
  const load = ({ db, scope }: CommandContext, { id }: { readonly id: string }) => records.lock(db, scope, id);
  const at = (record: S, id: string) => ({
    subject: { type, id },
    area: records.area(record),
    title: records.title(record),
  });
  const ask = (kind: 'extension' | 'suspension') => {
    const { params, body } = kind === 'extension' ? endpoints.askExtension : endpoints.askSuspension;
    return command({
      name: `${type}.ask-${kind}`,
      input: params.extend(body.shape),
      load,
      policy: anyOf(...records.askers),
      run: async (ctx, record, { id, clockId, changeId, part, reason }) => {
        const change = await askClockChange(ctx, { ...at(record, id), clockId }, { changeId, kind, part, reason });
        return outcome(at(record, id), change, { event: `${type}.clock-change-asked`, reason });
      },
    });
  };
  const decide = command({
    name: `${type}.decide-clock-change`,
    input: endpoints.decideChange.params.extend(endpoints.decideChange.body.shape),
    load,
    policy: anyOf(...DECIDERS),
    run: async (ctx, record, { id, changeId, grant, reason }) => {
      const change = await decideOnClock(ctx, { ...at(record, id), changeId }, { grant, reason });
      return outcome(at(record, id), change, { event: `${type}.clock-change-decided`, reason });
    },
  });
  const end = command({
    name: `${type}.end-suspension`,
    input: endpoints.endSuspension.params,
    load,
    policy: anyOf(...records.askers),
    run: async (ctx, record, { id, changeId }) =>
      outcome(at(record, id), await endSuspensionOf(ctx, { ...at(record, id), changeId })),
  });
  const [extend, suspend] = [ask('extension'), ask('suspension')];
  return {
    commands: [extend, suspend, decide, end],
    routes: [
      commandRoute(endpoints.askExtension, { roles: records.askers }, extend),
      commandRoute(endpoints.askSuspension, { roles: records.askers }, suspend),
      commandRoute(endpoints.decideChange, { roles: DECIDERS }, decide),
      commandRoute(endpoints.endSuspension, { roles: records.askers }, end),
    ],
  };
}

function outcome(
  of: {
    readonly subject: { readonly type: string; readonly id: string };
    readonly area: string;
    readonly title: string;
  },
  { changeId, state, ruleId, part }: Changed,
  told?: { readonly event: string; readonly reason?: string },
): Outcome<{ id: string; changeId: string; state: Changed['state'] }> {
  const { subject, area, title } = of;
  return {
    result: { id: subject.id, changeId, state },
    area,
    streams: [subject],
    data: { rule: ruleId, part, state },
    ...(told?.reason === undefined ? {} : { reason: told.reason }),
    ...(told === undefined
      ? {}
      : { events: [{ name: told.event, payload: { [`${subject.type}Id`]: subject.id, title } }] }),
  };
}
