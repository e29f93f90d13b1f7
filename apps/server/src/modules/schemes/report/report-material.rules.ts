import type { SchemeChoice } from '@qingyuan/contract/scheme-choices';
import type { SchemeRepeat } from '@qingyuan/contract/scheme-report';
import type { SchemeFinding } from '@qingyuan/contract/scheme-findings';
import type { AccountRef, SchemePerson } from '@qingyuan/contract/scheme-accounts';
import type { GrowthStep } from '@qingyuan/contract/scheme-insight';
import type { LegalTest, SchemeCandidate } from '@qingyuan/contract/scheme-thresholds';
import type { LineUntil } from '@qingyuan/core/scheme/thresholds/line-until';
import type { SchemeDecision } from '@qingyuan/contract/scheme-decisions';
import type { SchemeAnalysis } from '@qingyuan/contract/schemes';

/** A person with the path from the top down to his account, for the report. */
export interface ReportPerson {
  readonly person: SchemeCandidate;
  /** Masked. */
  readonly idNumber: string | null;
  readonly path: readonly string[];
  /** With and without what joined after his formal exit; undefined where none is recorded. */
  readonly exitLine: LineUntil | undefined;
}

/** The person of a decision in force, compared with the law on the day of conduct that it names. */
export interface DecidedPerson {
  readonly decisionId: string;
  readonly person: SchemeCandidate;
  readonly conductOn: string;
}

export interface ReportMaterial {
  readonly schemeName: string;
  readonly caseNumber: string | null;
  readonly caseTitle: string;
  readonly agencyName: string;
  readonly analysis: SchemeAnalysis;
  /** Described one by one. */
  readonly persons: readonly ReportPerson[];
  /** Those behind them, in a table. */
  readonly others: readonly SchemePerson[];
  /** Every test that applies, in order; windows of earlier penalties are counted to `conductOn`. */
  readonly tests: readonly LegalTest[];
  readonly conductOn: string;
  /** Persons of the decisions in force; those whose account is not in the table are missing. */
  readonly decided: readonly DecidedPerson[];
  /** Accounts by the month of joining; undefined when the table has no days of joining. */
  readonly growth: { readonly months: readonly GrowthStep[]; readonly unknown: number } | undefined;
  /** Those who reach the lower threshold of somebody punished before, and not the first. */
  readonly repeating: readonly ReportPerson[];
  /** Persons above the first threshold, those beyond the ones shown included. */
  readonly personsTotal: number;
  /** Decisions about the data, in force and revoked. */
  readonly choices: readonly SchemeChoice[];
  readonly decisions: readonly SchemeDecision[];
  /** The first faulty rows of each kind. */
  readonly findings: readonly SchemeFinding[];
  readonly repeats: readonly SchemeRepeat[];
  readonly exportedAt: Date;
}

/** An account as papers name it. */
export function refText({ memberId, name }: Pick<AccountRef, 'memberId' | 'name'>): string {
  return name === null ? memberId : `${name}（${memberId}）`;
}
