import { askOpening, decideOpening, lookAtIdentity } from '@qingyuan/contract/tips-identity';
import { conflict } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { mayReveal } from '../tips.policy.ts';
import { getTip } from '../tips.sql.ts';
import { mayDecideOpening, mayLookAtIdentity, OPEN_FOR_MS } from './opening.rules.ts';
import { insertOpening, lockOpening, setDecided } from './openings.sql.ts';

/** Asks for the reporter's identity to be opened; somebody else decides. */
export const askOpeningCommand = command({
  name: 'tip.ask-identity',
  input: askOpening.params.extend(askOpening.body.shape),
  load: ({ db, scope }, input) => getTip(db, scope, input.id),
  policy: (actor, tip) => mayReveal(actor, tip),
  run: async ({ db, scope, actor, now }, tip, { openingId, purpose }) => {
    const askedBy = { id: actor.userId, name: actor.name };
    if (!(await insertOpening(db, scope, { id: openingId, tipId: tip.id, purpose, askedBy, at: now })))
      throw conflict('opening-waiting', '您已经申请过，正在等待另一人审批。');
    return {
      result: { id: tip.id, openingId, state: 'asked' as const },
      area: tip.areaCode,
      streams: [{ type: 'tip', id: tip.id }],
      reason: purpose,
      events: [{ name: 'tip.identity-asked', payload: { tipId: tip.id, title: tip.title } }],
    };
  },
});

/** Approves or refuses; never by the one who asked. */
export const decideOpeningCommand = command({
  name: 'tip.decide-identity',
  input: decideOpening.params.extend(decideOpening.body.shape),
  load: ({ db, scope }, input) => lockOpening(db, scope, { tipId: input.id, openingId: input.openingId }),
  policy: (actor, opening) => mayDecideOpening(actor, opening),
  run: async ({ db, scope, actor, now }, opening, { approve, note }) => {
    const state = approve ? ('approved' as const) : ('refused' as const);
    await setDecided(db, scope, {
      id: opening.id,
      state,
      decidedBy: { id: actor.userId, name: actor.name },
      at: now,
      note: note ?? null,
      endsAt: approve ? new Date(now.getTime() + OPEN_FOR_MS) : null,
    });
    return {
      result: { id: opening.tipId, openingId: opening.id, state },
      area: opening.areaCode,
      streams: [{ type: 'tip', id: opening.tipId }],
      data: { approved: approve, askedBy: opening.askedBy },
      ...(note === undefined ? {} : { reason: note }),
    };
  },
});

/** Records each look; the route shows the identity after this was written. */
export const lookAtIdentityCommand = command({
  name: 'tip.look-at-identity',
  input: lookAtIdentity.params,
  load: async (ctx, input) => ({
    opening: await lockOpening(ctx.db, ctx.scope, { tipId: input.id, openingId: input.openingId }),
    now: ctx.now,
  }),
  policy: (actor, { opening, now }) => mayLookAtIdentity(actor, opening, now),
  run: async (_ctx, { opening }) => ({
    result: { id: opening.tipId },
    area: opening.areaCode,
    streams: [{ type: 'tip', id: opening.tipId }],
    reason: opening.purpose,
    data: { approvedBy: opening.decidedBy },
  }),
});
