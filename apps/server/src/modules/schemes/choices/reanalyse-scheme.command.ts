import * as contract from '@qingyuan/contract/scheme-choices';
import { anyOf } from '../../../platform/access/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { requireWorkableCase } from '../../cases/index.ts';
import { askForAnalysis } from '../ask-for-analysis.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { ANALYSE_SCHEMES } from '../schemes.policy.ts';
import { getAnalysis } from '../schemes.sql.ts';

/** Asks for the last finished analysis once more, with the decisions that are in force now. */
export const reanalyseScheme = command({
  name: 'scheme.reanalyse',
  input: contract.reanalyseScheme.params,
  load: async ({ db, scope, actor }, input) => {
    const { scheme, result } = await getAnalysedScheme(db, scope, { actor, id: input.id });
    const kase = await requireWorkableCase(db, scope, scheme.caseId);
    return { scheme, kase, analysis: await getAnalysis(db, scope, result.analysisId) };
  },
  policy: anyOf(...ANALYSE_SCHEMES),
  run: (ctx, { scheme, kase, analysis }) =>
    askForAnalysis(ctx, kase, {
      id: scheme.id,
      name: scheme.name,
      evidenceId: analysis.evidenceId,
      options: analysis.options,
    }),
});
