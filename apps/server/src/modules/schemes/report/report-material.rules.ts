import type { SchemeChoice } from '@qingyuan/contract/scheme-choices';
import type { SchemeRepeat } from '@qingyuan/contract/scheme-report';
import type { SchemeFinding } from '@qingyuan/contract/scheme-findings';
import type { AccountRef, SchemePerson } from '@qingyuan/contract/scheme-accounts';
import type { SchemeDecision } from '@qingyuan/contract/scheme-decisions';
import type { SchemeAnalysis } from '@qingyuan/contract/schemes';

/** A person with the path from the top down to his account, for the report. */
export interface ReportPerson {
  readonly person: SchemePerson;
  /** Masked. */
  readonly idNumber: string | null;
  readonly path: readonly string[];
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
