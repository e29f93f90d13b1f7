import * as contract from '@qingyuan/contract/scheme-thresholds';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { anyOf } from '../../../platform/access/actor.ts';
import { invalid } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { MARK_ROLES } from '../schemes.policy.ts';
import { lockScheme } from '../schemes.sql.ts';
import { getDecidableScheme, headBehind } from './decidable-scheme.ts';
import { endExit, insertExit, nextExitVersion } from './exits.sql.ts';
import { streamsOf } from './streams.ts';

/** A formal exit; a later record about the same person replaces it and the earlier one stays. */
export const recordExit = command({
  name: 'scheme.record-exit',
  input: contract.recordExit.body.safeExtend(contract.recordExit.params.shape),
  load: getDecidableScheme,
  policy: anyOf(...MARK_ROLES),
  run: async (ctx, found, input) => {
    const { db, scope, actor, now } = ctx;
    const { exitId: id, exitedOn, document, paidAfter, reason } = input;
    const paidUntil = input.paidUntil ?? null;
    if (exitedOn > shanghaiDate(now.getTime()))
      throw invalid('not-yet-left', '退出日期不能晚于今天。', [{ path: 'exitedOn', message: '不能晚于今天' }]);
    await lockScheme(db, scope, found.scheme.id);
    const { headIndex } = await headBehind(ctx, found, input.index);
    const version = await nextExitVersion(db, scope, { schemeId: found.scheme.id, headIndex });
    const exit = { id, version, exitedOn, document, paidAfter, paidUntil, reason };
    const { id: schemeId, areaCode: area } = found.scheme;
    await insertExit(db, scope, { ...exit, schemeId, area, headIndex, actor, at: now });
    return {
      result: { exitId: id, version },
      area,
      streams: streamsOf(found),
      reason,
      data: { schemeId, exitId: id, version, exitedOn, paidAfter, paidUntil },
    };
  },
});

export const withdrawExit = command({
  name: 'scheme.withdraw-exit',
  input: contract.withdrawExit.body.extend(contract.withdrawExit.params.shape),
  load: getDecidableScheme,
  policy: anyOf(...MARK_ROLES),
  run: async ({ db, scope, actor, now }, found, { exitId, reason }) => {
    await lockScheme(db, scope, found.scheme.id);
    await endExit(db, scope, { id: exitId, schemeId: found.scheme.id, reason, actor, at: now });
    return {
      result: { exitId },
      area: found.scheme.areaCode,
      streams: streamsOf(found),
      reason,
      data: { schemeId: found.scheme.id, exitId },
    };
  },
});
