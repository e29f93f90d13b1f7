import { z } from 'zod';
import { PlainDateText } from './common.ts';

/** Text in the two languages of the product. */
export const Localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Localized = z.infer<typeof Localized>;

/**
 * How sure a rule is. V: read in a published text. O: general knowledge, to be confirmed before anybody relies on it.
 * D: derived, a choice of this project.
 */
export const Certainty = z.enum(['V', 'O', 'D']);
export type Certainty = z.infer<typeof Certainty>;

/** Which accounts are counted, and who counts once: 口径. */
export const CountingBasisCode = z.enum(['accounts', 'active', 'persons', 'participants', 'without_family']);
export type CountingBasisCode = z.infer<typeof CountingBasisCode>;

/** Whose line is counted: that of recommenders 推荐关系, or of placement 接点（安置）关系. */
export const CountingTree = z.enum(['recommender', 'placement']);
export type CountingTree = z.infer<typeof CountingTree>;

/** Where a rule stands; screens and papers cite nothing else. */
export const Citation = z.strictObject({
  document: Localized,
  /** Absent where it has not been looked up. */
  article: Localized.optional(),
  /** Where the article is less sure than the content of the rule; otherwise as the rule. */
  articleCertainty: Certainty.optional(),
  /** The words of the text, in Chinese. */
  text: z.string().min(1).optional(),
});
export type Citation = z.infer<typeof Citation>;

/** What every rule carries. One id may appear in several versions whose times in force do not overlap. */
export const rule = {
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u),
  version: z.string().regex(/^[1-9]\d*$/u),
  title: Localized,
  citation: Citation,
  effectiveFrom: PlainDateText,
  /** The last day in force. */
  effectiveTo: PlainDateText.optional(),
  certainty: Certainty,
  /** Where the content was taken from, and what was not checked. */
  source: z.string().min(1),
};

const PeriodUnit = z.enum(['hour', 'working_day', 'day', 'month', 'year']);
const Period = z.strictObject({ amount: z.int().positive(), unit: PeriodUnit });

/** Who approves an extension. */
export const ApprovalCode = z.enum([
  'agency_head', // 主要负责人
  'agency_person_in_charge', // 负责人
  'collective_discussion', // 集体讨论
  'police_head', // 公安机关负责人
  'superior_procuratorate', // 上一级人民检察院
]);

const NEAR_UNITS: Readonly<Record<z.infer<typeof PeriodUnit>, string>> = {
  hour: 'hour',
  working_day: 'working_day',
  day: 'day',
  month: 'day',
  year: 'day',
};

/** A statutory or internal period. Events are codes that the workflows emit. */
export const Clock = z
  .strictObject({
    ...rule,
    /** Whether the act has to be done by the end of the period or only after it. */
    bound: z.enum(['no_later_than', 'not_before']),
    unit: PeriodUnit,
    amount: z.int().positive(),
    startEvent: z.string().min(1),
    stopEvent: z.string().min(1),
    suspendable: z.boolean(),
    rollsOver: z.boolean(),
    nearBefore: Period,
    extensions: z.array(
      z.strictObject({ id: z.string().min(1), period: Period.optional(), approval: ApprovalCode, title: Localized }),
    ),
    /** For what the period may stand still; none named = any reason that the head accepts. */
    suspensionGrounds: z.array(z.strictObject({ id: z.string().min(1), title: Localized })).optional(),
    /** What happens, or has to be done, when the period has passed. */
    onOverdue: Localized.optional(),
  })
  .refine(
    (clock) => clock.unit !== 'hour' || !(clock.suspendable || clock.rollsOver),
    'hours are neither suspended nor rolled over',
  )
  .refine(
    (clock) => NEAR_UNITS[clock.unit] === clock.nearBefore.unit,
    'nearBefore has to be in the unit in which the clock is shown',
  );
export type Clock = z.infer<typeof Clock>;

/** One topic's clocks. */
export const ClockFile = z.strictObject({ clocks: z.array(Clock).min(1) });

/** A condition of having been punished before, for organising or leading: a criminal penalty ever, or an administrative one within the window. */
export const PriorPenaltyNeed = z.strictObject({
  criminal: z.literal('ever'),
  /** From the day of effect of the penalty to the new conduct; the last day is within. */
  administrativeWindow: z.strictObject({ amount: z.int().positive(), unit: z.enum(['day', 'month', 'year']) }),
});
export type PriorPenaltyNeed = z.infer<typeof PriorPenaltyNeed>;

/** What figures have to reach; every number includes itself (以上包括本数). All that is named is needed. */
export const ThresholdNeeds = z
  .strictObject({
    people: z.int().positive().optional(),
    levels: z.int().positive().optional(),
    moneyFen: z.int().positive().optional(),
    priorPenalty: PriorPenaltyNeed.optional(),
  })
  .refine((needs) => Object.keys(needs).length > 0, 'a test has to need something');

/** Where something stands more closely than its rule; as sure as the rule's article. */
const place = { article: Localized.optional(), text: z.string().min(1).optional() };

/** One test of a rule: what it needs, which count feeds it, and where it stands. */
export const ThresholdTest = z.strictObject({
  key: z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/u),
  /** prosecution 追诉 · organiser 认定组织者、领导者 · serious 情节严重 */
  kind: z.enum(['prosecution', 'organiser', 'serious']),
  title: Localized,
  needs: ThresholdNeeds,
  /** Key of a test that has to be met first. */
  requires: z.string().optional(),
  basis: CountingBasisCode,
  tree: CountingTree,
  ...place,
  /** Where they differ from those of the rule. */
  certainty: Certainty.optional(),
  effectiveFrom: PlainDateText.optional(),
});
export type ThresholdTest = z.infer<typeof ThresholdTest>;

/** Tests that the engine applies to every person; a rule of thresholds has each of them. */
const ENGINE_TESTS = ['30_3', '120', '2_5m'];

/** The thresholds of organising or leading pyramid selling. */
export const Thresholds = z
  .strictObject({
    ...rule,
    tests: z.array(ThresholdTest).min(1),
    /** People of several schemes are added up where one of them has so many levels. */
    severalSchemes: z.strictObject({ levels: z.int().positive(), ...place }),
    /** Where it says that downline developed after a formal exit counts while pay goes on. */
    afterExit: z.strictObject(place),
  })
  .refine(({ tests }) => new Set(tests.map(({ key }) => key)).size === tests.length, 'a key of a test stands twice')
  .refine(
    ({ tests }) =>
      tests.every(
        ({ requires }, at) => requires === undefined || tests.slice(0, at).some(({ key }) => key === requires),
      ),
    'a test requires one that does not stand before it',
  )
  .refine(
    ({ tests }) => ENGINE_TESTS.every((key) => tests.some((test) => test.key === key)),
    `the tests ${ENGINE_TESTS.join(', ')} are needed`,
  );
export type Thresholds = z.infer<typeof Thresholds>;

/** A line of public-security punishment, below the criminal threshold. */
export const DetentionScale = z.strictObject({
  ...rule,
  acts: z.array(
    z.strictObject({
      id: z.string().min(1),
      title: Localized,
      days: z.strictObject({ min: z.int().positive(), max: z.int().positive() }),
      /** The lighter or heavier step beside the ordinary one. */
      other: z.strictObject({ kind: z.enum(['lighter', 'heavier']), min: z.int().positive(), max: z.int().positive() }),
    }),
  ),
});
export type DetentionScale = z.infer<typeof DetentionScale>;

/** A province's table of when an act is lighter or heavier. Conditions of one row are alternatives. */
export const DiscretionTable = z.strictObject({
  ...rule,
  province: z.string().regex(/^\d{2}0000$/u),
  scale: z.string(),
  /** The count that feeds its numbers. */
  basis: CountingBasisCode,
  tree: CountingTree,
  rows: z.array(
    z.strictObject({
      act: z.string().min(1),
      kind: z.enum(['lighter', 'heavier']),
      peopleBelow: z.int().positive().optional(),
      peopleFrom: z.int().positive().optional(),
      moneyBelowFen: z.int().positive().optional(),
      moneyFromFen: z.int().positive().optional(),
      others: z.array(Localized),
    }),
  ),
});
export type DiscretionTable = z.infer<typeof DiscretionTable>;

/** The days of one year that differ from the plain week. */
export const CalendarFile = z.strictObject({
  ...rule,
  year: z.int(),
  approved: z.boolean(),
  holidays: z.array(z.strictObject({ name: Localized, from: PlainDateText, to: PlainDateText })),
  workdays: z.array(PlainDateText),
});
export type CalendarFile = z.infer<typeof CalendarFile>;

/** What a regulation allows to be imposed for a kind of conduct. */
const Penalty = z.strictObject({
  id: z.string().min(1),
  title: Localized,
  article: Localized,
  fineFen: z.strictObject({ min: z.int().nonnegative(), max: z.int().positive() }).optional(),
  /** Per cent of the value of the goods. */
  finePercentOfValue: z.strictObject({ min: z.int().positive(), max: z.int().positive() }).optional(),
  confiscates: z.boolean(),
  /** The fine may be left out (可以). */
  fineOptional: z.boolean(),
  also: z.array(Localized),
});
export const PenaltyFile = z.strictObject({ ...rule, penalties: z.array(Penalty).min(1) });
export type PenaltyFile = z.infer<typeof PenaltyFile>;

/** A column of a return. */
export const ReturnColumn = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/u),
  group: z.string().min(1),
  name: Localized,
  unit: Localized,
  /** True if the figure is computed from records; others are typed in and marked. */
  computed: z.boolean(),
  definition: Localized,
  certainty: Certainty,
});
export type ReturnColumn = z.infer<typeof ReturnColumn>;

export const ReturnForm = z.strictObject({
  ...rule,
  /** The day of the following month on which the return is due. */
  dueDay: z.int().min(1).max(28),
  groups: z.array(z.strictObject({ id: z.string().min(1), name: Localized })).min(1),
  columns: z.array(ReturnColumn).min(1),
});
export type ReturnForm = z.infer<typeof ReturnForm>;

/** Kinds of pay in member tables, as the engine names them. */
const PAY_KIND_CODES = [
  'pay_direct',
  'pay_indirect',
  'pay_team',
  'pay_node',
  'pay_match',
  'pay_sales',
  'pay_other',
] as const;

/** What each kind of pay is taken for when pay for recruiting is set against pay by sales (团队计酬). */
export const PayKinds = z
  .strictObject({
    ...rule,
    kinds: z.array(
      z.strictObject({
        kind: z.enum(PAY_KIND_CODES),
        class: z.enum(['recruiting', 'sales', 'other']),
        name: Localized,
        reason: Localized,
      }),
    ),
  })
  .refine(
    ({ kinds }) =>
      kinds.length === PAY_KIND_CODES.length && new Set(kinds.map(({ kind }) => kind)).size === kinds.length,
    'each kind of pay has to stand once',
  );
export type PayKinds = z.infer<typeof PayKinds>;

/** From which size on something in a member table is pointed out; feeds no threshold. */
export const SuspicionRule = z.strictObject({
  ...rule,
  burstAccounts: z.int().min(2),
  namedAccounts: z.int().min(2),
  madeUpNames: z.array(z.string().min(1)),
  ladderAccounts: z.int().min(2),
  isolatedAccounts: z.int().min(1),
});
export type SuspicionRule = z.infer<typeof SuspicionRule>;

/** What a person was in a scheme. Only a signed human decision gives anybody a role or a class. */
const RoleCode = z.strictObject({ id: z.string().min(1), name: Localized, description: Localized });
export const RoleFile = z.strictObject({
  ...rule,
  /** Organisers and leaders. */
  roles: z.array(RoleCode).min(1),
  /** Classes of triage (甄别), from the lightest to the gravest. */
  participantClasses: z.array(RoleCode.extend({ certainty: Certainty, mayBeBlacklisted: z.boolean() })).min(1),
});
export type RoleFile = z.infer<typeof RoleFile>;
