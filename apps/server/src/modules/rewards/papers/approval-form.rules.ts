import type { RewardScheme } from '@qingyuan/contract/law-rewards';
import type { RewardDetail } from '@qingyuan/contract/rewards';
import { fen, formatYuan } from '@qingyuan/core/kernel/money';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { writtenYuan } from '@qingyuan/core/kernel/written-yuan';
import type { Form, FormRow } from './form-document.ts';

const CHANNELS: Readonly<Record<RewardDetail['tip']['channel'], string>> = {
  web: '举报网站',
  phone: '来电',
  letter: '来信',
  visit: '来访',
  media: '媒体',
  online: '网络',
  handed_over: '部门移交',
};

/** 举报奖励审批表. Who reported stands nowhere on it. */
export function approvalForm(reward: RewardDetail): Form {
  const { proposal, schemes } = reward;
  const scheme = schemes.find(({ id }) => id === proposal?.given.schemeId);
  const rows: FormRow[] = [
    {
      label: '举报',
      lines: [
        `${reward.title}（${CHANNELS[reward.tip.channel]}，${reward.tip.named ? '实名' : '匿名'}）`,
        `收到日期：${day(reward.tip.receivedAt)}`,
      ],
    },
    { label: '案件', lines: [reward.case.title, `案号：${reward.case.number ?? '—'}`] },
    { label: '先后顺序', lines: order(reward) },
    ...(proposal === null || scheme === undefined ? [] : proposed(proposal, scheme)),
    { label: '承办意见', lines: opinion(reward, ['reward.propose']) },
    { label: '法制审核', lines: opinion(reward, ['reward.pass-review', 'reward.return-review']) },
    ...(proposal?.reckoned.financeNeeded === true
      ? [{ label: '财政部门', lines: opinion(reward, ['reward.agree-finance', 'reward.refuse-finance']) }]
      : []),
    { label: '负责人决定', lines: opinion(reward, ['reward.approve', 'reward.refuse']) },
  ];
  return {
    title: '举报奖励审批表',
    above: `编号：${reward.number}`,
    rows,
    notes: ['本表不记载举报人身份，单独保存，不入案卷。'],
  };
}

function proposed({ given, reckoned }: NonNullable<RewardDetail['proposal']>, scheme: RewardScheme): FormRow[] {
  const { amount } = scheme;
  const level = amount.kind === 'percentage' ? amount.levels.find((one) => one.level === given.level) : undefined;
  const facts =
    amount.kind === 'table'
      ? amount.facts.map(({ id, title, kind }) => `${title.zh}：${factText(given.facts[id] ?? 0, kind)}`)
      : [`罚没款：${yuan(given.penaltyFen)}${given.penaltyDocument === '' ? '' : `（${given.penaltyDocument}）`}`];
  return [
    { label: '奖励办法', lines: [scheme.citation.document.zh] },
    { label: '资格审查', lines: scheme.questions.map((question) => answerLine(question, given)) },
    { label: '等级和依据', lines: [...(level === undefined ? [] : [level.title.zh]), given.grounds] },
    { label: '计算基数', lines: facts },
    {
      label: '计算过程',
      lines: reckoned.steps.map((step, index) => `${index + 1}. ${step.text.zh}：${yuan(step.amountFen)}`),
    },
    {
      label: '拟奖励金额',
      lines:
        reckoned.shareFen === null
          ? ['不予奖励']
          : [`${yuan(reckoned.shareFen)}（大写：${writtenYuan(fen(reckoned.shareFen))}）`],
    },
  ];
}

function answerLine(
  { id, title }: RewardScheme['questions'][number],
  given: NonNullable<RewardDetail['proposal']>['given'],
): string {
  const found = given.answers[id];
  return `${title.zh}：${found === undefined ? '未答' : `${found.answer === 'yes' ? '是' : '否'}（${found.reason}）`}`;
}

function factText(value: number, kind: 'count' | 'flag'): string {
  if (kind === 'count') return String(value);
  return value > 0 ? '是' : '否';
}

function order({ arrivals, proposal }: RewardDetail): string[] {
  const left = new Map(proposal?.given.leftOut.map(({ tipId, reason }) => [tipId, reason]));
  return arrivals.map((one, index) => {
    const reason = left.get(one.tipId);
    return `第 ${index + 1} 件：${moment(one.receivedAt)}${one.own ? '（本件）' : ''}${reason === undefined ? '' : `，不参与排序：${reason}`}`;
  });
}

/** The last act of these kinds, with its reason and a line to sign. */
function opinion({ timeline }: RewardDetail, commands: readonly string[]): string[] {
  const entry = timeline.findLast(({ command }) => commands.includes(command));
  const signature = '签名：                    年    月    日';
  if (entry === undefined) return ['', signature];
  const proposed = entry.data['eligible'] === false ? '拟不予奖励。' : '拟给予奖励。';
  const silent = entry.command === 'reward.propose' ? proposed : '同意。';
  return [entry.reason ?? silent, `${entry.agencyName} ${entry.actorName}  ${day(entry.at)}`, signature];
}

/** 举报奖励领取单: two officers sign; who collects with code and PIN signs nothing. */
export function collectionForm(reward: RewardDetail): Form {
  const { collection, amountFen } = reward;
  const ways = {
    code: '凭回执码和领取密码当面领取（不登记姓名）',
    identity: '实名核对身份后领取',
    account: '转入举报人自行登记的账户（账户另行密封，不在本单记载）',
  };
  const rows: FormRow[] = [
    {
      label: '奖励金额',
      lines: amountFen === null ? ['—'] : [`${yuan(amountFen)}（大写：${writtenYuan(fen(amountFen))}）`],
    },
    { label: '领取方式', lines: [collection.way === null ? '□ 凭码领取   □ 实名领取   □ 转账' : ways[collection.way]] },
    {
      label: '发放方式',
      lines: [
        collection.means === null ? '□ 现金   □ 转账' : collection.means === 'cash' ? '现金' : '转账',
        `凭证号：${collection.voucher ?? ''}`,
      ],
    },
    { label: '核对人', lines: [collection.checkedBy ?? '', '签名：                    年    月    日'] },
    { label: '发放人', lines: [collection.paidBy ?? '', '签名：                    年    月    日'] },
    { label: '发放日期', lines: [collection.paidAt === null ? '' : day(collection.paidAt)] },
  ];
  return {
    title: '举报奖励领取单',
    above: `编号：${reward.number}`,
    rows,
    notes: ['凭码领取的不签姓名。核对人、发放人不得为同一人。本单单独保存，不入案卷。'],
  };
}

function yuan(amount: number): string {
  return `${formatYuan(fen(amount))} 元`;
}

function day(instant: string): string {
  return shanghaiDate(Date.parse(instant));
}

function moment(instant: string): string {
  const at = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 19)}`;
}
