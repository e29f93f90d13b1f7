import { EvidenceFields } from '@qingyuan/contract/evidence';
import { execute } from '../../platform/command/execute.ts';
import type { RouteRequest, Upload } from '../../platform/http/route.ts';
import { takeUpload, uploadFields } from '../../platform/http/take-upload.ts';
import { addEvidence } from './add-evidence.command.ts';
import { requireWorkableCase } from './workable-case.ts';

const GIB = 1_073_741_824;
/** Member databases of real cases stay far below; a whole disk image belongs into other hands. */
const LIMIT_BYTES = 20 * GIB;

/**
 * Takes an uploaded original: checks the form and the case before the first byte is stored, seals the
 * stream in the vault, then registers it. Whatever fails on the way, nothing is registered and nothing half stays.
 */
export async function sealUpload(request: RouteRequest, upload: Upload) {
  const fields = uploadFields(upload, EvidenceFields, '证据信息填写有误，请按提示修改');
  await request.read((db, scope) => requireWorkableCase(db, scope, fields.caseId));
  const input = { ...fields, ...(await takeUpload(request.platform.vault, upload, LIMIT_BYTES)) };
  return execute(request.platform.spine, addEvidence, { actor: request.actor, input, key: request.key });
}
