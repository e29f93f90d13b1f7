import { proposeReward as endpoint } from '@qingyuan/contract/rewards';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { invalid } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { findProposal, insertProposal } from './proposals.sql.ts';
import { mayMove } from './rewards.policy.ts';
import { reckonProposal } from './rewards.rules.ts';
import { sumElsewhere } from './rewards.sql.ts';
import { load, takeStep } from './take-step.ts';

/** Proposes the reward, or its refusal where an answer rules it out. What it comes to is reckoned here and kept. */
export const proposeReward = command({
  name: 'reward.propose',
  input: endpoint.params.extend(endpoint.body.shape),
  load: (ctx, input) => load(ctx, input.id),
  policy: (actor, loaded) => mayMove('propose')(actor, loaded),
  run: async (ctx, loaded, { id, ...given }) => {
    const { db, scope, actor, now, services } = ctx;
    const { reward, source, tip } = loaded;
    const schemes = services.law.rewardSchemes(tip.areaCode, shanghaiDate(tip.receivedAt.getTime()));
    const scheme = schemes.find((one) => one.id === given.schemeId);
    if (scheme === undefined)
      throw invalid('scheme-not-in-force', '收到举报时该地没有施行这一奖励办法，请重新选择。', [
        { path: 'schemeId', message: '请重新选择' },
      ]);
    const found = reckonProposal(given, {
      scheme,
      tip,
      arrivals: source.tips.map((one) => ({ id: one.id, at: one.receivedAt.getTime() })),
      decidedElsewhereFen: await sumElsewhere(db, scope, { caseId: reward.caseId, but: id }),
    });
    if (!found.ok) throw invalid('proposal-incomplete', found.message, [{ path: found.field, message: found.message }]);
    const { eligible, shareFen, totalFen, financeNeeded, excluded } = found.reckoned;
    const outcome = await takeStep(ctx, loaded, {
      action: 'propose',
      change: { proposal: { by: actor.userId, eligible, amountFen: shareFen, totalFen, financeNeeded } },
      data: { scheme: `${scheme.id}@${scheme.version}`, eligible, excluded, amountFen: shareFen },
    });
    const version = ((await findProposal(db, scope, id))?.version ?? 0) + 1;
    const kept = { given, reckoned: found.reckoned, version, by: actor.name, at: now };
    await insertProposal(db, scope, { ...kept, rewardId: id, areaCode: reward.areaCode });
    return { ...outcome, result: { ...outcome.result, eligible } };
  },
});
