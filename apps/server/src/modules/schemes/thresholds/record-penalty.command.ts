import * as contract from '@qingyuan/contract/scheme-thresholds';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { anyOf } from '../../../platform/access/actor.ts';
import { conflict, invalid } from '../../../platform/access/errors.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { sealField } from '../../../platform/crypto/field-cipher.ts';
import { evidenceOfCase } from '../../evidence/index.ts';
import { restsOnPenalty } from '../decisions.sql.ts';
import { MARK_ROLES } from '../schemes.policy.ts';
import { lockScheme } from '../schemes.sql.ts';
import { getDecidableScheme, headBehind } from './decidable-scheme.ts';
import { PENALTY_HEAD } from './head-fields.ts';
import { endPenalty, insertPenalty } from './penalties.sql.ts';
import { streamsOf } from './streams.ts';

/** An earlier penalty for organising or leading; which tests it counts for follows from its day of effect. */
export const recordPenalty = command({
  name: 'scheme.record-penalty',
  input: contract.recordPenalty.body.extend(contract.recordPenalty.params.shape),
  load: getDecidableScheme,
  policy: anyOf(...MARK_ROLES),
  run: async (ctx, found, input) => {
    const { db, scope, actor, now, services } = ctx;
    const { penaltyId: id, kind, authority, documentNumber, effectiveOn, evidenceId, reason } = input;
    if (effectiveOn > shanghaiDate(now.getTime()))
      throw invalid('not-yet-effective', '处罚尚未生效，不能登记。', [
        { path: 'effectiveOn', message: '生效日期不能晚于今天' },
      ]);
    if (evidenceId !== undefined) await requireOwnEvidence(ctx, found.kase.id, evidenceId);
    const { headId, headIndex } = await headBehind(ctx, found, input.index);
    await insertPenalty(db, scope, {
      id,
      schemeId: found.scheme.id,
      area: found.scheme.areaCode,
      headIndex,
      headId: sealField(services.keys, { ...PENALTY_HEAD, record: id }, headId),
      kind,
      authority,
      documentNumber,
      effectiveOn,
      evidenceId: evidenceId ?? null,
      reason,
      actor,
      at: now,
    });
    return {
      result: { penaltyId: id },
      area: found.scheme.areaCode,
      streams: streamsOf(found),
      reason,
      data: {
        schemeId: found.scheme.id,
        penaltyId: id,
        kind,
        documentNumber,
        effectiveOn,
        evidenceId: evidenceId ?? null,
      },
    };
  },
});

async function requireOwnEvidence({ db, scope }: CommandContext, caseId: string, evidenceId: string): Promise<void> {
  const items = await evidenceOfCase(caseId)(db, scope);
  if (items.some(({ id }) => id === evidenceId)) return;
  throw invalid('unknown-evidence', '本案没有这份证据。', [{ path: 'evidenceId', message: '请从本案证据中选择' }]);
}

export const withdrawPenalty = command({
  name: 'scheme.withdraw-penalty',
  input: contract.withdrawPenalty.body.extend(contract.withdrawPenalty.params.shape),
  load: getDecidableScheme,
  policy: anyOf(...MARK_ROLES),
  run: async ({ db, scope, actor, now }, found, { penaltyId, reason }) => {
    await lockScheme(db, scope, found.scheme.id);
    if (await restsOnPenalty(db, scope, { schemeId: found.scheme.id, penaltyId }))
      throw conflict('decision-rests-on-penalty', '现行的认定以该处罚为依据，请先重新认定该人员，再撤销处罚记录。');
    await endPenalty(db, scope, { id: penaltyId, schemeId: found.scheme.id, reason, actor, at: now });
    return {
      result: { penaltyId },
      area: found.scheme.areaCode,
      streams: streamsOf(found),
      reason,
      data: { schemeId: found.scheme.id, penaltyId },
    };
  },
});
