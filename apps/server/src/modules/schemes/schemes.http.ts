import { Readable } from 'node:stream';
import * as findings from '@qingyuan/contract/scheme-findings';
import * as accounts from '@qingyuan/contract/scheme-accounts';
import * as decisions from '@qingyuan/contract/scheme-decisions';
import * as source from '@qingyuan/contract/scheme-source';
import * as contract from '@qingyuan/contract/schemes';
import { execute } from '../../platform/command/execute.ts';
import { commandRoute, downloadRoute, type Route, route, type RouteRequest } from '../../platform/http/route.ts';
import { accountDetail, childLines, plainField, rootLines } from './accounts.read.ts';
import { analyseScheme } from './analyse-scheme.command.ts';
import { schemeDecisions } from './decisions.read.ts';
import { findingsFile, findingsPage } from './findings.read.ts';
import { markRole } from './mark-role.command.ts';
import { openSource, previewSource } from './preview.read.ts';
import { revealAccount } from './reveal-account.command.ts';
import { ANALYSE_SCHEMES, EXPORT_REPORTS, MARK_ROLES, REVEAL_ACCOUNTS, SEE_SCHEMES } from './schemes.policy.ts';
import { schemeDetail, schemesPage } from './schemes.read.ts';

const readers = { roles: SEE_SCHEMES };

/** Who asks, and about which scheme or account. */
function asked<P extends { readonly id: string }>(request: RouteRequest, params: P) {
  return { ...params, actor: request.actor };
}

export const schemeRoutes: readonly Route[] = [
  route(source.previewSource, { roles: ANALYSE_SCHEMES }, async (request, { params, query }) => {
    const { actor, platform } = request;
    const evidence = await request.read(openSource(platform.vault, { actor, evidenceId: params.evidenceId }));
    return previewSource(evidence, query);
  }),
  commandRoute(source.analyseScheme, { roles: ANALYSE_SCHEMES }, analyseScheme),
  route(contract.listSchemes, readers, (request, { query }) => request.read(schemesPage(request.actor, query))),
  route(contract.getScheme, readers, (request, { params }) => request.read(schemeDetail(request.actor, params.id))),
  route(accounts.listRoots, readers, (request, { params, query }) =>
    request.read(rootLines(request.platform, asked(request, params), query)),
  ),
  route(accounts.listChildren, readers, (request, { params, query }) =>
    request.read(childLines(request.platform, asked(request, params), query)),
  ),
  route(accounts.getAccount, readers, (request, { params, query }) =>
    request.read(accountDetail(request.platform, asked(request, params), query.tree)),
  ),
  route(accounts.revealAccount, { roles: REVEAL_ACCOUNTS }, async (request, { params, body }) => {
    const call = { actor: request.actor, input: { ...params, ...body }, key: request.key };
    await execute(request.platform.spine, revealAccount, call);
    return { value: await request.read(plainField(request.platform, asked(request, params), body.field)) };
  }),
  commandRoute(decisions.markRole, { roles: MARK_ROLES }, markRole),
  route(decisions.listSchemeDecisions, readers, (request, { params }) =>
    request.read(schemeDecisions(request.platform, asked(request, params))),
  ),
  route(findings.listFindings, readers, (request, { params, query }) =>
    request.read(findingsPage(request.platform.vault, asked(request, params), query)),
  ),
  downloadRoute(findings.downloadFindings, { roles: EXPORT_REPORTS }, async (request, { params, query }) => {
    const wanted = { ...asked(request, params), tree: query.tree };
    const { name, lines } = await request.read(findingsFile(request.platform.vault, wanted));
    const tree = query.tree === 'placement' ? '-接点树' : '';
    return {
      fileName: `${name}${tree}-数据瑕疵.csv`,
      contentType: 'text/csv; charset=utf-8',
      body: Readable.from(lines),
    };
  }),
];
