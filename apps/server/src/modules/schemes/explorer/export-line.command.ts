import { downloadLine, LineFormat, notePictureExport } from '@qingyuan/contract/scheme-explorer';
import { z } from 'zod';
import { anyOf } from '../../../platform/access/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { openStructure } from '../open-structure.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { EXPORT_REPORTS } from '../schemes.policy.ts';

const { picture, format, ...line } = notePictureExport.body.shape;

/** Leaves in the log that a line goes out, as a table or as a picture, and what for; the file follows after the commit. */
export const exportLine = command({
  name: 'scheme.export-line',
  input: downloadLine.params.extend({
    ...line,
    format: z.enum([...LineFormat.options, ...format.options]),
    picture: picture.optional(),
  }),
  load: ({ db, scope, actor }, input) => getAnalysedScheme(db, scope, { actor, id: input.id }),
  policy: anyOf(...EXPORT_REPORTS),
  run: async ({ services }, { scheme, result }, input) => {
    const structure = await openStructure(services.vault, result, input.tree);
    // An account that is not there is refused before anything is written down.
    const accounts = input.from === undefined ? undefined : ((await structure.account(input.from)).downline ?? 0) + 1;
    return {
      result: { id: scheme.id },
      area: scheme.areaCode,
      streams: [
        { type: 'scheme', id: scheme.id },
        { type: 'case', id: scheme.caseId },
      ],
      reason: input.purpose,
      data: {
        schemeId: scheme.id,
        name: scheme.name,
        analysis: result.version,
        tree: input.tree,
        format: input.format,
        ...(input.picture === undefined ? {} : { picture: input.picture }),
        ...(input.from === undefined ? {} : { from: input.from, accounts }),
      },
    };
  },
});
