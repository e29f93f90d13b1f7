import type { Account, AccountLines, AccountRef, SchemeRevealField, ThresholdKey } from '@qingyuan/contract/schemes';

/** A person of a structure, as the engine counted. */
export interface PersonFacts {
  /** Position of the first account in the file, from 1. */
  readonly personId: number;
  /** Id of the first account: the same in every analysis of the file. */
  readonly headId: string;
  readonly account: Account;
  readonly accountCount: number;
  readonly accounts: AccountRef[];
  readonly people: number;
  readonly levels: number;
  readonly moneyLineFen: string;
  readonly meets: ThresholdKey[];
}

export interface Range {
  readonly offset: number;
  readonly limit: number;
}

/** What screens and decisions read of a finished analysis. Every method reads a bounded part of the file. */
export interface StructureView {
  /** @throws DomainError when there is no such account. */
  account(index: number): Promise<Account & { readonly recommenderId: string }>;
  /** In the clear. */
  field(index: number, field: SchemeRevealField): Promise<string | null>;
  /** From the root down to the account; the middle of a very long path is left out. */
  path(index: number): Promise<{ top: AccountRef[]; omitted: number; near: AccountRef[] }>;
  children(index: number, range: Range): Promise<AccountLines>;
  roots(range: Range): Promise<AccountLines>;
  search(text: string): Promise<{ rows: Account[]; more: boolean }>;
  /** Who stands behind an account. */
  person(index: number): Promise<PersonFacts>;
  /** Most people first. */
  personsAbove(threshold: ThresholdKey, range: Range): Promise<{ total: number; rows: PersonFacts[] }>;
}
