import { type FileOrder, orderAccounts } from '../structure-file/account-order.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import { isAccount } from '../structure/group-persons.ts';
import { type AreaColumn, readAreas } from './areas.ts';
import { measureGrowth, readMinutes, type Times } from './growth.ts';
import type { Insight } from './insight.ts';
import type { InsightRules } from './insight-rules.ts';
import { MemberLists } from './member-lists.ts';
import { listSeveral, listShared } from './several-accounts.ts';
import { listSuspicious } from './suspicious.ts';
import { measureAreas, measureParts, measurePay, topLines } from './whole-figures.ts';

/** The figures and what they were taken from, for the insight file. */
export interface Derived {
  readonly insight: Insight;
  readonly times: Times;
  readonly areas: AreaColumn;
  readonly members: Uint32Array;
  readonly order: FileOrder;
}

/** Everything told about a scheme as a whole. Pure; nearly O(rows + bytes of the columns looked at). */
export function deriveInsight(structure: Structure, rules: InsightRules): Derived {
  const { table, links } = structure;
  const { rows, shown } = table;
  const order = orderAccounts(structure);
  const times = { joined: readMinutes(rows, shown.joined_at), active: readMinutes(rows, shown.last_active_at) };
  const areas = readAreas(rows, shown.area, shown.id_number);
  const lists = new MemberLists(order.indexOf);
  const dated = shown.joined_at !== undefined || shown.last_active_at !== undefined;
  const placed = shown.area !== undefined || shown.id_number !== undefined;
  const insight: Insight = {
    rules: { pay: rules.pay.rule, suspicion: rules.suspicion.rule },
    accounts: links.status.reduce((sum, status) => sum + (isAccount(status) ? 1 : 0), 0),
    growth: dated ? measureGrowth(structure, times) : null,
    areas: placed ? measureAreas(structure, areas) : null,
    topLines: topLines(structure, order.indexOf),
    pay: measurePay(structure, rules),
    several: listSeveral(structure, lists),
    shared: listShared(structure, lists),
    suspicious: listSuspicious({ structure, times, rules: rules.suspicion, indexOf: order.indexOf }, lists),
    ...measureParts(structure, rules.suspicion.isolatedAccounts),
  };
  return { insight, times, areas, members: lists.all(), order };
}
