import type { PayKind } from '../reading/member-table.ts';
import type { Area } from './areas.ts';
import type { PayClass } from './insight-rules.ts';

/** Columns by which accounts are compared with one another. */
export const SHARED_KEYS = ['id_number', 'phone', 'bank_card', 'device', 'ip'] as const;
export type SharedKey = (typeof SHARED_KEYS)[number];

/** Accounts of a list are indexes of the structure file, in the section `members` of the insight file. */
export interface MemberList {
  readonly from: number;
  readonly count: number;
}

/** Heads by day; days are since 1970. */
export interface Growth {
  readonly days: readonly (readonly [day: number, accounts: number])[];
  readonly empty: number;
  readonly unreadable: number;
  readonly firstJoined: number | null;
  readonly lastJoined: number | null;
  readonly firstActive: number | null;
  readonly lastActive: number | null;
  readonly activeUnreadable: number;
}

export interface AreaFigures extends Area {
  readonly accounts: number;
  /** Fen, as text. */
  readonly paidIn: string;
}

export interface TopLine {
  readonly index: number;
  readonly accounts: number;
  readonly people: number;
  readonly money: string;
}

export interface PayFigures {
  readonly kind: PayKind;
  readonly class: PayClass;
  readonly sum: string;
  readonly receivers: number;
}

/** How accounts of one person are held together: so many of them share a value of the key with another. */
export interface SharedBy {
  readonly key: SharedKey;
  readonly accounts: number;
}

export interface SeveralAccounts extends MemberList {
  readonly by: readonly SharedBy[];
}

export interface SharedGroup extends MemberList {
  readonly key: SharedKey;
  readonly persons: number;
}

/** Accounts that were probably filled in by the system or by one hand, with what speaks for it. */
export interface Suspicious extends MemberList {
  readonly kind: 'burst' | 'made_up_names' | 'same_name' | 'ladder';
  /** Recommender of the accounts; the highest account of a ladder; null for roots. */
  readonly upline: number | null;
  /** Minute of joining of a burst; levels of a ladder. */
  readonly value: number;
}

/** A list that shows its biggest entries only. */
export interface Listed<T> {
  readonly total: number;
  /** Accounts in all of them. */
  readonly accounts: number;
  readonly rows: readonly T[];
}

/** Everything that is told about a scheme as a whole. */
export interface Insight {
  readonly rules: { readonly pay: string; readonly suspicion: string };
  readonly accounts: number;
  readonly growth: Growth | null;
  /** Undefined place 0 is unknown. Null when the table has neither areas nor id numbers. */
  readonly areas: {
    readonly unknown: number;
    readonly unknownPaidIn: string;
    readonly rows: readonly AreaFigures[];
  } | null;
  readonly topLines: {
    readonly accounts: readonly TopLine[];
    readonly people: readonly TopLine[];
    readonly money: readonly TopLine[];
  };
  /** `recruited`: accounts that somebody recommended. Null when the table lists no pay by kind. */
  readonly pay: { readonly kinds: readonly PayFigures[]; readonly recruited: number } | null;
  readonly several: Listed<SeveralAccounts>;
  readonly shared: readonly ({ readonly key: SharedKey } & Listed<SharedGroup>)[];
  readonly suspicious: Readonly<Record<Suspicious['kind'], Listed<Suspicious>>>;
  /** Parts by number of accounts, smallest first; one root, orphan or self-reference heads each. */
  readonly parts: readonly { readonly accounts: number; readonly parts: number }[];
  readonly isolated: { readonly atMost: number; readonly parts: number; readonly accounts: number };
}

/** Entries of a list that are kept. */
export const LISTED = 500;
