import type { TipComplaint } from '@qingyuan/contract/tips-registration';
import type { Scope } from '../../../platform/access/actor.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';

/** The complaint that was split from a tip, if one was. */
export async function findComplaint(db: ScopedDb, scope: Scope, tipId: string): Promise<TipComplaint | undefined> {
  const row = await db
    .selectFrom('tip_complaint as c')
    .innerJoin('tip as t', 't.id', 'c.tip_id')
    .select(['c.demand', 'c.handed_to', 'c.split_name', 'c.split_at'])
    .where('c.tip_id', '=', tipId)
    .where(inScope(scope, 't.area_code'))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    demand: row.demand,
    handedTo: row.handed_to,
    splitBy: row.split_name,
    splitAt: row.split_at.toISOString(),
  };
}

export interface NewComplaint {
  readonly id: string;
  readonly tipId: string;
  readonly demand: string;
  readonly handedTo: string;
  readonly splitBy: { readonly id: string; readonly name: string };
  readonly at: Date;
}

export async function insertComplaint(db: ScopedDb, _scope: Scope, complaint: NewComplaint): Promise<void> {
  await db
    .insertInto('tip_complaint')
    .values({
      id: complaint.id,
      tip_id: complaint.tipId,
      demand: complaint.demand,
      handed_to: complaint.handedTo,
      split_by: complaint.splitBy.id,
      split_name: complaint.splitBy.name,
      split_at: complaint.at,
    })
    .execute();
}
