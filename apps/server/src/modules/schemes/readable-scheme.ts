import type { Actor, Scope } from '../../platform/access/actor.ts';
import { conflict } from '../../platform/access/errors.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { type ReadableCase, requireReadableCase } from '../cases/index.ts';
import { getScheme, listLatestResults, type StoredResult, type StoredScheme } from './schemes.sql.ts';

export interface ReadableScheme {
  readonly scheme: StoredScheme;
  readonly kase: ReadableCase;
  readonly result: StoredResult | undefined;
}

export interface AnalysedScheme extends ReadableScheme {
  readonly result: StoredResult;
}

interface Asked {
  readonly actor: Actor;
  readonly id: string;
}

/** A scheme of a case that the actor may read, with its last finished analysis. @throws DomainError otherwise. */
export async function getReadableScheme(db: ScopedDb, scope: Scope, { actor, id }: Asked): Promise<ReadableScheme> {
  const scheme = await getScheme(db, scope, id);
  const kase = await requireReadableCase(db, scope, { actor, caseId: scheme.caseId });
  return { scheme, kase, result: (await listLatestResults(db, scope, [id])).get(id) };
}

/** The same, for everything that rests on a finished analysis. @throws DomainError when there is none yet. */
export async function getAnalysedScheme(db: ScopedDb, scope: Scope, asked: Asked): Promise<AnalysedScheme> {
  const { result, ...found } = await getReadableScheme(db, scope, asked);
  if (result === undefined) throw conflict('not-analysed', '该组织还没有完成的分析，请等待分析完成，或者重新分析。');
  return { ...found, result };
}
