import { z } from 'zod';
import { Localized, rule } from './law.ts';

const Fen = z.int().positive();
/** Where a part stands more closely than its scheme. */
const placed = { article: Localized.optional() };
const Id = z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/u);

const PercentageAmount = z.strictObject({
  kind: z.literal('percentage'),
  ...placed,
  levels: z
    .array(
      z.strictObject({
        level: z.int().min(1).max(3),
        title: Localized,
        /** When a report is of this level. */
        needs: Localized,
        /** Hundredths of a per cent of fines and confiscations. */
        basisPoints: z.int().min(1).max(10_000),
        minimumFen: Fen,
      }),
    )
    .min(1),
});

const TableAmount = z.strictObject({
  kind: z.literal('table'),
  ...placed,
  /** What has to be found out before a line can be chosen. */
  facts: z.array(z.strictObject({ id: Id, title: Localized, kind: z.enum(['count', 'flag']) })).min(1),
  rows: z
    .array(
      z.strictObject({
        id: Id,
        title: Localized,
        ...placed,
        amountFen: Fen,
        /** The amount is given for each of this fact. */
        each: Id.optional(),
        /** Both ends included; a flag is 1 or 0. */
        when: z.array(
          z.strictObject({ fact: Id, from: z.int().nonnegative().optional(), to: z.int().nonnegative().optional() }),
        ),
      }),
    )
    .min(1),
  /** Whether the office may set an amount where no line applies (酌情). */
  discretion: z.boolean(),
});

/** A question about the reporter or the report. A human answers it, with a reason. */
export const RewardQuestion = z.strictObject({
  id: Id,
  title: Localized,
  ...placed,
  /** The answer that rules a reward out; `never` only informs. */
  excludes: z.enum(['yes', 'no', 'never']),
  /** Question whose yes lifts the exclusion. */
  unless: Id.optional(),
});
export type RewardQuestion = z.infer<typeof RewardQuestion>;

/** How much a tip earns, who may have it, and how several tips share. */
export const RewardScheme = z
  .strictObject({
    ...rule,
    /** First digits of the area codes it holds for; empty = everywhere. */
    area: z.string().regex(/^\d{0,6}$/u),
    /** Only reporters who gave their name. */
    namedOnly: z.boolean(),
    amount: z.discriminatedUnion('kind', [PercentageAmount, TableAmount]),
    /** Highest sum for one case. */
    cap: z.strictObject({ fen: Fen, ...placed }).optional(),
    /** A single reward from here on is decided together with the finance department. */
    finance: z.strictObject({ fromFen: Fen, ...placed }).optional(),
    insiderRaise: z.strictObject(placed).optional(),
    /** The first tip only; those received within so many minutes of it count as received together and share equally. */
    sharing: z.strictObject({ simultaneousMinutes: z.int().nonnegative(), ...placed }),
    questions: z.array(RewardQuestion).min(1),
  })
  .refine(
    ({ questions }) =>
      questions.every(({ unless }) => unless === undefined || questions.some(({ id }) => id === unless)),
    'a question is lifted by one that is not asked',
  )
  .refine(({ amount }) => {
    if (amount.kind !== 'table') return true;
    const known = new Set(amount.facts.map(({ id }) => id));
    return amount.rows.every(
      ({ each, when }) => (each === undefined || known.has(each)) && when.every(({ fact }) => known.has(fact)),
    );
  }, 'a line of the table asks for a fact that is not listed')
  .refine(({ amount, questions }) => {
    const lists = [questions, amount.kind === 'table' ? amount.rows : [], amount.kind === 'table' ? amount.facts : []];
    return lists.every((list) => new Set(list.map(({ id }) => id)).size === list.length);
  }, 'an id stands twice');
export type RewardScheme = z.infer<typeof RewardScheme>;
