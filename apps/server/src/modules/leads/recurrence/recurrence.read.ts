import type { ParsedInput } from '@qingyuan/contract/endpoint';
import type * as contract from '@qingyuan/contract/recurrence';
import type { EarlierAtPlace, RecurrenceRow } from '@qingyuan/contract/recurrence';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Law } from '../../../platform/law/law.ts';
import { listAreaNames, listMarks } from '../duplicates/duplicates.sql.ts';
import { foldMark } from '../duplicates/marks.rules.ts';
import { getLead } from '../leads.sql.ts';
import { daysBetween, isRemembered } from './recurrence.rules.ts';
import { type LeadAtPlace, listLeadsAt, listRecurringPlaces, type Place } from './recurrence.sql.ts';

interface Basis {
  readonly law: Pick<Law, 'recurrence'>;
  readonly now: Date;
}

function windowOf({ law, now }: Basis): number {
  return law.recurrence('place-recurrence', shanghaiDate(now.getTime())).windowMonths;
}

/** What was confirmed at an address within the window before now. */
export function earlierAtPlace(query: ParsedInput<typeof contract.checkPlace>['query'], basis: Basis) {
  return async (db: ScopedDb, scope: Scope): Promise<{ windowMonths: number; earlier: EarlierAtPlace[] }> => {
    const { areaCode, address } = query;
    const windowMonths = windowOf(basis);
    const place = foldMark({ kind: 'place', text: address }, await listAreaNames(db, scope, areaCode));
    if (place === undefined) return { windowMonths, earlier: [] };
    const leads = await listLeadsAt(db, scope, [{ county: areaCode.slice(0, 6), key: place.key }]);
    return { windowMonths, earlier: remembered(leads, { moment: basis.now, windowMonths, room: place.detail }) };
  };
}

/** What was confirmed at the places of a lead within the window before it came in. */
export function earlierThanLead(id: string, basis: Basis) {
  return async (db: ScopedDb, scope: Scope): Promise<{ windowMonths: number; earlier: EarlierAtPlace[] }> => {
    const lead = await getLead(db, scope, id);
    const windowMonths = windowOf(basis);
    const marks = (await listMarks(db, scope, [id])).get(id) ?? [];
    const places = marks.filter(({ kind }) => kind === 'place');
    const county = lead.areaCode.slice(0, 6);
    const there = await listLeadsAt(
      db,
      scope,
      places.map(({ key }) => ({ county, key })),
    );
    const others = there.filter(({ leadId }) => leadId !== id);
    const earlier = places.flatMap(({ key, detail }) =>
      remembered(
        others.filter((one) => one.key === key),
        { moment: lead.registeredAt, windowMonths, room: detail },
      ),
    );
    return { windowMonths, earlier: [...new Map(earlier.map((one) => [one.leadId, one])).values()] };
  };
}

interface Moment {
  readonly moment: Date;
  readonly windowMonths: number;
  readonly room: string;
}

/** Each lead once, though it may name several rooms of the building. */
function remembered(leads: readonly LeadAtPlace[], at: Moment): EarlierAtPlace[] {
  const found = new Map<string, EarlierAtPlace>();
  for (const lead of leads) {
    if (!isRemembered(lead, at)) continue;
    const sameRoom = at.room !== '' && lead.room === at.room;
    if (found.has(lead.leadId) && !sameRoom) continue;
    const { leadId, title, state, areaName, address, verifiedAt } = lead;
    const daysAgo = daysBetween(verifiedAt, at.moment);
    found.set(leadId, {
      leadId,
      title,
      state,
      areaName,
      address,
      sameRoom,
      verifiedAt: verifiedAt.toISOString(),
      daysAgo,
    });
  }
  return [...found.values()];
}

/** Places that came back, each with what came again and what was there before. */
export function recurrencesPage(query: ParsedInput<typeof contract.listRecurrences>['query'], basis: Basis) {
  return async (db: ScopedDb, scope: Scope) => {
    const windowMonths = windowOf(basis);
    const { total, places } = await listRecurringPlaces(db, scope, { ...query, windowMonths });
    const leads = await listLeadsAt(db, scope, places);
    const rows = places.flatMap((place) => {
      const here = leads.filter((one) => one.key === place.key && one.areaCode.startsWith(place.county));
      return toRow(place, here, windowMonths);
    });
    return { total, rows, windowMonths };
  };
}

function toRow({ county, key }: Place, leads: readonly LeadAtPlace[], windowMonths: number): RecurrenceRow[] {
  const once = leads.filter((lead, at) => leads.findIndex(({ leadId }) => leadId === lead.leadId) === at);
  const others = (lead: LeadAtPlace) => leads.filter(({ leadId }) => leadId !== lead.leadId);
  const looked = once.map((lead) => ({
    lead,
    earlier: remembered(others(lead), { moment: lead.registeredAt, windowMonths, room: lead.room }),
  }));
  const again = looked.filter(({ earlier }) => earlier.length > 0);
  const [newest] = again;
  if (newest === undefined) return [];
  const before = new Map(again.flatMap(({ earlier }) => earlier.map((one) => [one.leadId, one] as const)));
  return [
    {
      id: `${county} ${key}`,
      address: newest.lead.address,
      areaCode: newest.lead.areaCode,
      areaName: newest.lead.areaName,
      again: again.map(({ lead }) => ({
        leadId: lead.leadId,
        title: lead.title,
        state: lead.state,
        registeredAt: lead.registeredAt.toISOString(),
        areaName: lead.areaName,
      })),
      before: [...before.values()],
    },
  ];
}
