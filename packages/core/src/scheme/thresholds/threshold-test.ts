import type { CountingBasis } from '../bases/basis.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { SchemeTree } from '../choices/choice.ts';

/** Punished before for organising or leading: a criminal penalty ever, or an administrative one within the window. */
export interface PriorPenaltyNeed {
  readonly criminal: 'ever';
  readonly administrativeWindow: { readonly amount: number; readonly unit: 'day' | 'month' | 'year' };
}

/** What has to be reached; all that is named is needed. Every number includes itself, `…Below` does not. */
export interface ThresholdNeeds {
  readonly people?: number | undefined;
  readonly levels?: number | undefined;
  readonly moneyFen?: number | undefined;
  readonly peopleBelow?: number | undefined;
  readonly moneyBelowFen?: number | undefined;
  readonly priorPenalty?: PriorPenaltyNeed | undefined;
}

/** A test of versioned law data, as far as reckoning goes: words and citations stay with the data. */
export interface ThresholdTest {
  readonly key: string;
  readonly needs: ThresholdNeeds;
  /** Key of a test that has to be met first, on the same count; it stands before this one. */
  readonly requires?: string | undefined;
  readonly basis: CountingBasis;
  /** Whose line is counted. */
  readonly tree: SchemeTree;
}

/** A penalty for organising or leading pyramid selling that was imposed before. */
export interface PriorPenalty {
  readonly id: string;
  readonly kind: 'criminal' | 'administrative';
  readonly effectiveOn: PlainDate;
}

/** What was counted for one person on one basis and tree; money in fen, gross. */
export interface CountedFigures {
  readonly people: number;
  readonly levels: number;
  readonly moneyFen: bigint;
  /** Indexes of the person's accounts: the lines below them are the rows behind the figures. */
  readonly accounts: readonly number[];
}
