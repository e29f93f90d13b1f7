import { TipChannel, TipKind, type TipMessage, type TipState, TipState as State } from '@qingyuan/contract/tips';
import { TipDetails } from '@qingyuan/contract/tips-registration';
import { type Selectable, sql, type SqlBool } from 'kysely';
import type { Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import type { Tip as Row } from '../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../platform/db/scope.ts';

/** A tip as stored, without its contact. */
export interface Tip {
  readonly id: string;
  readonly title: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly channel: TipChannel;
  readonly kind: TipKind;
  readonly state: TipState;
  readonly what: string;
  readonly place: string;
  readonly who: string;
  readonly locale: 'zh-CN' | 'en';
  readonly receivedAt: Date;
  readonly registeredBy: string | null;
  readonly leadId: string | null;
  readonly mergedInto: string | null;
  readonly hasContact: boolean;
  readonly named: boolean;
  readonly details: TipDetails;
  readonly canReply: boolean;
  /** The reporter wrote last. */
  readonly unread: boolean;
}

const COLUMNS = [
  't.id',
  't.title',
  't.area_code',
  't.channel',
  't.kind',
  't.state',
  't.what',
  't.place',
  't.who',
  't.locale',
  't.received_at',
  't.registered_name',
  't.lead_id',
  't.merged_into',
  't.named',
  't.details',
] as const;

function tips(db: ScopedDb, scope: Scope) {
  return db.selectFrom('tip as t').innerJoin('area as a', 'a.code', 't.area_code').where(inScope(scope, 't.area_code'));
}

function fullTips(db: ScopedDb, scope: Scope) {
  return tips(db, scope)
    .select(COLUMNS)
    .select('a.name as area_name')
    .select([
      sql<boolean>`t.contact IS NOT NULL`.as('has_contact'),
      sql<boolean>`t.receipt_hash IS NOT NULL`.as('can_reply'),
      sql<boolean>`coalesce((SELECT m.author = 'reporter' FROM tip_message m WHERE m.tip_id = t.id ORDER BY m.id DESC LIMIT 1), false)`.as(
        'unread',
      ),
    ]);
}

type FullRow = Pick<
  Selectable<Row>,
  'id' | 'title' | 'area_code' | 'channel' | 'kind' | 'state' | 'what' | 'place' | 'who' | 'locale'
> &
  Pick<Selectable<Row>, 'received_at' | 'registered_name' | 'lead_id' | 'merged_into' | 'named' | 'details'> & {
    area_name: string;
    has_contact: boolean;
    can_reply: boolean;
    unread: boolean;
  };

function toTip(row: FullRow): Tip {
  return {
    id: row.id,
    title: row.title,
    areaCode: row.area_code,
    areaName: row.area_name,
    channel: TipChannel.parse(row.channel),
    kind: TipKind.parse(row.kind),
    state: State.parse(row.state),
    what: row.what,
    place: row.place,
    who: row.who,
    locale: row.locale === 'en' ? 'en' : 'zh-CN',
    receivedAt: row.received_at,
    registeredBy: row.registered_name,
    leadId: row.lead_id,
    mergedInto: row.merged_into,
    hasContact: row.has_contact,
    named: row.named,
    details: TipDetails.parse(row.details),
    canReply: row.can_reply,
    unread: row.unread,
  };
}

/** @throws DomainError when there is no such tip within the scope. */
export async function getTip(db: ScopedDb, scope: Scope, id: string): Promise<Tip> {
  const row = await fullTips(db, scope).where('t.id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('该举报');
  return toTip(row);
}

/** The tip, locked until the transaction ends: two officers cannot both act on it. */
export async function lockTip(db: ScopedDb, scope: Scope, id: string): Promise<Tip> {
  await db.selectFrom('tip').select('id').where('id', '=', id).where(inScope(scope)).forUpdate().execute();
  return getTip(db, scope, id);
}

export interface TipFilter {
  readonly text?: string | undefined;
  readonly states?: readonly TipState[] | undefined;
  readonly channel?: TipChannel | undefined;
  readonly kind?: TipKind | undefined;
  /** The area and everything in it. */
  readonly area?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly page: number;
  readonly size: number;
}

function matching(db: ScopedDb, scope: Scope, filter: TipFilter) {
  const { text, states, channel, kind, area, from, until } = filter;
  return tips(db, scope).where((eb) =>
    eb.and([
      ...(states === undefined ? [] : [eb('t.state', 'in', states)]),
      ...(channel === undefined ? [] : [eb('t.channel', '=', channel)]),
      ...(kind === undefined ? [] : [eb('t.kind', '=', kind)]),
      ...(area === undefined ? [] : [sql<SqlBool>`t.area_code ^@ (SELECT w.scope FROM area w WHERE w.code = ${area})`]),
      ...(from === undefined ? [] : [eb('t.received_at', '>=', from)]),
      ...(until === undefined ? [] : [eb('t.received_at', '<=', until)]),
      ...(text === undefined
        ? []
        : [sql<SqlBool>`strpos(lower(concat_ws(chr(10), t.title, t.what, t.place, t.who)), lower(${text})) > 0`]),
    ]),
  );
}

/** A page of the tips that match, newest first. */
export async function listTips(
  db: ScopedDb,
  scope: Scope,
  filter: TipFilter,
): Promise<{ readonly total: number; readonly rows: readonly Tip[] }> {
  const { total } = await matching(db, scope, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const ids = matching(db, scope, filter)
    .select('t.id')
    .orderBy('t.received_at', 'desc')
    .orderBy('t.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size);
  const rows = await fullTips(db, scope)
    .where('t.id', 'in', ids)
    .orderBy('t.received_at', 'desc')
    .orderBy('t.id')
    .execute();
  return { total, rows: rows.map(toTip) };
}

export interface NewTip {
  readonly id: string;
  readonly areaCode: string;
  readonly channel: TipChannel;
  readonly kind: TipKind;
  readonly what: string;
  readonly place: string;
  readonly who: string;
  /** Sealed by the server. */
  readonly contact: Buffer | null;
  readonly named: boolean;
  readonly details: TipDetails;
  readonly receivedAt: Date;
  readonly registeredBy: { readonly id: string; readonly name: string };
}

export async function insertTip(db: ScopedDb, _scope: Scope, tip: NewTip): Promise<void> {
  await db
    .insertInto('tip')
    .values({
      id: tip.id,
      area_code: tip.areaCode,
      channel: tip.channel,
      kind: tip.kind,
      title: sql<string>`qy.tip_title(${tip.kind}, ${tip.areaCode})`,
      what: tip.what,
      place: tip.place,
      who: tip.who,
      locale: 'zh-CN',
      contact: tip.contact,
      contact_form: tip.contact === null ? null : 'entry',
      named: tip.named,
      details: JSON.stringify(tip.details),
      state: 'received',
      received_at: tip.receivedAt,
      registered_by: tip.registeredBy.id,
      registered_name: tip.registeredBy.name,
    })
    .execute();
}

/** Moves the tip to a state; acceptance and merging say into what. */
export async function setTipState(
  db: ScopedDb,
  scope: Scope,
  move: { readonly id: string; readonly state: TipState; readonly mergedInto?: string },
): Promise<void> {
  await db
    .updateTable('tip')
    .set({ state: move.state, ...(move.mergedInto === undefined ? {} : { merged_into: move.mergedInto }) })
    .where('id', '=', move.id)
    .where(inScope(scope))
    .execute();
}

/** Marks the tip as accepted; tip and lead lie in the same area. */
export async function setAccepted(
  db: ScopedDb,
  scope: Scope,
  accepted: { readonly id: string; readonly areaCode: string; readonly leadId: string; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('tip')
    .set({
      state: 'accepted',
      accepted_at: accepted.at,
      lead_id: accepted.leadId,
      area_code: accepted.areaCode,
      title: sql<string>`qy.tip_title(kind, ${accepted.areaCode})`,
    })
    .where('id', '=', accepted.id)
    .where(inScope(scope))
    .execute();
}

/** What became of the lead, for the reporter. */
export async function setProgress(db: ScopedDb, scope: Scope, id: string, progress: string): Promise<void> {
  await db.updateTable('tip').set({ progress }).where('id', '=', id).where(inScope(scope)).execute();
}

export async function insertOfficeMessage(
  db: ScopedDb,
  _scope: Scope,
  message: { readonly tipId: string; readonly authorName: string; readonly text: string; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('tip_message')
    .values({
      tip_id: message.tipId,
      author: 'office',
      author_name: message.authorName,
      text: message.text,
      at: message.at,
    })
    .execute();
}

/** The conversation, oldest first. */
export async function listMessages(db: ScopedDb, scope: Scope, tipId: string): Promise<TipMessage[]> {
  const rows = await db
    .selectFrom('tip_message as m')
    .innerJoin('tip as t', 't.id', 'm.tip_id')
    .select(['m.id', 'm.author', 'm.author_name', 'm.text', 'm.at'])
    .where('m.tip_id', '=', tipId)
    .where(inScope(scope, 't.area_code'))
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    author: row.author === 'office' ? 'office' : 'reporter',
    authorName: row.author_name,
    text: row.text,
    at: row.at.toISOString(),
  }));
}

/** The sealed contact of a tip; undefined if none was given. */
export async function findContact(
  db: ScopedDb,
  scope: Scope,
  id: string,
): Promise<{ readonly form: string; readonly sealed: Buffer } | undefined> {
  const row = await db
    .selectFrom('tip')
    .select(['contact', 'contact_form'])
    .where('id', '=', id)
    .where(inScope(scope))
    .executeTakeFirst();
  if (row === undefined || row.contact === null || row.contact_form === null) return undefined;
  return { form: row.contact_form, sealed: row.contact };
}
