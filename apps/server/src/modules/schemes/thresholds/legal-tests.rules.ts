import type { Citation, DetentionScale, DiscretionTable, Thresholds } from '@qingyuan/contract/law';
import type { LegalTest } from '@qingyuan/contract/scheme-thresholds';
import type { PriorPenaltyNeed, ThresholdNeeds } from '@qingyuan/core/scheme/thresholds/threshold-test';

/** A test ready to be reckoned with, and where it stands. */
export interface ApplicableTest extends LegalTest {
  readonly needs: ThresholdNeeds;
  readonly requires?: string | undefined;
}

/** What of the law data applies to a scheme on a day. */
export interface ApplicableRules {
  readonly thresholds: Thresholds;
  /** Undefined before the law that has it was in force. */
  readonly detention: DetentionScale | undefined;
  /** Of the province; undefined while the law data has none. */
  readonly discretion: DiscretionTable | undefined;
}

/** The act of the scale that organisers and leaders are measured by; the other is about luring, not about a line. */
const ORGANISING = 'organise-or-lead';

/** The tests in the order in which they are shown: criminal law first, then public-security punishment, then the province. */
export function legalTests({ thresholds, detention, discretion }: ApplicableRules): ApplicableTest[] {
  return [
    ...criminalTests(thresholds),
    ...(detention === undefined ? [] : detentionTests(detention)),
    ...(discretion === undefined || detention === undefined ? [] : provincialTests(discretion, detention)),
  ];
}

function criminalTests(rule: Thresholds): ApplicableTest[] {
  return rule.tests.map(({ key, kind, title, needs, requires, basis, tree, article, text, ...own }) => ({
    key,
    kind,
    title,
    needs,
    requires,
    basis,
    tree,
    rule: `${rule.id}@${rule.version}`,
    citation: narrowed(rule.citation, { article, text }),
    certainty: own.certainty ?? rule.certainty,
    effectiveFrom: own.effectiveFrom ?? rule.effectiveFrom,
    penaltyWindow: needs.priorPenalty?.administrativeWindow ?? null,
  }));
}

/** The citation of a rule, at the article and with the words of one of its parts. */
export function narrowed(
  { document, article, articleCertainty, text }: Citation,
  own: Pick<Citation, 'article' | 'text'>,
): Citation {
  const at = own.article ?? article;
  const words = own.text ?? (own.article === undefined ? text : undefined);
  return {
    document,
    ...(at === undefined ? {} : { article: at }),
    ...(articleCertainty === undefined ? {} : { articleCertainty }),
    ...(words === undefined ? {} : { text: words }),
  };
}

function detentionTests(scale: DetentionScale): ApplicableTest[] {
  return scale.acts
    .filter(({ id }) => id === ORGANISING)
    .map(({ id, title, days, other }) => ({
      key: id,
      kind: 'detention',
      title: {
        zh: `${title.zh}：拘留 ${days.min} 至 ${days.max} 日，${other.kind === 'lighter' ? '情节较轻' : '情节较重'}的 ${other.min} 至 ${other.max} 日`,
        en: `${title.en}: detention of ${days.min} to ${days.max} days, ${other.kind} ${other.min} to ${other.max}`,
      },
      needs: {},
      basis: 'persons',
      tree: 'recommender',
      penaltyWindow: null,
      ...where(scale),
    }));
}

function provincialTests(table: DiscretionTable, scale: DetentionScale): ApplicableTest[] {
  const act = scale.acts.find(({ id }) => id === ORGANISING);
  return table.rows
    .filter((row) => row.act === ORGANISING)
    .flatMap(({ kind, peopleBelow, peopleFrom, moneyBelowFen, moneyFromFen }) => {
      // Conditions of one row are alternatives: each is a test of its own.
      const needs: ThresholdNeeds[] = [
        { peopleBelow },
        { people: peopleFrom },
        { moneyBelowFen },
        { moneyFen: moneyFromFen },
      ];
      return needs.flatMap((need) => {
        const [what] = Object.entries(need).find(([, limit]) => limit !== undefined) ?? [];
        if (what === undefined) return [];
        return [
          {
            key: `${act?.id ?? ORGANISING}_${kind}_${what}`,
            kind,
            title: PROVINCIAL[kind],
            needs: need,
            basis: table.basis,
            tree: table.tree,
            penaltyWindow: null,
            ...where(table),
          },
        ];
      });
    });
}

const PROVINCIAL = {
  lighter: { zh: '省裁量基准：组织、领导传销活动情节较轻', en: 'Provincial table: organising or leading is lighter' },
  heavier: { zh: '省裁量基准：组织、领导传销活动情节较重', en: 'Provincial table: organising or leading is heavier' },
} as const;

function where({ id, version, citation, certainty, effectiveFrom }: DetentionScale | DiscretionTable) {
  return { rule: `${id}@${version}`, citation, certainty, effectiveFrom };
}

/** What an earlier penalty has to be like for somebody to be an organiser by it; undefined where the rule knows no such test. */
export function penaltyNeedOf({ tests }: Thresholds): PriorPenaltyNeed | undefined {
  return tests.find(({ kind, needs }) => kind === 'organiser' && needs.priorPenalty !== undefined)?.needs.priorPenalty;
}

/** A test as screens are told of it. */
export function presentTest({ needs: _needs, requires: _requires, ...test }: ApplicableTest): LegalTest {
  return test;
}
