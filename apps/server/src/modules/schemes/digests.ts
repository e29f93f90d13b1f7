import { createHash } from 'node:crypto';
import type { SchemeFigures } from './schemes.figures.ts';

/** The one text of a value that digests are taken over: keys in order of code units, no blanks. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}

export interface AnalysisOutputs {
  readonly figures: SchemeFigures;
  /** All are SHA-256 of the files. */
  readonly structureId: string;
  /** Null when the table has no placements. */
  readonly placementId: string | null;
  /** Null for results from before there was one. */
  readonly insightId: string | null;
  readonly findingsId: string;
  /** Null when the table has no placements, and for results from before there was one. */
  readonly placementFindingsId: string | null;
}

/** SHA-256 over everything an analysis put out, hex. */
export function outputsDigest({ placementId, insightId, placementFindingsId, ...others }: AnalysisOutputs): string {
  const { figures, structureId, findingsId } = others;
  const optional = {
    placementId: placementId ?? undefined,
    insightId: insightId ?? undefined,
    placementFindingsId: placementFindingsId ?? undefined,
  };
  const outputs = { figures, structureId, ...optional, findingsId };
  return createHash('sha256').update(canonicalJson(outputs)).digest('hex');
}

/** What the signature of a decision about a person of a structure covers. */
export interface SignedMark {
  readonly id: string;
  readonly schemeId: string;
  readonly analysisId: string;
  /** Digest of the analysis that the decision rests on. */
  readonly analysisDigest: string;
  readonly memberId: string;
  readonly name: string;
  readonly personId: string | null;
  readonly version: number;
  readonly decision: 'organiser' | 'excluded';
  readonly role: string | null;
  /** Only where somebody is excluded; earlier signatures do not have it. */
  readonly ground?: 'labour_only' | 'other' | undefined;
  /** Only of a role that rests on an earlier penalty: day of the conduct, and ids of the penalties that counted on it. */
  readonly conductOn?: string | undefined;
  readonly penalties?: readonly string[] | undefined;
  readonly rule: string;
  readonly reason: string;
  readonly decidedBy: string;
  /** ISO instant. */
  readonly decidedAt: string;
}

/** SHA-256 over the canonical text of a decision, hex. */
export function markDigest(mark: SignedMark): string {
  return createHash('sha256').update(canonicalJson(mark)).digest('hex');
}
