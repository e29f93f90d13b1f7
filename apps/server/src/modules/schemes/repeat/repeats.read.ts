import type { SchemeRepeat } from '@qingyuan/contract/scheme-report';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { getReadableScheme } from '../readable-scheme.ts';
import { listRepeats } from './repeats.sql.ts';

/** Every repetition of analyses of a scheme that the actor may read, newest first. */
export function schemeRepeats(asked: SchemeAsked) {
  return async (db: ScopedDb, scope: Scope): Promise<SchemeRepeat[]> => {
    await getReadableScheme(db, scope, asked);
    return listRepeats(db, scope, asked.id);
  };
}
