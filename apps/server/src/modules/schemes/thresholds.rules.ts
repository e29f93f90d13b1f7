import { yuanText } from '@qingyuan/core/kernel/fen-text';
import type { Thresholds } from '@qingyuan/contract/law';
import type { Account, ThresholdReason } from '@qingyuan/contract/scheme-accounts';
import type { AppliedThresholds, ThresholdKey } from '@qingyuan/contract/schemes';
import { parseThresholdRules } from '@qingyuan/core/scheme/threshold-rules';
import type { PersonFacts } from './structure-view.ts';

/** The figures of a rule as they are kept with an analysis. */
export function appliedThresholds(rule: Thresholds): AppliedThresholds {
  const { title, citation, certainty } = rule;
  const { id, version, people, levels, peopleSerious, moneySerious } = parseThresholdRules(rule);
  return {
    rule: `${id}@${version}`,
    title,
    people,
    levels,
    seriousPeople: peopleSerious,
    seriousMoneyFen: String(moneySerious),
    citation,
    certainty,
  };
}

interface Figures {
  readonly people: number;
  readonly levels: number;
  readonly moneyFen: string;
}

const WORD_OF_BASIS = {
  accounts: { zh: '按账号口径', en: 'Counting accounts' },
  persons: {
    zh: '按人员口径（同一人的多个账号只计一人）',
    en: 'Counting persons (several accounts of one person count once)',
  },
} as const;

/** Thresholds that figures reach; the serious ones only together with the first. */
export function thresholdsMet(figures: Figures, limits: AppliedThresholds): ThresholdKey[] {
  if (figures.people < limits.people || figures.levels < limits.levels) return [];
  return [
    '30_3',
    ...(figures.people >= limits.seriousPeople ? (['120'] as const) : []),
    ...(BigInt(figures.moneyFen) >= BigInt(limits.seriousMoneyFen) ? (['2_5m'] as const) : []),
  ];
}

/** Why a person stands above the thresholds, on the person basis and, for the account with most below it, on the account basis. */
export function deriveReasons(person: PersonFacts, limits: AppliedThresholds): ThresholdReason[] {
  const ofPerson = { people: person.people, levels: person.levels, moneyFen: person.moneyLineFen };
  return [
    ...reasonsOn('persons', ofPerson, limits),
    ...reasonsOn('accounts', figuresOfAccount(person.account), limits),
  ];
}

function figuresOfAccount({ downline, levels, moneyLineFen }: Account): Figures {
  return { people: (downline ?? 0) + 1, levels: levels ?? 1, moneyFen: moneyLineFen ?? '0' };
}

function reasonsOn(basis: 'accounts' | 'persons', figures: Figures, limits: AppliedThresholds): ThresholdReason[] {
  return thresholdsMet(figures, limits).map((threshold) => ({
    threshold,
    basis,
    ...figures,
    text: words(threshold, basis, { figures, limits }),
  }));
}

interface Compared {
  readonly figures: Figures;
  readonly limits: AppliedThresholds;
}

function words(threshold: ThresholdKey, basis: 'accounts' | 'persons', { figures, limits }: Compared) {
  const { zh, en } = WORD_OF_BASIS[basis];
  const [head, heads] = basis === 'accounts' ? ['个账号', 'accounts'] : ['人', 'people'];
  switch (threshold) {
    case '30_3':
      return {
        zh: `${zh}，其组织内部参与传销活动人员 ${figures.people} ${head}（含本人，标准为 ${limits.people} 人以上），层级 ${figures.levels} 级（含本级，标准为 ${limits.levels} 级以上）`,
        en: `${en}: ${figures.people} ${heads} including the organiser (threshold ${limits.people}), ${figures.levels} levels including the own one (threshold ${limits.levels})`,
      };
    case '120':
      return {
        zh: `${zh}，直接或者间接发展的参与传销活动人员累计 ${figures.people} ${head}，达到 ${limits.seriousPeople} 人以上`,
        en: `${en}: ${figures.people} ${heads}, at or above ${limits.seriousPeople}`,
      };
    case '2_5m':
      return {
        zh: `${zh}，直接或者间接收取参与传销活动人员缴纳的资金累计 ${yuanText(figures.moneyFen)} 元，达到 ${yuanText(limits.seriousMoneyFen)} 元以上`,
        en: `${en}: ${yuanText(figures.moneyFen)} yuan paid in, at or above ${yuanText(limits.seriousMoneyFen)} yuan`,
      };
  }
}
