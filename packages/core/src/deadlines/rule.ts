/** `day` and `working_day` count days, `month` and `year` go by the calendar, `hour` runs by the clock. */
export type PeriodUnit = 'hour' | 'working_day' | 'day' | 'month' | 'year';

export interface Period {
  readonly amount: number;
  readonly unit: PeriodUnit;
}

/** A prolongation that the rule allows, once each, in the order of the rule. */
export interface ExtensionRule {
  readonly id: string;
  /** Absent where the approving body sets the term itself. */
  readonly period?: Period | undefined;
  /** Who has to approve, as a code that the law data explains. */
  readonly approval: string;
}

/** A statutory or internal period, as the law data has it; wording and citation stay there. */
export interface ClockRule {
  readonly id: string;
  readonly version: string;
  readonly unit: PeriodUnit;
  readonly amount: number;
  /** Suspended days (appraisal, notice, hearing …) are not counted. */
  readonly suspendable: boolean;
  /** A period that would end on a day off ends on the next working day. Working days and hours never need it. */
  readonly rollsOver: boolean;
  readonly extensions: readonly ExtensionRule[];
  /** From how long before the end the clock is shown as near. */
  readonly nearBefore: Period;
}
