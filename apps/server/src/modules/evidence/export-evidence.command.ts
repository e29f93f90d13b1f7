import { Purpose } from '@qingyuan/contract/evidence';
import { z } from 'zod';
import { anyOf } from '../../platform/access/actor.ts';
import { command } from '../../platform/command/command.ts';
import { EXPORT_EVIDENCE } from './evidence.policy.ts';
import { getItem, insertCustody } from './evidence.sql.ts';

/** Leaves in the custody that the original goes out, and why; the bytes follow after the commit. */
export const exportEvidence = command({
  name: 'evidence.export',
  input: z.object({ id: z.uuid(), purpose: Purpose }),
  load: ({ db, scope }, input) => getItem(db, scope, input.id),
  policy: anyOf(...EXPORT_EVIDENCE),
  run: async ({ db, scope, actor, now }, { item }, input) => {
    await insertCustody(db, scope, { item, event: 'exported', actor, at: now, purpose: input.purpose });
    return {
      result: { id: item.id },
      area: item.areaCode,
      streams: [
        { type: 'evidence', id: item.id },
        { type: 'case', id: item.caseId },
      ],
      reason: input.purpose,
      data: { file: item.name, sha256: item.sha256 },
    };
  },
});
