import * as contract from '@qingyuan/contract/scheme-source';
import { anyOf } from '../../platform/access/actor.ts';
import { command } from '../../platform/command/command.ts';
import { requireWorkableCase } from '../cases/index.ts';
import { askForAnalysis } from './ask-for-analysis.ts';
import { ANALYSE_SCHEMES } from './schemes.policy.ts';

/** Asks for the analysis of a member table: the work itself is a job, which starts after the commit. */
export const analyseScheme = command({
  name: 'scheme.analyse',
  input: contract.analyseScheme.body,
  load: ({ db, scope }, input) => requireWorkableCase(db, scope, input.caseId),
  policy: anyOf(...ANALYSE_SCHEMES),
  run: (ctx, kase, { id, name, evidenceId, table, encoding, mapping, join, persons, activeValues }) =>
    askForAnalysis(ctx, kase, {
      id,
      name,
      evidenceId,
      options: { table, encoding, mapping, join, persons, activeValues },
    }),
});
