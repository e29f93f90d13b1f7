import type { SchemeAnalysis, SchemeDetail, SchemeRow } from '@qingyuan/contract/schemes';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { readableStates, WORKABLE } from '../cases/index.ts';
import { getReadableScheme } from './readable-scheme.ts';
import { possibleActs } from './schemes.policy.ts';
import { listLatestResults, listLatestRuns, listSchemes, type StoredResult, type StoredScheme } from './schemes.sql.ts';

export interface SchemesQuery {
  readonly caseId?: string | undefined;
  readonly page: number;
  readonly size: number;
}

/** A page of the schemes of cases that the actor may read. */
export function schemesPage(actor: Actor, query: SchemesQuery) {
  return async (db: ScopedDb, scope: Scope): Promise<{ total: number; rows: SchemeRow[] }> => {
    const { total, rows } = await listSchemes(db, scope, { ...query, caseStates: readableStates(actor) });
    const ids = rows.map(({ id }) => id);
    const results = await listLatestResults(db, scope, ids);
    const runs = await listLatestRuns(db, scope, ids);
    return { total, rows: rows.map((scheme) => toRow(scheme, getOf(runs, scheme.id), results.get(scheme.id))) };
  };
}

/** A scheme with its last finished analysis, and what the actor may do. */
export function schemeDetail(actor: Actor, id: string) {
  return async (db: ScopedDb, scope: Scope): Promise<{ data: SchemeDetail; can: string[] }> => {
    const { scheme, kase, result } = await getReadableScheme(db, scope, { actor, id });
    const runs = await listLatestRuns(db, scope, [id]);
    const data = {
      ...toRow(scheme, getOf(runs, id), result),
      caseNumber: kase.number,
      caseTitle: kase.title,
      analysis: result === undefined ? null : presentResult(result),
    };
    const workable = WORKABLE.includes(kase.state);
    return { data, can: possibleActs(actor, { workable, analysed: result !== undefined }) };
  };
}

/** A finished analysis as screens and papers show it. */
export function presentResult(result: StoredResult): SchemeAnalysis {
  const { analysisId, version, askedBy, recordedAt, figures, digest } = result;
  return { id: analysisId, version, askedBy, finishedAt: recordedAt.toISOString(), digest, ...figures };
}

function toRow(scheme: StoredScheme, latest: SchemeRow['latest'], result: StoredResult | undefined): SchemeRow {
  const figures = result?.figures;
  return {
    id: scheme.id,
    caseId: scheme.caseId,
    areaCode: scheme.areaCode,
    name: scheme.name,
    createdAt: scheme.createdAt.toISOString(),
    latest,
    accounts: figures?.totals.accounts ?? null,
    maxLevel: figures?.totals.maxLevel ?? null,
    meets: figures?.bases.find(({ basis }) => basis === 'persons')?.meets['30_3'] ?? null,
  };
}

function getOf<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  // A scheme is entered together with its first analysis.
  if (found === undefined) throw new Error(`scheme ${id} has no analysis`);
  return found;
}
