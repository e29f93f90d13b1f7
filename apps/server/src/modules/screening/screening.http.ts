import { Readable } from 'node:stream';
import * as contract from '@qingyuan/contract/screening';
import { execute } from '../../platform/command/execute.ts';
import { commandRoute, downloadRoute, type Route, route, uploadRoute } from '../../platform/http/route.ts';
import { takeUpload, uploadFields } from '../../platform/http/take-upload.ts';
import { writeXlsx } from '../../platform/tabular/xlsx-out.ts';
import * as decisions from './decide-finding.command.ts';
import * as imports from './import-list.command.ts';
import { DECIDE_FINDINGS, IMPORT_LISTS, SEE_SCREENING } from './screening.policy.ts';
import * as reads from './screening.read.ts';

const readers = { roles: SEE_SCREENING };
const importers = { roles: IMPORT_LISTS };
const deciders = { roles: DECIDE_FINDINGS };

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A register of a province has some millions of rows. */
const LIST_LIMIT = 2 * 1_073_741_824;

export const screeningRoutes: readonly Route[] = [
  route(contract.listImports, readers, (request, { query }) => request.read(reads.importsPage(query))),
  route(contract.getImport, readers, (request, { params }) =>
    request.read(reads.importInFull(params.id, request.actor)),
  ),
  uploadRoute(contract.importList, importers, async (request, _input, upload) => {
    const fields = uploadFields(upload, contract.ImportFields, '清单信息填写有误，请按提示修改');
    const input = { ...fields, ...(await takeUpload(request.platform.vault, upload, LIST_LIMIT)) };
    return execute(request.platform.spine, imports.importList, { actor: request.actor, input, key: request.key });
  }),
  downloadRoute(contract.downloadBadRows, importers, async (request, { params }) => {
    const { name, badFile } = await request.read(reads.badRowsFile(params.id));
    const source = await request.platform.vault.openByteSource(badFile);
    return {
      fileName: `错误行-${name.replace(/\.[^.]+$/u, '')}.csv`,
      contentType: 'text/csv; charset=utf-8',
      body: Readable.from(source.stream()),
    };
  }),
  downloadRoute(contract.downloadTemplate, importers, (_request, { params }) => {
    const sheet = reads.templateSheet(params.kind);
    return Promise.resolve({ fileName: `${sheet.name}模板.xlsx`, contentType: XLSX, body: writeXlsx([sheet]) });
  }),
  commandRoute(contract.startScreening, importers, imports.startScreening),
  commandRoute(contract.discardImport, importers, imports.discardImport),
  route(contract.listFindings, readers, (request, { query }) =>
    request.read(reads.findingsPage(query, request.platform.law)),
  ),
  route(contract.getFinding, readers, (request, { params }) =>
    request.read(reads.findingInFull(params.id, request.actor, request.platform.law)),
  ),
  commandRoute(contract.makeLeadOfFinding, deciders, decisions.makeLeadOfFinding),
  commandRoute(contract.dismissFinding, deciders, decisions.dismissFinding),
];
