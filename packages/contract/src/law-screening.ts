import { z } from 'zod';
import { Localized, rule } from './law.ts';

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u);
const Words = z.array(z.string().min(2)).min(1);

/** Names under which pyramid selling hides: how the officers' words are sorted, never a finding by itself. */
export const DisguiseDictionary = z.strictObject({
  ...rule,
  disguises: z
    .array(
      z.strictObject({
        id: Id,
        /** Gathered people 聚集式 or over the network 网络. */
        form: z.enum(['offline', 'online']),
        /** A name for the whole 名目, or the story told to make it believed 幌子. */
        kind: z.enum(['scheme', 'pretext']),
        name: Localized,
        words: Words,
      }),
    )
    .min(1)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each disguise has to stand once'),
});
export type DisguiseDictionary = z.infer<typeof DisguiseDictionary>;

/** Columns of a list that a test may look at; never one about a natural person's qualities. */
export const ScreenedField = z.enum(['name', 'scope', 'description', 'address', 'host']);
export type ScreenedField = z.infer<typeof ScreenedField>;

/** What a firm or site has to show for a reason to be given. */
const IndicatorTest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('words'), fields: z.array(ScreenedField).min(1), words: Words }),
  /** A word of the dictionary of disguises. */
  z.strictObject({ kind: z.literal('disguise'), fields: z.array(ScreenedField).min(1) }),
  /** So many entries of the list, this one among them, have the same. */
  z.strictObject({
    kind: z.literal('shared'),
    field: z.enum(['address', 'representative', 'operator']),
    from: z.int().min(2),
  }),
  /** A fee to join: the column, or an amount that stands close behind one of the words. */
  z.strictObject({
    kind: z.literal('fee'),
    fields: z.array(ScreenedField).min(1),
    words: Words,
    fromYuan: z.int().positive(),
  }),
  /** Ended within so many days of its beginning. */
  z.strictObject({ kind: z.literal('life'), maxDays: z.int().positive() }),
  z.strictObject({ kind: z.literal('complaints'), from: z.int().positive() }),
  /** Nothing is entered where something has to be. */
  z.strictObject({ kind: z.literal('missing'), field: z.literal('icp') }),
]);
export type IndicatorTest = z.infer<typeof IndicatorTest>;

export const Indicator = z.strictObject({
  id: Id,
  /** Kinds of list it looks at. */
  lists: z.array(z.enum(['firm', 'site'])).min(1),
  title: Localized,
  /** Orders the list; it decides nothing. */
  weight: z.int().min(1).max(10),
  test: IndicatorTest,
  /** What an innocent explanation may be. */
  caution: Localized,
});
export type Indicator = z.infer<typeof Indicator>;

/** Reasons to look at a firm or a site. Firms and sites only: no natural person is scored. */
export const ScreeningRules = z.strictObject({
  ...rule,
  /** An entry is shown from this sum of weights on. */
  shownFrom: z.int().positive(),
  indicators: z
    .array(Indicator)
    .min(1)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each indicator has to stand once'),
});
export type ScreeningRules = z.infer<typeof ScreeningRules>;

/** 打反复: how long a place is remembered. */
export const RecurrenceRule = z.strictObject({ ...rule, windowMonths: z.int().positive() });
export type RecurrenceRule = z.infer<typeof RecurrenceRule>;
