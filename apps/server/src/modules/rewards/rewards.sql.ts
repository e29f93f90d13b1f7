import { CollectionWay, PaymentMeans as Means, RewardState } from '@qingyuan/contract/rewards';
import { type Selectable, sql, type SqlBool } from 'kysely';
import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { Reward as Row } from '../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';
import { GRANTED } from './rewards.workflow.ts';

/** A reward as stored, without PIN and account. */
export interface Reward {
  readonly id: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly agencyArea: string;
  readonly tipId: string;
  readonly caseId: string;
  readonly title: string;
  readonly state: RewardState;
  readonly openedAt: Date;
  readonly amountFen: number | null;
  readonly totalFen: number | null;
  readonly financeNeeded: boolean;
  readonly eligible: boolean | null;
  readonly proposedBy: string | null;
  readonly reviewedBy: string | null;
  readonly checkedBy: string | null;
  readonly checkedName: string | null;
  readonly way: CollectionWay | null;
  readonly hasPin: boolean;
  readonly wrongTries: number;
  readonly hasAccount: boolean;
  readonly means: PaymentMeans | null;
  readonly voucher: string | null;
  readonly paidName: string | null;
  readonly paidAt: Date | null;
}
type PaymentMeans = 'cash' | 'transfer';

function rewards(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('reward as r')
    .innerJoin('area as a', 'a.code', 'r.area_code')
    .where(inScope(scope, 'r.area_code'));
}

const COLUMNS = [
  'r.id',
  'r.area_code',
  'r.agency_area',
  'r.tip_id',
  'r.case_id',
  'r.title',
  'r.state',
  'r.opened_at',
  'r.amount_fen',
  'r.total_fen',
  'r.finance_needed',
  'r.eligible',
  'r.proposed_by',
  'r.reviewed_by',
  'r.checked_by',
  'r.checked_name',
  'r.way',
  'r.wrong_tries',
  'r.means',
  'r.voucher',
  'r.paid_name',
  'r.paid_at',
  'a.name as area_name',
] as const;

function fullRewards(db: ScopedDb, scope: Scope) {
  return rewards(db, scope)
    .select(COLUMNS)
    .select([
      sql<boolean>`r.pin_hash IS NOT NULL`.as('has_pin'),
      sql<boolean>`r.account IS NOT NULL`.as('has_account'),
    ]);
}

type Full = Omit<Selectable<Row>, 'pin_hash' | 'account' | 'paid_by'> & {
  area_name: string;
  has_pin: boolean;
  has_account: boolean;
};

function toReward(row: Full): Reward {
  return {
    id: row.id,
    areaCode: row.area_code,
    areaName: row.area_name,
    agencyArea: row.agency_area,
    tipId: row.tip_id,
    caseId: row.case_id,
    title: row.title,
    state: RewardState.parse(row.state),
    openedAt: row.opened_at,
    amountFen: row.amount_fen,
    totalFen: row.total_fen,
    financeNeeded: row.finance_needed,
    eligible: row.eligible,
    proposedBy: row.proposed_by,
    reviewedBy: row.reviewed_by,
    checkedBy: row.checked_by,
    checkedName: row.checked_name,
    way: CollectionWay.nullable().parse(row.way),
    hasPin: row.has_pin,
    wrongTries: row.wrong_tries,
    hasAccount: row.has_account,
    means: Means.nullable().parse(row.means),
    voucher: row.voucher,
    paidName: row.paid_name,
    paidAt: row.paid_at,
  };
}

/** @throws DomainError when there is no such reward within the scope. */
export async function getReward(db: ScopedDb, scope: Scope, id: string): Promise<Reward> {
  const row = await fullRewards(db, scope).where('r.id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('该奖励');
  return toReward(row);
}

/** The reward, and with it all of its case, locked until the transaction ends: no two are decided at once. */
export async function lockReward(db: ScopedDb, scope: Scope, id: string): Promise<Reward> {
  await db
    .selectFrom('reward')
    .select('id')
    .where('case_id', '=', (eb) => eb.selectFrom('reward as own').select('own.case_id').where('own.id', '=', id))
    .where(inScope(scope))
    .orderBy('id')
    .forUpdate()
    .execute();
  return getReward(db, scope, id);
}

export async function findRewardOfTip(db: ScopedDb, scope: Scope, tipId: string): Promise<Reward | undefined> {
  const row = await fullRewards(db, scope).where('r.tip_id', '=', tipId).executeTakeFirst();
  return row === undefined ? undefined : toReward(row);
}

/** Rewards about the same case. */
export async function listRewardsOfCase(db: ScopedDb, scope: Scope, caseId: string): Promise<readonly Reward[]> {
  const rows = await fullRewards(db, scope).where('r.case_id', '=', caseId).orderBy('r.opened_at').execute();
  return rows.map(toReward);
}

/** What was decided for other tips of the case, in fen. */
export async function sumElsewhere(db: ScopedDb, scope: Scope, of: { readonly caseId: string; readonly but: string }) {
  const { sum } = await rewards(db, scope)
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('r.amount_fen'), sql<number>`0`).as('sum'))
    .where('r.case_id', '=', of.caseId)
    .where('r.id', '<>', of.but)
    .where('r.state', 'in', GRANTED)
    .executeTakeFirstOrThrow();
  return Number(sum);
}

export interface RewardFilter {
  readonly text?: string | undefined;
  readonly states?: readonly RewardState[] | undefined;
  readonly area?: string | undefined;
  readonly page: number;
  readonly size: number;
}

function matching(db: ScopedDb, scope: Scope, { text, states, area }: RewardFilter) {
  return rewards(db, scope).where((eb) =>
    eb.and([
      ...(states === undefined ? [] : [eb('r.state', 'in', states)]),
      ...(area === undefined ? [] : [sql<SqlBool>`r.area_code ^@ (SELECT w.scope FROM area w WHERE w.code = ${area})`]),
      ...(text === undefined
        ? []
        : [sql<SqlBool>`strpos(lower(r.title || ' jl-' || replace(r.id::text, '-', '')), lower(${text})) > 0`]),
    ]),
  );
}

/** A page of the rewards that match, newest first. */
export async function listRewards(
  db: ScopedDb,
  scope: Scope,
  filter: RewardFilter,
): Promise<{ readonly total: number; readonly rows: readonly Reward[] }> {
  const { total } = await matching(db, scope, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const ids = matching(db, scope, filter)
    .select('r.id')
    .orderBy('r.opened_at', 'desc')
    .orderBy('r.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size);
  const rows = await fullRewards(db, scope)
    .where('r.id', 'in', ids)
    .orderBy('r.opened_at', 'desc')
    .orderBy('r.id')
    .execute();
  return { total, rows: rows.map(toReward) };
}

export interface NewReward {
  readonly id: string;
  readonly areaCode: string;
  readonly agencyArea: string;
  readonly tipId: string;
  readonly caseId: string;
  readonly title: string;
  readonly openedAt: Date;
}

export async function insertReward(db: ScopedDb, _scope: Scope, one: NewReward): Promise<void> {
  await db
    .insertInto('reward')
    .values({
      id: one.id,
      area_code: one.areaCode,
      agency_area: one.agencyArea,
      tip_id: one.tipId,
      case_id: one.caseId,
      title: one.title,
      state: 'due',
      opened_at: one.openedAt,
    })
    .execute();
}

/** What an act changes beside the state. */
export interface RewardChange {
  readonly state: RewardState;
  readonly proposal?: {
    readonly by: string;
    readonly eligible: boolean;
    readonly amountFen: number | null;
    readonly totalFen: number | null;
    readonly financeNeeded: boolean;
  };
  readonly reviewedBy?: string;
  /** Null when a collection is taken back; PIN and account go with it. */
  readonly check?: { readonly by: string; readonly name: string; readonly way: CollectionWay } | null;
  readonly payment?: {
    readonly by: string;
    readonly name: string;
    readonly at: Date;
    readonly means: PaymentMeans;
    readonly voucher: string;
  };
}

const NO_SECRETS = { pin_hash: null, wrong_tries: 0, account: null };

export async function changeReward(db: ScopedDb, scope: Scope, id: string, change: RewardChange): Promise<void> {
  const { state, proposal, reviewedBy, check, payment } = change;
  await db
    .updateTable('reward')
    .set({
      state,
      ...(proposal === undefined
        ? {}
        : {
            proposed_by: proposal.by,
            eligible: proposal.eligible,
            amount_fen: proposal.amountFen,
            total_fen: proposal.totalFen,
            finance_needed: proposal.financeNeeded,
          }),
      ...(reviewedBy === undefined ? {} : { reviewed_by: reviewedBy }),
      ...(check === undefined ? {} : checkColumns(check)),
      ...(payment === undefined ? {} : { ...paymentColumns(payment), ...NO_SECRETS }),
    })
    .where('id', '=', id)
    .where(inScope(scope))
    .execute();
}

function checkColumns(check: NonNullable<RewardChange['check']> | null) {
  return check === null
    ? { checked_by: null, checked_name: null, way: null, ...NO_SECRETS }
    : { checked_by: check.by, checked_name: check.name, way: check.way };
}

function paymentColumns({ by, name, at, means, voucher }: NonNullable<RewardChange['payment']>) {
  return { paid_by: by, paid_name: name, paid_at: at, means, voucher };
}

/** Whether this is the keyed hash of the PIN drawn last. */
export async function isPinOf(
  db: ScopedDb,
  scope: Scope,
  of: { readonly id: string; readonly pinHash: Buffer },
): Promise<boolean> {
  const row = await db
    .selectFrom('reward')
    .select(sql<boolean>`pin_hash = ${of.pinHash}`.as('same'))
    .where('id', '=', of.id)
    .where(inScope(scope))
    .executeTakeFirst();
  return row?.same === true;
}

/** Counts a wrong try; the last one makes the PIN void. */
export async function countWrongTry(
  db: ScopedDb,
  scope: Scope,
  of: { readonly id: string; readonly tries: number; readonly void: boolean },
): Promise<void> {
  await db
    .updateTable('reward')
    .set({ wrong_tries: of.tries, ...(of.void ? { pin_hash: null } : {}) })
    .where('id', '=', of.id)
    .where(inScope(scope))
    .execute();
}

/** The sealed account; undefined if none was given. */
export async function findAccount(db: ScopedDb, scope: Scope, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('reward')
    .select('account')
    .where('id', '=', id)
    .where(inScope(scope))
    .executeTakeFirst();
  return row?.account ?? undefined;
}
