import { downloadReport, ReportFormat } from '@qingyuan/contract/scheme-report';
import { anyOf } from '../../platform/access/actor.ts';
import { command } from '../../platform/command/command.ts';
import { getAnalysedScheme } from './readable-scheme.ts';
import { EXPORT_REPORTS } from './schemes.policy.ts';

/** Leaves in the log that the report or its annex goes out; the file follows after the commit. */
export const exportReport = command({
  name: 'scheme.export-report',
  input: downloadReport.params.extend({ format: ReportFormat }),
  load: ({ db, scope, actor }, input) => getAnalysedScheme(db, scope, { actor, id: input.id }),
  policy: anyOf(...EXPORT_REPORTS),
  run: async (_ctx, { scheme, result }, { format }) => ({
    result: { id: scheme.id },
    area: scheme.areaCode,
    streams: [
      { type: 'scheme', id: scheme.id },
      { type: 'case', id: scheme.caseId },
    ],
    data: { schemeId: scheme.id, name: scheme.name, version: result.version, digest: result.digest, format },
  }),
});
