import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '../access/actor.ts';
import { conflict, forbidden, invalid } from '../access/errors.ts';
import type { Clock } from '../clock/clock.ts';
import type { Db } from '../db/connect.ts';
import { type ScopedDb, withScope } from '../db/scope.ts';
import type { Services } from '../platform.ts';
import type { Command, CommandContext, Outcome } from './command.ts';
import { appendAudit, claimReceipt, insertActions, insertEvents, saveReceipt } from './command.sql.ts';

export interface Spine {
  readonly db: Db;
  readonly clock: Clock;
  readonly services: Services;
  /** Called after commit with the new events, so that their followers run at once. */
  readonly afterCommit: (eventIds: readonly number[]) => Promise<void>;
}

export interface Call {
  readonly actor: Actor;
  readonly input: unknown;
  /** Made by the client; the same key twice does the work once. */
  readonly key: string;
}

/** Runs a command in one transaction. @throws DomainError when refused; then nothing is written. */
export async function execute<I extends z.ZodType, S, R>(
  spine: Spine,
  command: Command<I, S, R>,
  call: Call,
): Promise<R> {
  const input = parseInput(command, call.input);
  const { result, eventIds } = await withScope(spine.db, call.actor.scope, (tx) =>
    inTransaction(spine, tx, { command, call, input }),
  );
  if (eventIds.length > 0) await spine.afterCommit(eventIds);
  return result;
}

interface Work<I extends z.ZodType, S, R> {
  readonly command: Command<I, S, R>;
  readonly call: Call;
  readonly input: z.output<I>;
}

async function inTransaction<I extends z.ZodType, S, R>(
  spine: Spine,
  tx: ScopedDb,
  { command, call, input }: Work<I, S, R>,
): Promise<{ result: R; eventIds: readonly number[] }> {
  const { actor } = call;
  const ctx = { db: tx, scope: actor.scope, actor, now: spine.clock(), services: spine.services };
  const digest = inputDigest(command.name, input);
  const earlier = await claimReceipt(tx, actor.scope, { key: call.key, command: command.name, digest, at: ctx.now });
  if (earlier !== undefined) {
    if (!earlier.digest.equals(digest))
      throw conflict('idempotency-key-reused', '同一请求编号已用于另一项操作，请刷新页面后重试。');
    return { result: earlier.result as R, eventIds: [] };
  }
  const subject = await command.load(ctx, input);
  const verdict = command.policy(actor, subject, input);
  if (!verdict.allowed) throw forbidden(verdict.reason);
  const outcome = await command.run(ctx, subject, input);
  const eventIds = await record(ctx, { name: command.name, digest }, outcome);
  await saveReceipt(tx, actor.scope, call.key, outcome.result);
  return { result: outcome.result, eventIds };
}

async function record<R>(
  ctx: CommandContext,
  { name, digest }: { readonly name: string; readonly digest: Buffer },
  outcome: Outcome<R>,
): Promise<readonly number[]> {
  const { db, scope, actor, now } = ctx;
  const eventIds = await insertEvents(db, scope, {
    events: outcome.events ?? [],
    area: outcome.area,
    actor,
    at: now,
  });
  const auditSeq = await appendAudit(db, scope, {
    kind: name,
    at: now.toISOString(),
    actorId: actor.userId,
    actorName: actor.name,
    agency: actor.agency.name,
    via: actor.via,
    area: outcome.area,
    streams: outcome.streams,
    reason: outcome.reason ?? null,
    data: outcome.data ?? {},
    input: digest.toString('hex'),
  });
  await insertActions(db, scope, { command: name, actor, at: now, outcome, auditSeq });
  return eventIds;
}

function parseInput<I extends z.ZodType>(command: { readonly input: I }, raw: unknown): z.output<I> {
  const parsed = command.input.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  throw invalid('invalid-input', '填写的内容有误，请按提示修改。', issues);
}

/** The log keeps the digest of the input, not the input: it may hold personal data. */
function inputDigest(name: string, input: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([name, input]))
    .digest();
}
