/** A text in both languages of the product. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A part of a reward scheme that stands at a place of its own. */
interface Placed {
  readonly article?: Words | undefined;
}

/** A level of report (举报等级) and what it brings: a share of fines and confiscations, never below a minimum. */
export interface RewardLevel {
  readonly level: number;
  /** Hundredths of a per cent: 500 is 5 %. */
  readonly basisPoints: number;
  readonly minimumFen: number;
}

/** A share of what was imposed on the offender. */
export interface PercentageAmount extends Placed {
  readonly kind: 'percentage';
  readonly levels: readonly RewardLevel[];
}

/** A condition on one of the scheme's facts, both ends included; a yes is 1, a no is 0. */
export interface FactCondition {
  readonly fact: string;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** A line of a table of fixed amounts. */
export interface TableRow extends Placed {
  readonly id: string;
  readonly title: Words;
  readonly amountFen: number;
  /** The amount is given once for each of this fact, e.g. for each nest. */
  readonly each?: string | undefined;
  readonly when: readonly FactCondition[];
}

/** Fixed amounts by what was found. Of the lines that apply the highest counts: one lead, one reward. */
export interface TableAmount extends Placed {
  readonly kind: 'table';
  readonly rows: readonly TableRow[];
  /** Whether the office may set an amount where no line applies (酌情奖励). */
  readonly discretion: boolean;
}

/** A question about the reporter or the report, answered by a human. */
export interface RewardQuestion extends Placed {
  readonly id: string;
  /** The answer that rules a reward out; `never` only informs. */
  readonly excludes: 'yes' | 'no' | 'never';
  /** A question whose yes lifts the exclusion, e.g. an offender who is an insider. */
  readonly unless?: string | undefined;
}

/** What the reckoning needs of a reward scheme; titles, citation and days in force stay with the law data. */
export interface RewardScheme {
  readonly amount: PercentageAmount | TableAmount;
  /** Highest sum for one case. */
  readonly cap?: ({ readonly fen: number } & Placed) | undefined;
  /** A single reward from this sum on is decided together with the finance department. */
  readonly finance?: ({ readonly fromFen: number } & Placed) | undefined;
  /** An insider's reward may be raised with the finance department's consent. */
  readonly insiderRaise?: Placed | undefined;
  readonly sharing: { readonly simultaneousMinutes: number } & Placed;
  readonly questions: readonly RewardQuestion[];
}
