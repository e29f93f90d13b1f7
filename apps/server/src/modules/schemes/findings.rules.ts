import type { Localized } from '@qingyuan/contract/law';
import type { SchemeFinding } from '@qingyuan/contract/scheme-findings';
import { FindingKind, type SchemeTree } from '@qingyuan/contract/schemes';

/** Columns of findings.csv as the engine writes it. */
export const FINDINGS_COLUMNS = ['kind', 'row', 'member_id', 'detail'] as const;

/** What each kind of finding means and what the analysis did about it. */
export const FINDING_WORDS: Readonly<Record<FindingKind, { readonly name: Localized; readonly meaning: Localized }>> = {
  missing_id: {
    name: { zh: '缺会员编号', en: 'No member id' },
    meaning: { zh: '该行没有会员编号，不作为账号', en: 'the row has no member id and is no account' },
  },
  duplicate: {
    name: { zh: '会员编号重复', en: 'Duplicate id' },
    meaning: { zh: '会员编号已在前面出现，以首次出现的行为准', en: 'the id stands in an earlier row, which counts' },
  },
  orphan: {
    name: { zh: '推荐人不存在', en: 'Unknown recommender' },
    meaning: { zh: '推荐人不在表中，作为顶点处理', en: 'the recommender is not in the table; taken as a root' },
  },
  self_reference: {
    name: { zh: '推荐人为本人', en: 'Recommends itself' },
    meaning: { zh: '推荐人为本人，作为顶点处理', en: 'the account recommends itself; taken as a root' },
  },
  cycle: {
    name: { zh: '循环推荐', en: 'On a cycle' },
    meaning: {
      zh: '推荐关系首尾相接成环，没有层级，不计入任何线',
      en: 'recommendations form a cycle; no level, in no line',
    },
  },
  below_cycle: {
    name: { zh: '位于循环之下', en: 'Below a cycle' },
    meaning: { zh: '位于循环推荐的账号之下，没有层级，不计入任何线', en: 'below a cycle; no level, in no line' },
  },
  bad_money: {
    name: { zh: '金额无法识别', en: 'Not an amount' },
    meaning: {
      zh: '金额不是数字或者超过两位小数，按 0 计算',
      en: 'not a number or more than two decimals; counted as 0',
    },
  },
};

/** The same of the tree of placement, where the words differ. */
const PLACEMENT_MEANING: Readonly<Partial<Record<FindingKind, Localized>>> = {
  orphan: {
    zh: '接点人不在表中，作为顶点处理',
    en: 'the account it is placed under is not in the table; taken as a root',
  },
  self_reference: { zh: '接点人为本人，作为顶点处理', en: 'the account is placed under itself; taken as a root' },
  cycle: {
    zh: '接点关系首尾相接成环，没有层级，不计入任何线',
    en: 'placements form a cycle; no level, in no line',
  },
  below_cycle: { zh: '位于接点循环的账号之下，没有层级，不计入任何线', en: 'below a cycle; no level, in no line' },
};

/** A line of findings.csv in words. @throws RangeError when it is none. */
export function deriveFinding(cells: readonly string[], tree: SchemeTree = 'recommender'): SchemeFinding {
  const [word, row, memberId = '', detail = ''] = cells;
  const kind = FindingKind.safeParse(word);
  if (!kind.success) throw new RangeError(`not a line of findings.csv: ${cells.join(',')}`);
  const placed = tree === 'placement' ? PLACEMENT_MEANING[kind.data] : undefined;
  const meaning = placed ?? FINDING_WORDS[kind.data].meaning;
  const more = explain(kind.data, { detail, tree });
  return {
    kind: kind.data,
    row: Number(row),
    memberId,
    text: {
      zh: `${meaning.zh}${more === undefined ? '' : `（${more.zh}）`}`,
      en: `${meaning.en}${more === undefined ? '' : ` (${more.en})`}`,
    },
  };
}

interface Detail {
  readonly detail: string;
  readonly tree: SchemeTree;
}

function explain(kind: FindingKind, { detail, tree }: Detail): Localized | undefined {
  const value = (key: string) => new RegExp(`(?:^|;)${key}=([^;]*)`, 'u').exec(detail)?.[1] ?? '';
  switch (kind) {
    case 'duplicate':
      return { zh: `首次出现在第 ${value('first_row')} 行`, en: `first in row ${value('first_row')}` };
    case 'orphan': {
      const id = detail.slice(detail.indexOf('=') + 1);
      return tree === 'placement'
        ? { zh: `接点人 ${id}`, en: `placed under ${id}` }
        : { zh: `推荐人 ${id}`, en: `recommender ${id}` };
    }
    case 'cycle':
    case 'below_cycle': {
      const [first, accounts] = [value('cycle_first_row'), value('cycle_accounts')];
      return {
        zh: `该环从第 ${first} 行起，共 ${accounts} 个账号`,
        en: `the cycle begins in row ${first}, ${accounts} accounts`,
      };
    }
    case 'bad_money':
      return { zh: `原文 ${detail}`, en: `written ${detail}` };
    case 'missing_id':
    case 'self_reference':
      return undefined;
  }
}
