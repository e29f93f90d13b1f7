import type { Actor, Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Services } from '../../../platform/platform.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { getAnalysis } from '../schemes.sql.ts';
import { openOriginals } from './open-originals.ts';
import { piecesFromThread } from './thread/import-thread.ts';

/** The rows of further tables that the last analysis could not add, as a table for spreadsheets. */
export function importFaultsFile(vault: Services['vault'], asked: { readonly actor: Actor; readonly id: string }) {
  return async (db: ScopedDb, scope: Scope): Promise<{ name: string; lines: AsyncIterable<Uint8Array> }> => {
    const { scheme, result } = await getAnalysedScheme(db, scope, asked);
    const analysis = await getAnalysis(db, scope, result.analysisId);
    const { evidence, others } = await openOriginals({ vault }, db, { scope, analysis });
    const originals = [evidence, ...others];
    return { name: scheme.name, lines: piecesFromThread({ originals }, 'joinFaults', analysis.options) };
  };
}
