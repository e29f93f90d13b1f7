import type { Certainty, Citation, Localized } from '@qingyuan/contract/law';
import type { LawRules } from '@qingyuan/contract/rules';
import { foldText } from '@qingyuan/core/kernel/text';
import { basisText } from '../../domain/basis.ts';
import {
  calendarLines,
  clockLines,
  detentionLines,
  discretionLines,
  kindName,
  payKindLines,
  penaltyLines,
  returnLines,
  rewardLines,
  roleLines,
  suspicionLines,
  thresholdLines,
  type Language,
} from './rule-lines.ts';
import { gradingLines } from './grading-lines.ts';
import { disguiseLines, recurrenceLines, screeningLines } from './screening-lines.ts';

export const RULE_KINDS = [
  'clocks',
  'thresholds',
  'penalties',
  'detention',
  'discretion',
  'calendars',
  'returns',
  'roles',
  'payKinds',
  'suspicion',
  'disguises',
  'screening',
  'recurrence',
  'rewards',
  'grading',
] as const satisfies readonly (keyof LawRules)[];
export type RuleKind = (typeof RULE_KINDS)[number];

/** One version of one rule, ready to read. */
export interface RuleRow {
  readonly kind: RuleKind;
  /** `seizure@1`, as records name the version they were made under. */
  readonly ref: string;
  readonly version: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly citation: Citation;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | undefined;
  readonly certainty: Certainty;
  readonly source: string;
}

interface Rule {
  readonly id: string;
  readonly version: string;
  readonly title: Localized;
  readonly citation: Citation;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string | undefined;
  readonly certainty: Certainty;
  readonly source: string;
}

/** All rules, kind by kind, in the order of the law data. */
export function ruleRows(rules: LawRules, l: Language): RuleRow[] {
  const row = (kind: RuleKind, rule: Rule, lines: readonly string[]): RuleRow => ({
    kind,
    ref: `${rule.id}@${rule.version}`,
    version: rule.version,
    title: rule.title[l],
    lines,
    citation: rule.citation,
    effectiveFrom: rule.effectiveFrom,
    effectiveTo: rule.effectiveTo,
    certainty: rule.certainty,
    source: rule.source,
  });
  return [
    ...rules.clocks.map((one) => row('clocks', one, clockLines(one, l))),
    ...rules.thresholds.map((one) => row('thresholds', one, thresholdLines(one, l))),
    ...rules.penalties.map((one) => row('penalties', one, penaltyLines(one, l))),
    ...rules.detention.map((one) => row('detention', one, detentionLines(one, l))),
    ...rules.discretion.map((one) => row('discretion', one, discretionLines(one, rules.detention, l))),
    ...rules.calendars.map((one) => row('calendars', one, calendarLines(one, l))),
    ...rules.returns.map((one) => row('returns', one, returnLines(one, l))),
    ...rules.roles.map((one) => row('roles', one, roleLines(one, l))),
    ...rules.payKinds.map((one) => row('payKinds', one, payKindLines(one, l))),
    ...rules.suspicion.map((one) => row('suspicion', one, suspicionLines(one))),
    ...rules.disguises.map((one) => row('disguises', one, disguiseLines(one, l))),
    ...rules.screening.map((one) => row('screening', one, screeningLines(one, l))),
    ...rules.recurrence.map((one) => row('recurrence', one, recurrenceLines(one))),
    ...rules.rewards.map((one) => row('rewards', one, rewardLines(one, l))),
    ...rules.grading.map((one) => row('grading', one, gradingLines(one, l))),
  ];
}

/** Rows in which every word occurs, be it in the title, the content, the citation, the id or the kind. */
export function findRules(rows: readonly RuleRow[], text: string, l: Language): readonly RuleRow[] {
  const words = text.split(/\s+/u).map(foldText);
  return rows.filter((row) => {
    const whole = foldText(
      [row.title, row.ref, kindName(row.kind), basisText(row.citation, l), row.citation.text ?? '', ...row.lines].join(
        '|',
      ),
    );
    return words.every((word) => whole.includes(word));
  });
}

/** Whether a rule holds on a day. */
export function standing(
  { effectiveFrom, effectiveTo }: Pick<RuleRow, 'effectiveFrom' | 'effectiveTo'>,
  today: string,
): 'ended' | 'coming' | 'in_force' {
  if (effectiveTo !== undefined && effectiveTo < today) return 'ended';
  return effectiveFrom > today ? 'coming' : 'in_force';
}
