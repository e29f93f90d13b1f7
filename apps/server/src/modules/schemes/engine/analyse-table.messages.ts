import type { Choice, ChoiceOutcome } from '@qingyuan/core/scheme/choices/choice';
import type { FindingKind } from '@qingyuan/core/scheme/results/findings';
import type { InsightRules } from '@qingyuan/core/scheme/insight/insight-rules';
import type { ExpectedSize, ReadPlan } from '@qingyuan/core/scheme/reading/member-reader';
import type { BasisFigures, LevelCount } from '@qingyuan/core/scheme/structure-file/figures';
import type { SchemeSummary, SourceSeal } from '@qingyuan/core/scheme/results/summary';
import type { ThresholdRules } from '@qingyuan/core/scheme/threshold-rules';
import type { SentError } from './sent-error.ts';

/** What the thread is given when it starts. */
export interface TableWork {
  readonly plan: ReadPlan;
  readonly expected: ExpectedSize;
  readonly rules: ThresholdRules;
  readonly insightRules: InsightRules;
  readonly source: readonly SourceSeal[];
  /** Decisions about the data, in the order in which they were made. */
  readonly choices: readonly Choice[];
  /** What the column `active` says of an activated account. */
  readonly activeWords: readonly string[];
  /** Threads that may share the work on a large table. */
  readonly threads: number;
}

/** Files that the thread puts out piece by piece. */
export type OutputFile = 'findings' | 'structure' | 'insight' | 'placement' | 'placementFindings';

/** The figures of one tree of an analysed table. */
export interface TableFigures {
  /** As in summary.json. */
  readonly summary: SchemeSummary;
  readonly bases: readonly BasisFigures[];
  readonly levels: readonly LevelCount[];
  /** Lines of findings.csv of each kind. */
  readonly findings: Readonly<Record<FindingKind, number>>;
  readonly choices: readonly ChoiceOutcome[];
}

/**
 * Each is answered once, in order: rows and the end of them first, then the pieces of the files; when those of the
 * recommender tree are through, that of placement may be asked for, and the pieces of its files.
 */
export type Ask =
  | { readonly kind: 'rows'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'analyse' }
  | { readonly kind: 'placement' }
  | { readonly kind: 'piece'; readonly file: OutputFile };

export type Answer =
  | { readonly kind: 'taken' }
  | { readonly kind: 'figures'; readonly figures: TableFigures }
  /** Undefined when the table has no placements. */
  | { readonly kind: 'placement'; readonly figures: TableFigures | undefined }
  /** Undefined after the last. */
  | { readonly kind: 'piece'; readonly bytes: Uint8Array<ArrayBuffer> | undefined }
  | { readonly kind: 'failed'; readonly error: SentError };

/** What the thread says unasked. */
export interface StepNews {
  readonly kind: 'step';
  readonly step: 'structure' | 'persons';
}
