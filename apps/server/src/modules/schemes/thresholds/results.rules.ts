import type { Localized } from '@qingyuan/contract/law';
import type { ComparedValue, SchemeExit, ThresholdResult } from '@qingyuan/contract/scheme-thresholds';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { COUNTING_BASES, type CountingBasis } from '@qingyuan/core/scheme/bases/basis';
import {
  evaluateThresholds,
  type ThresholdSubject,
  type ThresholdResult as Evaluated,
} from '@qingyuan/core/scheme/thresholds/evaluate';
import type { SchemeTree } from '@qingyuan/core/scheme/choices/choice';
import type { LineFigures } from '@qingyuan/core/scheme/thresholds/line-until';
import type { MergedFigures } from './merged-heads.rules.ts';
import type { ApplicableTest } from './legal-tests.rules.ts';

const BASIS: Readonly<Record<CountingBasis, Localized>> = {
  accounts: { zh: '注册账号口径', en: 'counting registered accounts' },
  active: { zh: '已激活或者已缴费账号口径', en: 'counting activated or paid accounts' },
  persons: { zh: '自然人口径', en: 'counting natural persons' },
  participants: { zh: '自然人口径（扣除单纯消费者）', en: 'counting natural persons less pure consumers' },
  without_family: {
    zh: '自然人口径（扣除家人名义账号）',
    en: 'counting natural persons less accounts held for family',
  },
};
const TREE = {
  recommender: { zh: '推荐关系', en: 'recommender tree' },
  placement: { zh: '接点关系', en: 'placement tree' },
} as const;

/** What every comparison ends with: the machine decides nothing. */
const HUMAN_DECIDES = {
  zh: '是否认定由办案人员决定。',
  en: 'Whether it is so found is decided by the officers in charge.',
} as const;

/** A person against every test, on every basis of the trees given, with words for the count that the rule asks for. */
export function deriveResults(
  tests: readonly ApplicableTest[],
  subject: ThresholdSubject,
  trees: readonly SchemeTree[],
): ThresholdResult[] {
  const byRule = evaluateThresholds(tests, subject);
  const onEach = trees.flatMap((tree) =>
    COUNTING_BASES.map((basis) => evaluateThresholds(tests, subject, { basis, tree })),
  );
  return byRule.map((result, at) => ({
    test: result.test.key,
    cells: onEach.flatMap((all) => {
      const cell = all[at];
      return cell === undefined
        ? []
        : [{ basis: cell.basis, tree: cell.tree, met: cell.met ?? null, values: cell.values.map(presentValue) }];
    }),
    penalties: result.penalties === null ? null : [...result.penalties],
    met: result.met ?? null,
    text: words(result),
  }));
}

function presentValue({ what, value, limit, bound, met }: Evaluated<ApplicableTest>['values'][number]): ComparedValue {
  return { what, value: String(value), limit: String(limit), bound, met };
}

function words(result: Evaluated<ApplicableTest>): Localized {
  const { test, basis, values, penalties } = result;
  const parts = [
    ...values.map(valueWords),
    ...(penalties === null ? [] : [penaltyWords(penalties.length)]),
    ...(values.length === 0 && result.met === true ? [NO_NUMBERS] : []),
  ];
  const zh = parts.map((part) => part.zh).join('，');
  const en = parts.map((part) => part.en).join(', ');
  const verdict = verdictWords(result);
  return {
    zh: `按${BASIS[basis].zh}、${TREE[test.tree].zh}：${zh === '' ? '' : `${zh}。`}${verdict.zh}${HUMAN_DECIDES.zh}`,
    en: `${BASIS[basis].en}, ${TREE[test.tree].en}: ${en === '' ? '' : `${en}. `}${verdict.en} ${HUMAN_DECIDES.en}`,
  };
}

const NO_NUMBERS: Localized = {
  zh: '本项不要求人数和层级',
  en: 'this needs neither a number of people nor of levels',
};

function verdictWords({ test, met, values }: Evaluated<ApplicableTest>): Localized {
  if (met === undefined)
    return {
      zh: '没有这一口径或者关系的数据，不能比较。',
      en: 'There is no such count in the data; nothing is compared.',
    };
  if (met && values.length === 0 && test.kind === 'detention')
    return { zh: '认定组织、领导行为的即可适用。', en: 'It applies to whoever is found to have organised or led.' };
  if (met) return { zh: '达到本项标准，', en: 'The threshold is reached.' };
  return test.requires !== undefined && values.every((value) => value.met)
    ? {
        zh: '未先达到前置标准，不达到本项标准，',
        en: 'The test that comes first is not met, so the threshold is not reached.',
      }
    : { zh: '未达到本项标准，', en: 'The threshold is not reached.' };
}

const UNITS = {
  people: { zh: '人数', unit: ' 人', en: 'people' },
  levels: { zh: '层级', unit: ' 级', en: 'levels' },
  money: { zh: '资金', unit: ' 元', en: 'yuan' },
} as const;

function valueWords({ what, value, limit, bound }: Evaluated<ApplicableTest>['values'][number]): Localized {
  const { zh, unit, en } = UNITS[what];
  const show = (amount: bigint) => (what === 'money' ? yuanText(String(amount)) : String(amount));
  return bound === 'from'
    ? {
        zh: `${zh} ${show(value)}${unit}（标准为 ${show(limit)}${unit}以上，含本数）`,
        en: `${show(value)} ${en} (threshold ${show(limit)}, itself included)`,
      }
    : {
        zh: `${zh} ${show(value)}${unit}（标准为不满 ${show(limit)}${unit}）`,
        en: `${show(value)} ${en} (threshold: fewer than ${show(limit)})`,
      };
}

function penaltyWords(count: number): Localized {
  return count === 0
    ? { zh: '没有登记在期限内的同类处罚', en: 'no earlier penalty within the time is recorded' }
    : { zh: `登记有 ${count} 次计入的同类处罚`, en: `${count} earlier penalties that count are recorded` };
}

export function presentLine({ moneyFen, ...line }: LineFigures) {
  return { ...line, moneyFen: String(moneyFen) };
}

/** Which of the two columns the law points to, by what is recorded about pay. */
export function exitWords({ paidAfter, paidUntil }: Pick<SchemeExit, 'paidAfter' | 'paidUntil'>): Localized {
  if (!paidAfter)
    return {
      zh: `登记为退出后没有继续获得报酬或者返利：退出后加入的下线不计为其发展。${HUMAN_DECIDES.zh}`,
      en: `Recorded: no pay or rebates after the exit, so downline that joined later is not counted as developed by the person. ${HUMAN_DECIDES.en}`,
    };
  const until = paidUntil === null ? { zh: '', en: '' } : { zh: `（截至 ${paidUntil}）`, en: ` (until ${paidUntil})` };
  return {
    zh: `登记为形式上退出后仍获得报酬或者返利${until.zh}：退出后发展的层级和人数应当计为其发展。${HUMAN_DECIDES.zh}`,
    en: `Recorded: pay or rebates went on after the formal exit${until.en}, so levels and people developed later count as the person's. ${HUMAN_DECIDES.en}`,
  };
}

/** Whether and why people of several schemes were added up. */
export function mergedWords(
  { mergeable, people, levels }: MergedFigures,
  { parts, levels: needed }: { readonly parts: number; readonly levels: number },
): Localized {
  if (parts < 2)
    return {
      zh: '在本辖区其他已分析的组织中没有找到同一证件号的账号，也没有登记为同一人的账号。',
      en: 'No account with the same id number, and none found to be the same person, stands in another analysed scheme of the jurisdiction.',
    };
  if (!mergeable)
    return {
      zh: `在 ${parts} 个组织中的层级均不到 ${needed} 级，人数不合并，以下按人数最多的一个组织比较。${HUMAN_DECIDES.zh}`,
      en: `No line in the ${parts} schemes has ${needed} levels: people are not added up, the biggest line is compared. ${HUMAN_DECIDES.en}`,
    };
  return {
    zh: `在 ${parts} 个组织中，最高 ${levels} 级，已达 ${needed} 级以上，可以合并计算：合计 ${people} 人（本人计一次；同时参加几个组织的下线在各组织分别计数）。${HUMAN_DECIDES.zh}`,
    en: `In ${parts} schemes with up to ${levels} levels (${needed} needed), people may be added up: ${people} in all (the person once; downline in several schemes counts in each). ${HUMAN_DECIDES.en}`,
  };
}
