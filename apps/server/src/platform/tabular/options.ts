import type { TextEncoding } from './table-source.ts';

/** What a caller may know better than the file says. */
export interface ListOptions {
  /** Encoding chosen by the user; found when absent. */
  readonly encoding?: TextEncoding;
  /** Only the table or sheet of this name. */
  readonly table?: string;
  /** Separator chosen by the user; found when absent. */
  readonly delimiter?: ',' | ';' | '\t';
  /** Header words of the domain: they tell a header from titles above it and notes below. */
  readonly knownColumns?: ReadonlySet<string>;
}
