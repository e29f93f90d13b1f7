/** Who stands under whom: by recommendation, or by placement (接点、安置). */
export type SchemeTree = 'recommender' | 'placement';

/** A person's decision about the data, as the engine needs it; ids are those of the table, trimmed. */
export type Choice = { readonly id: string; readonly member: string } & (
  | { readonly kind: 'cut_link'; readonly tree: SchemeTree }
  | { readonly kind: 'set_link'; readonly tree: SchemeTree; readonly other: string }
  | { readonly kind: 'split_account' }
  | { readonly kind: 'merge_accounts'; readonly other: string }
  | { readonly kind: 'family_account'; readonly other: string }
  | { readonly kind: 'exclude_account' }
);

/** Whether the accounts that a decision names were in the table. */
export interface ChoiceOutcome {
  readonly id: string;
  readonly applied: boolean;
}

/** A decision with the rows of the accounts that it names. */
export interface PlacedChoice {
  readonly choice: Choice;
  readonly row: number;
  /** -1 for kinds that name one account only. */
  readonly otherRow: number;
}
