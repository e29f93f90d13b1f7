import type { PayKind } from '../reading/member-table.ts';

/** What pay is taken for when recruiting is set against sales. */
export type PayClass = 'recruiting' | 'sales' | 'other';

/** From the law data: rules named `id@version`. */
export interface InsightRules {
  readonly pay: { readonly rule: string; readonly classes: Readonly<Record<PayKind, PayClass>> };
  readonly suspicion: Suspicion;
}

/** From which size on something is listed as suspicious; choices of this project. */
export interface Suspicion {
  readonly rule: string;
  /** Accounts one after the other by one recommender, in one minute, without payment and activity. */
  readonly burstAccounts: number;
  /** Accounts of one recommender whose names are alike or made up like 用户001. */
  readonly namedAccounts: number;
  /** What a made-up name consists of besides digits. */
  readonly madeUpNames: readonly string[];
  /** Accounts of one person below one another. */
  readonly ladderAccounts: number;
  /** A part with at most so many accounts counts as isolated. */
  readonly isolatedAccounts: number;
}
