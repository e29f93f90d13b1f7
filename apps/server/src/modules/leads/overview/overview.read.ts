import type { Answer, ParsedInput } from '@qingyuan/contract/endpoint';
import type { lateLeads, mapLeads } from '@qingyuan/contract/lead-overview';
import { diffDays, shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import type { Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Law } from '../../../platform/law/law.ts';
import { getArea } from '../../jurisdictions/index.ts';
import type { DueFilter } from '../leads.sql.ts';
import { nearUntil } from './horizon.rules.ts';
import { countCauses, groupDue } from './late.rules.ts';
import { countByArea, type DueLeadRow, findTopArea, listChildren, listDueLeads } from './overview.sql.ts';

type Read<T> = (db: ScopedDb, scope: Scope) => Promise<T>;
interface Basis {
  readonly law: Law;
  readonly now: Date;
}

const RULES = ['lead-verification', 'tipster-feedback', 'anonymous-feedback', 'jurisdiction-dispute'];

/** Up to when the clocks of leads count as near, rule by rule. */
export function horizons({ law, now }: Basis): DueFilter['horizons'] {
  const today = shanghaiDate(now.getTime());
  return RULES.map((ruleId) => ({
    ruleId,
    until: nearUntil(now, law.clock(ruleId, today).nearBefore, law.calendar),
  }));
}

async function areaOrTop(db: ScopedDb, scope: Scope, asked: string | undefined) {
  const code = asked ?? (await findTopArea(db, scope));
  if (code === undefined) throw notFound('该地区');
  return getArea(db, scope, code);
}

/** Figures of the areas below, and of what is registered on the area itself. */
export function mapOf(query: ParsedInput<typeof mapLeads>['query'], now: Date): Read<Answer<typeof mapLeads>> {
  return async (db, scope) => {
    const area = await areaOrTop(db, scope, query.area);
    const below = await listChildren(db, scope, area.code);
    const length = below[0]?.code.length ?? area.code.length;
    const { source, grade } = query;
    const counts = await countByArea(db, scope, { within: area.scope, length, now, source, grade });
    const own = counts.some(({ code }) => code === area.code)
      ? [{ code: area.code, name: area.name, children: false }]
      : [];
    const rows = [...below, ...own].map((one) => {
      const found = counts.find(({ code }) => code === one.code);
      return {
        ...one,
        total: found?.total ?? 0,
        open: found?.open ?? 0,
        overdue: found?.overdue ?? 0,
        confirmed: found?.confirmed ?? 0,
        inCase: found?.in_case ?? 0,
      };
    });
    return { area: { code: area.code, name: area.name }, rows };
  };
}

const SHOWN = 100;

/** What is late and why. */
export function lateOf(query: ParsedInput<typeof lateLeads>['query'], basis: Basis): Read<Answer<typeof lateLeads>> {
  return async (db, scope) => {
    const area = await areaOrTop(db, scope, query.area);
    const due = await listDueLeads(db, scope, {
      now: basis.now,
      horizons: horizons(basis),
      within: area.scope,
      officer: query.officer,
    });
    const overdue = due.filter((lead) => lead.overdue);
    return {
      byArea: groupDue(due, 'area'),
      byOfficer: groupDue(due, 'officer'),
      byCause: countCauses(due),
      rows: overdue.slice(0, SHOWN).map((lead) => toLate(lead, basis)),
    };
  };
}

function toLate(lead: DueLeadRow, { law, now }: Basis): Answer<typeof lateLeads>['rows'][number] {
  const [today, last] = [shanghaiDate(now.getTime()), shanghaiDate(lead.dueAt.getTime())];
  return {
    id: lead.leadId,
    title: lead.title,
    areaName: lead.areaName,
    state: lead.state,
    agencyName: lead.agencyName,
    officerName: lead.officer?.name ?? null,
    ruleTitle: law.clockVersion(lead.ruleId, lead.ruleVersion).title,
    dueAt: lead.dueAt.toISOString(),
    daysLate: diffDays(last, today),
    delay: lead.delay === null ? null : { ...lead.delay, at: lead.delay.at.toISOString() },
  };
}
