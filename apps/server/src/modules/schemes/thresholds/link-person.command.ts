import * as contract from '@qingyuan/contract/scheme-thresholds';
import { anyOf } from '../../../platform/access/actor.ts';
import { invalid } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { sealField } from '../../../platform/crypto/field-cipher.ts';
import { openStructure } from '../open-structure.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { MARK_ROLES } from '../schemes.policy.ts';
import { getDecidableScheme, headBehind } from './decidable-scheme.ts';
import { LINK_HEAD, LINK_OTHER_HEAD } from './head-fields.ts';
import { endLink, insertLink } from './links.sql.ts';
import { streamsOf } from './streams.ts';

/** An officer's finding that one person heads lines in two schemes, where the tables cannot tell. */
export const linkPerson = command({
  name: 'scheme.link-person',
  input: contract.linkPerson.body.extend(contract.linkPerson.params.shape),
  load: async (ctx, input) => {
    if (input.id === input.otherSchemeId)
      throw invalid('same-scheme', '请选择另一个组织；同一组织内的账号归并在分析时选择。');
    return {
      found: await getDecidableScheme(ctx, input),
      other: await getAnalysedScheme(ctx.db, ctx.scope, { actor: ctx.actor, id: input.otherSchemeId }),
    };
  },
  policy: anyOf(...MARK_ROLES),
  run: async (ctx, { found, other }, { linkId: id, index, otherMemberId, reason }) => {
    const { db, scope, actor, now, services } = ctx;
    const otherIndex = await (await openStructure(services.vault, other.result)).find(otherMemberId);
    if (otherIndex === undefined)
      throw invalid('unknown-account', '该组织的会员表中没有这个会员编号。', [
        { path: 'otherMemberId', message: '请核对会员编号' },
      ]);
    const head = await headBehind(ctx, found, index);
    const otherHead = await headBehind(ctx, other, otherIndex);
    const { id: schemeId, areaCode: area } = found.scheme;
    await insertLink(db, scope, {
      id,
      area,
      schemeId,
      headIndex: head.headIndex,
      headId: sealField(services.keys, { ...LINK_HEAD, record: id }, head.headId),
      otherSchemeId: other.scheme.id,
      otherHeadIndex: otherHead.headIndex,
      otherHeadId: sealField(services.keys, { ...LINK_OTHER_HEAD, record: id }, otherHead.headId),
      reason,
      actor,
      at: now,
    });
    return {
      result: { linkId: id },
      area,
      streams: [...streamsOf(found), ...streamsOf(other)],
      reason,
      data: { linkId: id, schemeId, otherSchemeId: other.scheme.id },
    };
  },
});

export const withdrawLink = command({
  name: 'scheme.withdraw-link',
  input: contract.withdrawLink.body.extend(contract.withdrawLink.params.shape),
  load: getDecidableScheme,
  policy: anyOf(...MARK_ROLES),
  run: async ({ db, scope, actor, now }, found, { linkId, reason }) => {
    await endLink(db, scope, { id: linkId, schemeId: found.scheme.id, reason, actor, at: now });
    return {
      result: { linkId },
      area: found.scheme.areaCode,
      streams: streamsOf(found),
      reason,
      data: { schemeId: found.scheme.id, linkId },
    };
  },
});
