import { openCase as endpoint } from '@qingyuan/contract/cases';
import { anyOf } from '../../platform/access/actor.ts';
import { invalid } from '../../platform/access/errors.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { getArea, listUsersWithRole } from '../jurisdictions/index.ts';
import { takeLead } from '../leads/index.ts';
import { OPEN_CASES, WORK_CASES } from './cases.policy.ts';
import { insertCase } from './cases.sql.ts';

/** Proposes a case for filing (立案审批), with two officers, usually from a confirmed lead, which it takes. */
export const openCase = command({
  name: 'case.open',
  input: endpoint.body,
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: anyOf(...OPEN_CASES),
  run: async (ctx, area, input) => {
    const { db, scope, actor, now } = ctx;
    const officers = await namedOfficers(ctx, input.officers);
    const lead =
      input.leadId === undefined ? undefined : await takeLead(ctx, { leadId: input.leadId, caseId: input.id });
    await insertCase(db, scope, {
      id: input.id,
      areaCode: area.code,
      agencyId: actor.agency.id,
      agencyName: actor.agency.name,
      agencyArea: actor.areaCode,
      leadId: lead?.id ?? null,
      title: input.title,
      cause: input.cause,
      schemeTypes: input.schemeTypes,
      parties: input.parties,
      openedBy: { id: actor.userId, name: actor.name },
      openedAt: now,
      officers,
    });
    const taken = lead === undefined ? [] : [{ type: 'lead', id: lead.id }];
    // The tip behind the lead learns what became of it.
    const payload = { caseId: input.id, leadId: lead?.id ?? null, tipId: lead?.tipId ?? null, title: input.title };
    return {
      result: { id: input.id, state: 'proposed' as const },
      area: area.code,
      streams: [{ type: 'case', id: input.id }, ...taken],
      data: { title: input.title, officers: officers.map(({ name }) => name) },
      events: [{ name: 'case.opened', payload }],
    };
  },
});

/** At least two officers of the jurisdiction who may work on cases. */
async function namedOfficers({ db, scope }: CommandContext, ids: readonly string[]) {
  const officers = (await listUsersWithRole(db, scope, WORK_CASES)).filter(({ id }) => ids.includes(id));
  if (officers.length === ids.length && officers.length >= 2) return officers;
  throw invalid('officers-unknown', '办案人员须为本辖区两名以上执法人员，请重新选择。', [
    { path: 'officers', message: '请重新选择办案人员' },
  ]);
}
