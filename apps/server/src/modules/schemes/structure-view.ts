import type { Account, AccountLines, AccountRef, Bases, SchemeRevealField } from '@qingyuan/contract/scheme-accounts';
import type { CountingBasis, SchemeTree, ThresholdKey } from '@qingyuan/contract/schemes';
import type { LineCount, LineUntil } from '@qingyuan/core/scheme/thresholds/line-until';
import type { PayKind } from '@qingyuan/core/scheme/reading/member-table';

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
  readonly bases: Bases;
  readonly moneyLineFen: string;
  /** On the basis of persons. */
  readonly meets: ThresholdKey[];
  readonly meetsOn: Readonly<Record<CountingBasis, ThresholdKey[]>>;
}

/** Texts of an account that are no personal data; null when empty or not in the table. */
export type PlainText = 'placement' | 'area' | 'level_name' | 'joined_at' | 'last_active_at' | 'active';

/** Texts that tell devices and connections apart: shown to those who may see personal fields only. */
export type TraceText = 'device' | 'ip';

export interface Range {
  readonly offset: number;
  readonly limit: number;
}

/** What screens and decisions read of a finished analysis. Every method reads a bounded part of the file. */
export interface StructureView {
  /** The tree of which every answer is. */
  readonly tree: SchemeTree;
  /** @throws DomainError when there is no such account. */
  account(index: number): Promise<Account & { readonly recommenderId: string }>;
  /** In the clear. */
  field(index: number, field: SchemeRevealField): Promise<string | null>;
  text(index: number, text: PlainText | TraceText): Promise<string | null>;
  /** What the account was paid, by kind, in fen; kinds that the table did not have are not there. */
  pay(index: number): Promise<{ [kind in PayKind]?: string }>;
  /** Address of the account with exactly this id. */
  find(memberId: string): Promise<number | undefined>;
  /** From the root down to the account; the middle of a very long path is left out. */
  path(index: number): Promise<{ top: AccountRef[]; omitted: number; near: AccountRef[] }>;
  children(index: number, range: Range): Promise<AccountLines>;
  roots(range: Range): Promise<AccountLines>;
  /** Who stands behind an account. */
  person(index: number): Promise<PersonFacts>;
  /** The lines of the person behind an account, whole and as far as joined by the end of a day. Walks all of them. */
  lineUntil(index: number, count: LineCount): Promise<LineUntil>;
  /** The first account with an id number. Goes through all of them. */
  findByIdNumber(idNumber: string): Promise<number | undefined>;
  /** Persons at or above a threshold counted on a basis, most people first. */
  personsAbove(
    on: { readonly basis: CountingBasis; readonly threshold: ThresholdKey },
    range: Range,
  ): Promise<{ total: number; rows: PersonFacts[] }>;
}
