import { exportCapture as endpoint } from '@qingyuan/contract/patrol';
import { anyOf } from '../../platform/access/actor.ts';
import { command } from '../../platform/command/command.ts';
import { getCapture } from './object-history.sql.ts';
import { getObject } from './online-objects.sql.ts';
import { PATROL } from './patrol.policy.ts';

/** Leaves who took the sealed file out, and why; the bytes follow after the commit. */
export const exportCapture = command({
  name: 'online.export',
  input: endpoint.params.extend(endpoint.query.shape),
  load: async ({ db, scope }, input) => ({
    object: await getObject(db, scope, input.id),
    file: await getCapture(db, scope, { objectId: input.id, id: input.captureId }),
  }),
  policy: anyOf(...PATROL),
  run: async (_ctx, { object, file }, { purpose }) => ({
    result: { id: file.capture.id },
    area: object.areaCode,
    streams: [{ type: 'online_object', id: object.id }],
    reason: purpose,
    data: { file: file.capture.name, sha256: file.capture.sha256 },
  }),
});
