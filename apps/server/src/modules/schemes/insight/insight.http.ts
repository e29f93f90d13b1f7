import * as contract from '@qingyuan/contract/scheme-insight';
import { type Route, route } from '../../../platform/http/route.ts';
import { SEE_SCHEMES } from '../schemes.policy.ts';
import { schemeChanges, schemeComparison, schemeVersions } from './comparison.read.ts';
import { insightGroups } from './groups.read.ts';
import { schemeInsight } from './insight.read.ts';
import { lineOf } from './line.read.ts';
import { insightRows } from './rows.read.ts';

const readers = { roles: SEE_SCHEMES };

export const insightRoutes: readonly Route[] = [
  route(contract.getInsight, readers, ({ platform, actor, read }, { params }) =>
    read(schemeInsight(platform, { ...params, actor })),
  ),
  route(contract.listInsightGroups, readers, ({ platform, actor, read }, { params: { id, kind }, query }) =>
    read(insightGroups(platform, { id, actor }, { kind, ...query })),
  ),
  route(contract.listInsightRows, readers, ({ platform, actor, read }, { params, query }) =>
    read(insightRows(platform, { ...params, actor }, query)),
  ),
  route(contract.getLineFigures, readers, ({ platform, actor, read }, { params }) =>
    read(lineOf(platform, { ...params, actor })),
  ),
  route(contract.listVersions, readers, ({ actor, read }, { params }) => read(schemeVersions({ ...params, actor }))),
  route(contract.compareVersions, readers, ({ platform, actor, read }, { params, query }) =>
    read(schemeComparison(platform, { ...params, actor }, query)),
  ),
  route(contract.listChanges, readers, ({ platform, actor, read }, { params: { id, change }, query }) =>
    read(schemeChanges(platform, { id, actor }, { change, ...query })),
  ),
];
