import type { Structure } from '../structure/analyse-structure.ts';
import { SCHEME_ENGINE_VERSION } from '../structure/engine-version.ts';
import { FIELD, WORDS } from '../structure/forest.ts';
import { STATUS } from '../structure/partition.ts';
import type { ThresholdRules } from '../threshold-rules.ts';
import { rulesReference } from '../threshold-rules.ts';
import type { ThresholdCounts } from './write-results.ts';

/** The original file, sealed by two digests in lower-case hexadecimal. */
export interface SourceSeal {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sm3: string;
}

/** `summary.json`, field by field in the order of the file; fen as decimal text. */
export interface SchemeSummary {
  readonly rows: number;
  readonly accounts: number;
  readonly persons: number;
  readonly roots: number;
  readonly orphans: number;
  readonly self_references: number;
  readonly cycle_accounts: number;
  readonly below_cycle_accounts: number;
  readonly duplicates: number;
  readonly missing_ids: number;
  readonly max_level: number;
  readonly paid_in_fen: string;
  readonly paid_out_fen: string;
  readonly meets_30_3: number;
  readonly meets_120: number;
  readonly meets_2_5m: number;
  readonly source: readonly SourceSeal[];
  readonly rules: string;
  readonly engine: string;
}

/** Gathers the summary. `roots` counts declared roots only; orphans and self-references stand beside them. O(rows). */
export function summarise(
  structure: Structure,
  rules: ThresholdRules,
  found: { readonly counts: ThresholdCounts; readonly source: readonly SourceSeal[] },
): SchemeSummary {
  const { links, table, forest, totals } = structure;
  const byStatus = new Float64Array(8);
  for (const status of links.status) byStatus[status] = (byStatus[status] ?? 0) + 1;
  const of = (status: keyof typeof STATUS): number => byStatus[STATUS[status]] ?? 0;
  return {
    rows: table.rows,
    accounts: table.rows - of('duplicate') - of('missingId'),
    persons: found.counts.persons,
    roots: of('root'),
    orphans: of('orphan'),
    self_references: of('selfReference'),
    cycle_accounts: of('cycle'),
    below_cycle_accounts: of('belowCycle'),
    duplicates: of('duplicate'),
    missing_ids: of('missingId'),
    max_level: forest.count === 0 ? 0 : (forest.figures[(forest.count - 1) * WORDS + FIELD.level] as number),
    paid_in_fen: String(totals.paidIn),
    paid_out_fen: String(totals.paidOut),
    meets_30_3: found.counts.meets30x3,
    meets_120: found.counts.meets120,
    meets_2_5m: found.counts.meets2m5,
    source: found.source,
    rules: rulesReference(rules),
    engine: SCHEME_ENGINE_VERSION,
  };
}
