import * as contract from '@qingyuan/contract/patrol';
import { anyOf } from '../../platform/access/actor.ts';
import { invalid } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { moveObject } from './move-object.ts';
import { answerLastReferral, insertCheck, insertReferral, listCaptures } from './object-history.sql.ts';
import { lockObject } from './online-objects.sql.ts';
import { PATROL } from './patrol.policy.ts';

const patrollers = anyOf(...PATROL);

/** Refers the object to the telecom regulator; the letter can be printed from then on. */
export const referObject = command({
  name: 'online.refer',
  input: contract.referObject.params.extend(contract.referObject.body.shape),
  load: ({ db, scope }, input) => lockObject(db, scope, input.id),
  policy: patrollers,
  run: async (ctx, object, { id, referralId, ...letter }) => {
    const { number, letterOn, addressee } = letter;
    const moved = await moveObject(ctx, object, { act: 'refer', data: { number, letterOn, addressee } });
    const captures = await listCaptures(ctx.db, ctx.scope, id);
    if (captures.length === 0) throw invalid('nothing-fixed', '移送前须先固定证据。');
    await insertReferral(ctx.db, ctx.scope, {
      ...letter,
      id: referralId,
      objectId: id,
      area: object.areaCode,
      sender: ctx.actor.agency.name,
      at: ctx.now.toISOString(),
    });
    return moved;
  },
});

/** Enters what the telecom regulator did. */
export const answerReferral = command({
  name: 'online.answer',
  input: contract.answerReferral.params.extend(contract.answerReferral.body.shape),
  load: ({ db, scope }, input) => lockObject(db, scope, input.id),
  policy: patrollers,
  run: async (ctx, object, { id, measure, answer, answeredAt }) => {
    const at = new Date(answeredAt);
    if (at > ctx.now)
      throw invalid('answered-in-future', '反馈时间不能晚于现在。', [{ path: 'answeredAt', message: '不能晚于现在' }]);
    const moved = await moveObject(ctx, object, { act: 'answer', reason: answer, data: { measure } });
    await answerLastReferral(ctx.db, ctx.scope, { objectId: id, answer, measure, answeredAt: at });
    return moved;
  },
});

/** Looks whether it is up again. */
export const checkObject = command({
  name: 'online.check',
  input: contract.checkObject.params.extend(contract.checkObject.body.shape),
  load: ({ db, scope }, input) => lockObject(db, scope, input.id),
  policy: patrollers,
  run: async (ctx, object, { id, checkId, up, note }) => {
    const act = up ? 'check-back' : 'check-gone';
    const moved = await moveObject(ctx, object, { act, reason: note, data: { up } });
    const check = { id: checkId, objectId: id, area: object.areaCode, up, note };
    await insertCheck(ctx.db, ctx.scope, { ...check, officerName: ctx.actor.name, at: ctx.now });
    return moved;
  },
});

export const dismissObject = command({
  name: 'online.dismiss',
  input: contract.dismissObject.params.extend(contract.dismissObject.body.shape),
  load: ({ db, scope }, input) => lockObject(db, scope, input.id),
  policy: patrollers,
  run: (ctx, object, { reason }) => moveObject(ctx, object, { act: 'dismiss', reason }),
});

export const takeUpObject = command({
  name: 'online.take-up',
  input: contract.takeUpObject.params.extend(contract.takeUpObject.body.shape),
  load: ({ db, scope }, input) => lockObject(db, scope, input.id),
  policy: patrollers,
  run: (ctx, object, { reason }) => moveObject(ctx, object, { act: 'take-up', reason }),
});
