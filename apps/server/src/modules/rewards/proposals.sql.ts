import { ReckonedProposal, RewardProposal } from '@qingyuan/contract/rewards';
import type { Scope } from '../../platform/access/actor.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';

export interface Proposal {
  readonly given: RewardProposal;
  readonly reckoned: ReckonedProposal;
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

/** The latest proposal; earlier ones stay in the table. */
export async function findProposal(db: ScopedDb, scope: Scope, rewardId: string): Promise<Proposal | undefined> {
  const row = await db
    .selectFrom('reward_proposal')
    .select(['given', 'reckoned', 'version', 'by_name', 'at'])
    .where('reward_id', '=', rewardId)
    .where(inScope(scope))
    .orderBy('version', 'desc')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    given: RewardProposal.parse(row.given),
    reckoned: ReckonedProposal.parse(row.reckoned),
    version: row.version,
    by: row.by_name,
    at: row.at,
  };
}

export async function insertProposal(
  db: ScopedDb,
  _scope: Scope,
  one: Proposal & { readonly rewardId: string; readonly areaCode: string },
): Promise<void> {
  await db
    .insertInto('reward_proposal')
    .values({
      reward_id: one.rewardId,
      version: one.version,
      area_code: one.areaCode,
      given: JSON.stringify(one.given),
      reckoned: JSON.stringify(one.reckoned),
      by_name: one.by,
      at: one.at,
    })
    .execute();
}
