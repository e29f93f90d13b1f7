import type pg from 'pg';
import { z } from 'zod';

/** What the public's site can do about the reward of a receipt. */
export interface RewardCalls {
  findReward(receiptHash: Buffer): Promise<TipReward | undefined>;
  /** @returns whether the reward waits to be collected; the PIN before is void then. */
  setPin(receiptHash: Buffer, pinHash: Buffer): Promise<boolean>;
  /** @returns whether the account was taken; it is taken once. */
  giveAccount(receiptHash: Buffer, account: Buffer): Promise<boolean>;
}

const TipReward = z.object({
  id: z.uuid(),
  state: z.enum([
    'due',
    'proposed',
    'returned',
    'reviewed',
    'finance_agreed',
    'approved',
    'notified',
    'account_given',
    'collecting',
    'amount_appealed',
    'paid',
    'expired',
    'refused',
    'appealed',
    'upheld',
  ]),
  amountFen: z.number().nullable(),
  dueAt: z.string().nullable(),
  hasPin: z.boolean(),
});
export type TipReward = z.infer<typeof TipReward>;

const Done = z.tuple([z.object({ done: z.boolean() })]);

export function rewardCalls(pool: pg.Pool): RewardCalls {
  return {
    async findReward(receiptHash) {
      const { rows } = await pool.query('SELECT qy.tipline_reward($1) AS found', [receiptHash]);
      return z.tuple([z.object({ found: TipReward.nullable() })]).parse(rows)[0].found ?? undefined;
    },
    async setPin(receiptHash, pinHash) {
      const { rows } = await pool.query('SELECT qy.tipline_reward_pin($1, $2) AS done', [receiptHash, pinHash]);
      return Done.parse(rows)[0].done;
    },
    async giveAccount(receiptHash, account) {
      const { rows } = await pool.query('SELECT qy.tipline_reward_account($1, $2) AS done', [receiptHash, account]);
      return Done.parse(rows)[0].done;
    },
  };
}
