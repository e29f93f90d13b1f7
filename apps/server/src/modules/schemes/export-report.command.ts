import { downloadReport } from '@qingyuan/contract/schemes';
import { anyOf } from '../../platform/access/actor.ts';
import { command } from '../../platform/command/command.ts';
import { getAnalysedScheme } from './readable-scheme.ts';
import { EXPORT_REPORTS } from './schemes.policy.ts';

/** Leaves in the log that the report goes out; the document follows after the commit. */
export const exportReport = command({
  name: 'scheme.export-report',
  input: downloadReport.params,
  load: ({ db, scope, actor }, input) => getAnalysedScheme(db, scope, { actor, id: input.id }),
  policy: anyOf(...EXPORT_REPORTS),
  run: async (_ctx, { scheme, result }) => ({
    result: { id: scheme.id },
    area: scheme.areaCode,
    streams: [
      { type: 'scheme', id: scheme.id },
      { type: 'case', id: scheme.caseId },
    ],
    data: { schemeId: scheme.id, name: scheme.name, version: result.version, digest: result.digest },
  }),
});
