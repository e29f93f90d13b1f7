import { Readable } from 'node:stream';
import * as contract from '@qingyuan/contract/patrol';
import { execute } from '../../platform/command/execute.ts';
import { DOCX } from '../../platform/documents/official-page.ts';
import { letterDocument } from '../../platform/documents/letter.ts';
import {
  commandRoute,
  downloadRoute,
  type Route,
  route,
  type RouteRequest,
  uploadRoute,
} from '../../platform/http/route.ts';
import { takeUpload, uploadFields } from '../../platform/http/take-upload.ts';
import { exportCapture } from './export-capture.command.ts';
import { fixObject } from './fix-object.command.ts';
import { makeLeadOfObject } from './lead-object.command.ts';
import { PATROL, SEE_PATROL } from './patrol.policy.ts';
import * as reads from './patrol.read.ts';
import { recordObject } from './record-object.command.ts';
import { recordPatrol } from './record-patrol.command.ts';
import * as steps from './step-object.command.ts';

const readers = { roles: SEE_PATROL };
const patrollers = { roles: PATROL };
const basis = ({ platform }: RouteRequest) => ({ law: platform.law, now: platform.clock() });

/** A recording of an hour; whole disks are evidence of a case. */
const CAPTURE_LIMIT = 2 * 1_073_741_824;

export const patrolRoutes: readonly Route[] = [
  route(contract.listPatrols, readers, (request, { query }) => request.read(reads.patrolsPage(query))),
  route(contract.getPatrol, readers, (request, { params }) =>
    request.read(reads.patrolInFull(params.id, request.actor, basis(request))),
  ),
  commandRoute(contract.recordPatrol, patrollers, recordPatrol),
  route(contract.listOnlineObjects, readers, (request, { query }) =>
    request.read(reads.objectsPage(query, basis(request))),
  ),
  route(contract.findKnownObject, readers, (request, { query }) =>
    request.read(reads.knownObjects(query, basis(request))),
  ),
  route(contract.getOnlineObject, readers, (request, { params }) =>
    request.read(reads.objectInFull(params.id, request.actor, basis(request))),
  ),
  commandRoute(contract.recordObject, patrollers, recordObject),
  uploadRoute(contract.fixObject, patrollers, async (request, { params }, upload) => {
    const fields = uploadFields(upload, contract.CaptureFields, '固定信息填写有误，请按提示修改');
    await request.read(reads.objectInFull(params.id, request.actor, basis(request)));
    const file = await takeUpload(request.platform.vault, upload, CAPTURE_LIMIT);
    const input = { ...fields, ...file, objectId: params.id };
    return execute(request.platform.spine, fixObject, { actor: request.actor, input, key: request.key });
  }),
  downloadRoute(contract.exportCapture, patrollers, async (request, { params, query }) => {
    // A download is a GET and carries no key: each one is an export of its own.
    const call = { actor: request.actor, input: { ...params, ...query }, key: `export:${crypto.randomUUID()}` };
    await execute(request.platform.spine, exportCapture, call);
    const { capture, vaultId } = await request.read(reads.captureFile(params));
    const source = await request.platform.vault.openByteSource(vaultId, capture.name);
    return { fileName: capture.name, contentType: 'application/octet-stream', body: Readable.from(source.stream()) };
  }),
  commandRoute(contract.referObject, patrollers, steps.referObject),
  downloadRoute(contract.downloadLetter, readers, async (request, { params }) => {
    const { name, letter } = await request.read(reads.letterMaterial(params));
    return { fileName: `${name}-移送函.docx`, contentType: DOCX, body: await letterDocument(letter) };
  }),
  commandRoute(contract.answerReferral, patrollers, steps.answerReferral),
  commandRoute(contract.checkObject, patrollers, steps.checkObject),
  commandRoute(contract.dismissObject, patrollers, steps.dismissObject),
  commandRoute(contract.takeUpObject, patrollers, steps.takeUpObject),
  commandRoute(contract.makeLeadOfObject, patrollers, makeLeadOfObject),
];
