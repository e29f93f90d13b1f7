import { CaptureFields, fixObject as endpoint } from '@qingyuan/contract/patrol';
import { z } from 'zod';
import { anyOf } from '../../platform/access/actor.ts';
import { invalid } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { SealedUpload } from '../../platform/files/sealed-upload.ts';
import { moveObject } from './move-object.ts';
import { insertCapture } from './object-history.sql.ts';
import { lockObject } from './online-objects.sql.ts';
import { PATROL } from './patrol.policy.ts';

/** Fixes the object as evidence: a file that is sealed in the vault already, with two officers and the time. */
export const fixObject = command({
  name: 'online.fix',
  input: z.object({ objectId: endpoint.params.shape.id }).extend(CaptureFields.shape).extend(SealedUpload.shape),
  load: ({ db, scope }, input) => lockObject(db, scope, input.objectId),
  policy: anyOf(...PATROL),
  run: async (ctx, object, { objectId, vaultId, witness, ...fields }) => {
    if (new Set(fields.officers).size < 2)
      throw invalid('two-officers', '固定电子数据须由两名以上执法人员进行。', [
        { path: 'officers', message: '请填写两名不同的执法人员' },
      ]);
    if (Date.parse(fields.takenAt) > ctx.now.getTime())
      throw invalid('taken-in-future', '固定时间不能晚于现在。', [{ path: 'takenAt', message: '不能晚于现在' }]);
    const { name, size, sha256, sm3, officers } = fields;
    const moved = await moveObject(ctx, object, { act: 'fix', data: { file: name, size, sha256, sm3, officers } });
    await insertCapture(ctx.db, ctx.scope, {
      ...fields,
      objectId,
      area: object.areaCode,
      vaultId,
      witness: witness ?? null,
      sealedAt: ctx.now.toISOString(),
    });
    return { ...moved, result: { ...moved.result, sha256, sm3 } };
  },
});
