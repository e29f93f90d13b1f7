import { fen, formatYuan } from '../kernel/money.ts';
import type { Words } from './scheme.ts';

/** How the lines of a reckoning read, in both languages; papers and screens print the same. */

const yuan = (amount: number): string => formatYuan(fen(amount)).replace(/\.00$/u, '');
const percent = (basisPoints: number): string => String(basisPoints / 100);

export function rate(of: {
  readonly level: number;
  readonly basisPoints: number;
  readonly penaltyFen: number;
  readonly exact: boolean;
}): Words {
  if (of.penaltyFen === 0) return { zh: '本案没有罚没款', en: 'No fine or confiscation was imposed' };
  const rounded = of.exact ? { zh: '', en: '' } : { zh: '，不足一分的舍去', en: ', a fraction of a fen dropped' };
  return {
    zh: `${'一二三'.charAt(of.level - 1)}级举报：罚没款 ${yuan(of.penaltyFen)} 元的 ${percent(of.basisPoints)}%${rounded.zh}`,
    en: `Level ${of.level}: ${percent(of.basisPoints)} % of fines and confiscations of ${yuan(of.penaltyFen)} yuan${rounded.en}`,
  };
}

export function minimum(of: { readonly minimumFen: number }): Words {
  return {
    zh: `不足 ${yuan(of.minimumFen)} 元的，按 ${yuan(of.minimumFen)} 元奖励`,
    en: `Less than ${yuan(of.minimumFen)} yuan: ${yuan(of.minimumFen)} yuan are given`,
  };
}

export function row(of: {
  readonly title: Words;
  readonly amountFen: number;
  readonly times: number;
  /** How many lines of the table apply. */
  readonly of: number;
}): Words {
  const times = of.times === 1 ? '' : ` × ${of.times}`;
  const most =
    of.of === 1
      ? { zh: '', en: '' }
      : { zh: `（符合 ${of.of} 项，取最高一项）`, en: ` (the highest of ${of.of} lines that apply)` };
  return {
    zh: `${of.title.zh}：${yuan(of.amountFen)} 元${times}${most.zh}`,
    en: `${of.title.en}: ${yuan(of.amountFen)} yuan${times}${most.en}`,
  };
}

export function set(): Words {
  return { zh: '没有对应的档次，经研究酌情确定', en: 'No line applies; set by the office at its discretion' };
}

export function raise(): Words {
  return { zh: '内部人员举报，提高奖励标准', en: 'Raised for an insider' };
}

export function cap(most: number): Words {
  return { zh: `每起案件以 ${yuan(most)} 元为限`, en: `At most ${yuan(most)} yuan for a case` };
}

export function share(of: {
  readonly among: number;
  readonly of: number;
  readonly minutes: number;
  readonly remainder: number;
}): Words {
  if (of.among === 1) {
    return of.of === 1
      ? { zh: '只有这一件举报', en: 'This is the only tip' }
      : { zh: `共 ${of.of} 件举报，本件最先收到`, en: `First of ${of.of} tips` };
  }
  const rest =
    of.remainder === 0
      ? { zh: '', en: '' }
      : { zh: '，除不尽的几分按先后各加一分', en: ', the odd fen going to the earliest' };
  return {
    zh: `${of.among} 件举报在 ${of.minutes} 分钟内先后收到，视为同时，平均分配${rest.zh}`,
    en: `${of.among} tips received within ${of.minutes} minutes count as simultaneous and share equally${rest.en}`,
  };
}

export function finance(from: number): Words {
  return {
    zh: `单笔达到 ${yuan(from)} 元，须会同财政部门确定`,
    en: `A single reward of ${yuan(from)} yuan or more is decided together with the finance department`,
  };
}

export function financeForRaise(): Words {
  return { zh: '提高奖励标准须经财政部门同意', en: 'The raise needs the consent of the finance department' };
}
