import { AnalysisProposal, AnalysisSide } from '@qingyuan/contract/lead-analyses';
import type { Selectable } from 'kysely';
import type { Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import type { LeadAnalysis as Row, LeadAnalysisPart as PartRow } from '../../../platform/db/schema.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';

export interface StoredPart {
  readonly side: AnalysisSide;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly people: readonly string[];
  readonly opinion: string;
  readonly ownNote: string;
  readonly savedName: string;
  readonly savedAt: Date;
  readonly sharedAt: Date | null;
  readonly signedName: string | null;
  readonly signedAt: Date | null;
  readonly digest: Buffer | null;
}

export interface StoredAnalysis {
  readonly id: string;
  readonly leadId: string;
  readonly leadTitle: string;
  readonly areaCode: string;
  readonly topic: string;
  readonly place: string;
  readonly heldAt: Date;
  readonly convenedName: string;
  readonly convenedAgency: string;
  readonly conclusion: string | null;
  readonly proposal: AnalysisProposal | null;
  readonly concludedName: string | null;
  readonly concludedAt: Date | null;
  readonly parts: readonly StoredPart[];
}

function toPart(row: Selectable<PartRow>): StoredPart {
  return {
    side: AnalysisSide.parse(row.side),
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    people: row.people,
    opinion: row.opinion,
    ownNote: row.own_note,
    savedName: row.saved_name,
    savedAt: row.saved_at,
    sharedAt: row.shared_at,
    signedName: row.signed_name,
    signedAt: row.signed_at,
    digest: row.digest,
  };
}

type FullRow = Selectable<Row> & { readonly lead_title: string; readonly area_code: string };

function toAnalysis(row: FullRow, parts: readonly StoredPart[]): StoredAnalysis {
  return {
    id: row.id,
    leadId: row.lead_id,
    leadTitle: row.lead_title,
    areaCode: row.area_code,
    topic: row.topic,
    place: row.place,
    heldAt: row.held_at,
    convenedName: row.convened_name,
    convenedAgency: row.convened_agency,
    conclusion: row.conclusion,
    proposal: row.proposal === null ? null : AnalysisProposal.parse(row.proposal),
    concludedName: row.concluded_name,
    concludedAt: row.concluded_at,
    parts,
  };
}

function analyses(db: ScopedDb, scope: Scope) {
  return db
    .selectFrom('lead_analysis as s')
    .innerJoin('lead as l', 'l.id', 's.lead_id')
    .selectAll('s')
    .select(['l.title as lead_title', 'l.area_code'])
    .where(inScope(scope, 'l.area_code'));
}

/** Of the analyses, by analysis; the police first. */
async function partsOf(db: ScopedDb, _scope: Scope, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, StoredPart[]>();
  const rows = await db
    .selectFrom('lead_analysis_part')
    .selectAll()
    .where('analysis_id', 'in', ids)
    .orderBy('side')
    .execute();
  return new Map(ids.map((id) => [id, rows.filter((row) => row.analysis_id === id).map(toPart)]));
}

/** The newest first. */
export async function listAnalysesOf(db: ScopedDb, scope: Scope, leadId: string): Promise<StoredAnalysis[]> {
  const rows = await analyses(db, scope).where('s.lead_id', '=', leadId).orderBy('s.convened_at', 'desc').execute();
  const parts = await partsOf(
    db,
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toAnalysis(row, parts.get(row.id) ?? []));
}

/** The analysis, locked until the transaction ends. @throws DomainError when the lead has none such within the scope. */
export async function lockAnalysis(
  db: ScopedDb,
  scope: Scope,
  of: { readonly leadId: string; readonly analysisId: string },
): Promise<StoredAnalysis> {
  const row = await analyses(db, scope)
    .where('s.id', '=', of.analysisId)
    .where('s.lead_id', '=', of.leadId)
    .forUpdate('s')
    .executeTakeFirst();
  if (row === undefined) throw notFound('该研判记录');
  return toAnalysis(row, (await partsOf(db, scope, [row.id])).get(row.id) ?? []);
}

export async function insertAnalysis(
  db: ScopedDb,
  _scope: Scope,
  one: Pick<StoredAnalysis, 'id' | 'leadId' | 'topic' | 'place' | 'heldAt' | 'convenedName' | 'convenedAgency'> & {
    readonly at: Date;
  },
): Promise<void> {
  await db
    .insertInto('lead_analysis')
    .values({
      id: one.id,
      lead_id: one.leadId,
      topic: one.topic,
      place: one.place,
      held_at: one.heldAt,
      convened_name: one.convenedName,
      convened_agency: one.convenedAgency,
      convened_at: one.at,
    })
    .execute();
}

/** The side's part as it now reads; its earlier words are replaced, a first sharing stays. */
export async function savePart(
  db: ScopedDb,
  _scope: Scope,
  analysisId: string,
  part: Omit<StoredPart, 'signedName' | 'signedAt' | 'digest'>,
): Promise<void> {
  const words = {
    people: [...part.people],
    opinion: part.opinion,
    own_note: part.ownNote,
    saved_name: part.savedName,
    saved_at: part.savedAt,
    shared_at: part.sharedAt,
  };
  await db
    .insertInto('lead_analysis_part')
    .values({
      analysis_id: analysisId,
      side: part.side,
      agency_id: part.agencyId,
      agency_name: part.agencyName,
      ...words,
    })
    .onConflict((oc) => oc.columns(['analysis_id', 'side']).doUpdateSet(words))
    .execute();
}

export async function saveConclusion(
  db: ScopedDb,
  _scope: Scope,
  analysisId: string,
  to: {
    readonly conclusion: string;
    readonly proposal: AnalysisProposal;
    readonly byName: string;
    readonly at: Date;
  },
): Promise<void> {
  await db
    .updateTable('lead_analysis')
    .set({ conclusion: to.conclusion, proposal: to.proposal, concluded_name: to.byName, concluded_at: to.at })
    .where('id', '=', analysisId)
    .execute();
}

/** Signatures under words that have changed are void. */
export async function clearSignatures(db: ScopedDb, _scope: Scope, analysisId: string): Promise<void> {
  await db
    .updateTable('lead_analysis_part')
    .set({ signed_by: null, signed_name: null, signed_at: null, digest: null })
    .where('analysis_id', '=', analysisId)
    .execute();
}

export async function saveSignature(
  db: ScopedDb,
  _scope: Scope,
  analysisId: string,
  signature: {
    readonly side: AnalysisSide;
    readonly by: { readonly id: string; readonly name: string };
    readonly at: Date;
    readonly digest: Buffer;
  },
): Promise<void> {
  await db
    .updateTable('lead_analysis_part')
    .set({
      signed_by: signature.by.id,
      signed_name: signature.by.name,
      signed_at: signature.at,
      digest: signature.digest,
    })
    .where('analysis_id', '=', analysisId)
    .where('side', '=', signature.side)
    .execute();
}
