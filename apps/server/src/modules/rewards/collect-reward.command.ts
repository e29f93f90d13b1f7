import * as contract from '@qingyuan/contract/rewards';
import { invalid } from '../../platform/access/errors.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { isReceiptOf } from '../tips/index.ts';
import { codeHashes } from './pin.ts';
import { mayMove, mayRevealAccount } from './rewards.policy.ts';
import { MOST_TRIES } from './rewards.rules.ts';
import { countWrongTry, isPinOf } from './rewards.sql.ts';
import { load, type Loaded, takeStep } from './take-step.ts';

/**
 * The first officer checks receipt code and PIN of whoever stands at the counter. A wrong try is counted and recorded,
 * hence an answer and no error; after the last one the PIN is void and the reporter draws a new one.
 */
export const checkCode = command({
  name: 'reward.check-code',
  input: contract.checkCode.params.extend(contract.checkCode.body.shape),
  load: (ctx, input) => load(ctx, input.id),
  policy: (actor, loaded) => mayMove('check-code')(actor, loaded),
  run: async (ctx, loaded, { id, code, pin }) => {
    const { db, scope } = ctx;
    const { receiptHash, pinHash } = codeHashes(code, pin);
    const rightCode = await isReceiptOf(db, scope, { tipId: loaded.reward.tipId, receiptHash });
    const rightPin = await isPinOf(db, scope, { id, pinHash });
    if (!(rightCode && rightPin)) return wrongTry(ctx, loaded);
    const outcome = await takeStep(ctx, loaded, { action: 'check-code', change: { check: by(ctx, 'code') } });
    return { ...outcome, result: { ...outcome.result, right: true, triesLeft: MOST_TRIES } };
  },
});

async function wrongTry({ db, scope }: CommandContext, { reward }: Loaded) {
  // Without a PIN there is nothing to try out.
  const tries = reward.hasPin ? Math.min(reward.wrongTries + 1, MOST_TRIES) : reward.wrongTries;
  const triesLeft = reward.hasPin ? MOST_TRIES - tries : 0;
  await countWrongTry(db, scope, { id: reward.id, tries, void: triesLeft === 0 });
  return {
    result: { id: reward.id, state: reward.state, right: false, triesLeft },
    area: reward.areaCode,
    streams: [{ type: 'reward', id: reward.id }],
    data: { right: false, triesLeft },
  };
}

function by({ actor }: CommandContext, way: 'code' | 'identity' | 'account') {
  return { by: actor.userId, name: actor.name, way };
}

/** A reporter without a receipt code is recognised by name; the identity itself is opened in module tips, by two people. */
export const checkIdentity = command({
  name: 'reward.check-identity',
  input: contract.checkIdentity.params.extend(contract.checkIdentity.body.shape),
  load: (ctx, input) => load(ctx, input.id),
  policy: (actor, loaded) => mayMove('check-identity')(actor, loaded),
  run: (ctx, loaded, { reason }) =>
    takeStep(ctx, loaded, { action: 'check-identity', reason, change: { check: by(ctx, 'identity') } }),
});

export const prepareTransfer = command({
  name: 'reward.prepare-transfer',
  input: contract.prepareTransfer.params.extend(contract.prepareTransfer.body.shape),
  load: (ctx, input) => load(ctx, input.id),
  policy: (actor, loaded) => mayMove('prepare-transfer')(actor, loaded),
  run: (ctx, loaded, { reason }) =>
    takeStep(ctx, loaded, { action: 'prepare-transfer', reason, change: { check: by(ctx, 'account') } }),
});

/** PIN and account go with it: the reporter draws a new PIN or gives an account again. */
export const cancelCollection = command({
  name: 'reward.cancel-collection',
  input: contract.cancelCollection.params.extend(contract.cancelCollection.body.shape),
  load: (ctx, input) => load(ctx, input.id),
  policy: (actor, loaded) => mayMove('cancel-collection')(actor, loaded),
  run: (ctx, loaded, { reason }) =>
    takeStep(ctx, loaded, { action: 'cancel-collection', reason, change: { check: null } }),
});

/** The second officer confirms the payment. The sealed account is erased with it. */
export const payReward = command({
  name: 'reward.pay',
  input: contract.payReward.params.extend(contract.payReward.body.shape),
  load: (ctx, input) => load(ctx, input.id),
  policy: (actor, loaded) => mayMove('pay')(actor, loaded),
  run: (ctx, loaded, { means, voucher }) => {
    const { actor, now } = ctx;
    const fits = loaded.way === 'account' ? 'transfer' : loaded.way === 'code' ? 'cash' : means;
    if (means !== fits)
      throw invalid('means-do-not-fit', '凭码领取的当面发放现金，登记账户的转账。', [
        { path: 'means', message: '发放方式与领取方式不符' },
      ]);
    const payment = { by: actor.userId, name: actor.name, at: now, means, voucher };
    const data = { means, voucher, amountFen: loaded.reward.amountFen };
    return takeStep(ctx, loaded, { action: 'pay', change: { payment }, data });
  },
});

/** Records who looks at the account and why; the route shows it after this was written. */
export const revealAccount = command({
  name: 'reward.reveal-account',
  input: contract.revealAccount.params.extend(contract.revealAccount.body.shape),
  load: (ctx, input) => load(ctx, input.id),
  policy: (actor, loaded) => mayRevealAccount(actor, loaded),
  run: async (_ctx, { reward }, { purpose }) => ({
    result: { id: reward.id },
    area: reward.areaCode,
    streams: [{ type: 'reward', id: reward.id }],
    reason: purpose,
  }),
});
