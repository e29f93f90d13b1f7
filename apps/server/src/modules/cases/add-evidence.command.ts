import { EvidenceFields } from '@qingyuan/contract/evidence';
import { anyOf } from '../../platform/access/actor.ts';
import { invalid } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { SealedUpload } from '../../platform/files/sealed-upload.ts';
import { sealEvidence } from '../evidence/index.ts';
import { ADD_EVIDENCE } from './cases.policy.ts';
import { requireWorkableCase } from './workable-case.ts';

/** Registers an original, already sealed in the vault, as evidence of a case. */
export const addEvidence = command({
  name: 'evidence.register',
  input: EvidenceFields.extend(SealedUpload.shape),
  load: ({ db, scope }, input) => requireWorkableCase(db, scope, input.caseId),
  policy: anyOf(...ADD_EVIDENCE),
  run: async ({ db, scope, actor, now }, kase, { vaultId, ...fields }) => {
    if (new Set(fields.officers).size < 2)
      throw invalid('two-officers', '提取电子数据须由两名以上办案人员进行。', [
        { path: 'officers', message: '请填写两名不同的办案人员' },
      ]);
    if (Date.parse(fields.takenAt) > now.getTime())
      throw invalid('taken-in-future', '提取时间不能晚于现在。', [{ path: 'takenAt', message: '不能晚于现在' }]);
    const item = await sealEvidence(db, scope, {
      item: { ...fields, areaCode: kase.area, sealNumber: fields.sealNumber ?? null, witness: fields.witness ?? null },
      vaultId,
      actor,
      at: now,
    });
    const { id, name, size, sha256, sm3 } = item;
    return {
      result: { id, size, sha256, sm3 },
      area: kase.area,
      streams: [
        { type: 'case', id: kase.id },
        { type: 'evidence', id },
      ],
      data: { file: name, size, sha256, sm3, officers: item.officers },
      events: [{ name: 'evidence.registered', payload: { evidenceId: id, caseId: kase.id } }],
    };
  },
});
