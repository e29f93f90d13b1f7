import { plainDate } from '@qingyuan/core/kernel/plain-date';
import type { Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import { blindIndex } from '../../../platform/crypto/field-cipher.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Services } from '../../../platform/platform.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { HEAD_ID } from '../decision-fields.ts';
import { openStructure } from '../open-structure.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { appliedRule, presentExit } from '../persons/judging.ts';
import { excludedAccounts } from './excluded-accounts.ts';
import { listExits } from './exits.sql.ts';
import { narrowed } from './legal-tests.rules.ts';
import { exitWords, presentLine } from './results.rules.ts';

/** The line of a person with and without the downline that joined after his recorded exit. */
export function exitFigures(
  known: Pick<Services, 'keys' | 'law' | 'vault'>,
  asked: SchemeAsked & { readonly index: number },
) {
  return async (db: ScopedDb, scope: Scope) => {
    const found = await getAnalysedScheme(db, scope, asked);
    const structure = await openStructure(known.vault, found.result);
    const { headId } = await structure.person(asked.index);
    const head = blindIndex(known.keys, HEAD_ID, headId);
    const exit = (await listExits(db, scope, found.scheme.id)).find(({ headIndex }) => headIndex.equals(head));
    if (exit === undefined) throw notFound('该人员的退出记录');
    const excluded = await excludedAccounts(known, { db, scope }, { found, structure });
    const count = { day: plainDate(exit.exitedOn), excluded };
    const { whole, until, undated } = await structure.lineUntil(asked.index, count);
    const { citation, afterExit, certainty } = appliedRule(known.law, found);
    return {
      exit: presentExit(exit),
      whole: presentLine(whole),
      untilExit: presentLine(until),
      undated,
      citation: narrowed(citation, afterExit),
      certainty,
      text: exitWords(exit),
    };
  };
}
