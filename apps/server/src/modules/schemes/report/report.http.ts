import * as contract from '@qingyuan/contract/scheme-report';
import { execute } from '../../../platform/command/execute.ts';
import { DOCX } from '../../../platform/documents/official-page.ts';
import { downloadRoute, type Route, route, type RouteRequest } from '../../../platform/http/route.ts';
import { writeXlsx } from '../../../platform/tabular/xlsx-out.ts';
import { exportReport } from '../export-report.command.ts';
import { EXPORT_REPORTS, SEE_SCHEMES } from '../schemes.policy.ts';
import { annexSheets } from './annex.ts';
import { officialDocument } from './official-document.ts';
import { deriveReport } from './report-content.rules.ts';
import { annexMaterial, reportMaterial, reportOutline } from './scheme-report.read.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Leaves the trace of an export. A download is a GET and carries no key: each one is an export of its own. */
async function leaveTrace(request: RouteRequest, input: { readonly id: string; readonly format: 'docx' | 'xlsx' }) {
  await execute(request.platform.spine, exportReport, {
    actor: request.actor,
    input,
    key: `export:${crypto.randomUUID()}`,
  });
}

export const reportRoutes: readonly Route[] = [
  route(contract.getReportOutline, { roles: SEE_SCHEMES }, (request, { params }) =>
    request.read(reportOutline(request.platform, { actor: request.actor, id: params.id })),
  ),
  downloadRoute(contract.downloadReport, { roles: EXPORT_REPORTS }, async (request, { params: { id } }) => {
    await leaveTrace(request, { id, format: 'docx' });
    const material = await request.read(reportMaterial(request.platform, { actor: request.actor, id }));
    const title = `关于“${material.schemeName}”组织结构的分析报告`;
    const body = await officialDocument(deriveReport(material), { title, creator: material.agencyName });
    return { fileName: `${material.schemeName}-组织结构分析报告.docx`, contentType: DOCX, body };
  }),
  downloadRoute(contract.downloadAnnex, { roles: EXPORT_REPORTS }, async (request, { params: { id } }) => {
    await leaveTrace(request, { id, format: 'xlsx' });
    const material = await request.read(annexMaterial(request.platform, { actor: request.actor, id }));
    const body = writeXlsx(annexSheets(material));
    return { fileName: `${material.schemeName}-组织结构分析报告附表.xlsx`, contentType: XLSX, body };
  }),
];
