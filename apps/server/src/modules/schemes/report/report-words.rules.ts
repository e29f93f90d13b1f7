import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import type { ChoiceKind, ChoiceState } from '@qingyuan/contract/scheme-choices';
import type { Citation } from '@qingyuan/contract/law';
import type { SchemeDecision } from '@qingyuan/contract/scheme-decisions';
import type { MemberColumn, PersonKey } from '@qingyuan/contract/scheme-source';
import type { CountingBasis, SchemeTree, ThresholdKey } from '@qingyuan/contract/schemes';

export const KEY_WORDS: Readonly<Record<PersonKey, string>> = {
  id_number: '身份证号',
  phone: '手机号',
  bank_card: '银行卡号',
  device: '设备号',
};

export const COLUMN_WORDS: Readonly<Record<MemberColumn, string>> = {
  member_id: '会员编号',
  recommender_id: '推荐人',
  placement_id: '接点人',
  name: '姓名',
  phone: '手机号',
  id_number: '身份证号',
  bank_card: '银行卡号',
  device: '设备号',
  ip: 'IP 地址',
  area: '地区',
  level_name: '会员级别',
  joined_at: '加入时间',
  last_active_at: '最后登录时间',
  paid_in: '缴纳金额',
  paid_out: '返利金额',
  active: '状态',
  pay_direct: '直推奖',
  pay_indirect: '间推奖',
  pay_team: '团队奖',
  pay_node: '见点奖',
  pay_match: '对碰奖',
  pay_sales: '销售奖',
  pay_other: '其他奖金',
};

/** Each way of counting: its name, and who is one head. */
export const BASIS_WORDS: Readonly<Record<CountingBasis, { readonly name: string; readonly how: string }>> = {
  accounts: { name: '注册账号', how: '每一注册账号计一人' },
  active: { name: '激活账号', how: '每一已激活或者已缴费的账号计一人' },
  persons: { name: '人员', how: '识别项相同的账号视为同一人，只计一人' },
  participants: { name: '人员（不含纯消费者）', how: '在人员口径上，不计没有下线、也没有取得返利的人' },
  without_family: { name: '人员（不含亲属代持）', how: '在人员口径上，不计办案人员认定为替亲属持有的账号' },
};

export const TREE_WORDS: Readonly<Record<SchemeTree, { readonly name: string; readonly how: string }>> = {
  recommender: { name: '推荐树', how: '上级为推荐人' },
  placement: { name: '接点树', how: '上级为接点人（安置人）' },
};

export const THRESHOLD_WORDS: Readonly<Record<ThresholdKey, string>> = {
  '30_3': '人数和层级',
  '120': '情节严重（人数）',
  '2_5m': '情节严重（资金）',
};

export const CHOICE_WORDS: Readonly<Record<ChoiceKind, string>> = {
  cut_link: '断开上级关系，作为顶点',
  set_link: '改列于另一账号之下',
  split_account: '与其他账号不是同一人',
  merge_accounts: '与另一账号为同一人',
  family_account: '由另一账号的人替亲属持有',
  exclude_account: '系统自动生成，不是参与人员',
};

export const CHOICE_STATE_WORDS: Readonly<Record<ChoiceState, string>> = {
  counted: '已计入本次分析',
  waiting: '尚未计入本次分析',
  missed: '所指账号不在表中，未计入',
  revoked: '已撤销',
};

const CERTAINTY_WORDS = {
  V: '已与公布文本核对',
  O: '尚待与公布文本核对，引用前请核对正式文本',
  D: '由本程序推定，不是条文原文',
} as const;

export function certaintyText(certainty: keyof typeof CERTAINTY_WORDS): string {
  return CERTAINTY_WORDS[certainty];
}

/** Document and article. */
export function citationText({ document, article }: Citation): string {
  return `${document.zh}${article?.zh ?? ''}`;
}

const DECISION_WORDS = { organiser: '认定为组织者、领导者', excluded: '排除' } as const;

const GROUND_WORDS = { labour_only: '单纯从事劳务性工作', other: '其他原因' } as const;

/** What was decided, with the role of an organiser or the ground of an exclusion. */
export function decisionText({
  decision,
  roleName,
  ground,
}: Pick<SchemeDecision, 'decision' | 'roleName' | 'ground'>): string {
  const role = roleName === null ? '' : `，作用为${roleName.zh}`;
  return `${DECISION_WORDS[decision]}${role}${ground === null ? '' : `，原因为${GROUND_WORDS[ground]}`}`;
}

/** A reason as somebody wrote it, within a sentence that goes on or ends by itself. */
export function withinSentence(reason: string): string {
  return reason.replace(/[。.；;\s]+$/u, '');
}

const DIGITS = '零一二三四五六七八九';

/** 1 to 999 in Chinese, as headings number themselves. */
export function chineseNumber(value: number): string {
  if (value < 10) return DIGITS[value] ?? '';
  if (value < 100) {
    const [tens, ones] = [Math.floor(value / 10), value % 10];
    return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones === 0 ? '' : (DIGITS[ones] ?? '')}`;
  }
  const rest = value % 100;
  const tail =
    rest === 0
      ? ''
      : rest < 10
        ? `零${chineseNumber(rest)}`
        : rest < 20
          ? `一${chineseNumber(rest)}`
          : chineseNumber(rest);
  return `${DIGITS[Math.floor(value / 100)] ?? ''}百${tail}`;
}

/** `2026年9月15日`, Chinese time, without leading zeros. */
export function chineseDate(at: Date): string {
  const [year, month, day] = shanghaiDate(at.getTime()).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** The same of an ISO instant. */
export function chineseDateOf(instant: string): string {
  return chineseDate(new Date(instant));
}
