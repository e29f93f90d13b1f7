import * as rewards from '@qingyuan/contract/rewards';
import type { RewardRow } from '@qingyuan/contract/rewards';
import { daysAgo, type Stage } from './stage.ts';

interface County {
  readonly key: string;
}

/** How far a reward's story goes. */
type Ending = 'due' | 'proposed' | 'reviewed' | 'approved' | 'notified' | 'paid' | 'appealed' | 'refused';

/** The rewards that the county story left behind, by county: the older case first. */
const ENDINGS: Readonly<Record<string, readonly Ending[]>> = {
  duyun: ['paid', 'approved'],
  fuquan: ['notified', 'proposed'],
  dushan: ['refused', 'reviewed'],
  longli: ['appealed', 'due'],
  huishui: ['notified', 'due'],
};

/** What became of the tips whose cases were punished or handed over. */
export async function tellRewardStory(stage: Stage, county: County): Promise<void> {
  const office = stage.person(`${county.key}.office`);
  const { rows } = await office.call(rewards.listRewards, { query: { page: 1, size: 20 } });
  const endings = ENDINGS[county.key] ?? [];
  for (const [index, reward] of rows.toReversed().entries()) {
    await tellReward(stage, county, { reward, ending: endings[index] ?? 'due', began: 40 - index * 22 });
  }
}

interface Tale {
  readonly reward: RewardRow;
  readonly ending: Ending;
  /** Days before today when it was proposed. */
  readonly began: number;
}

async function tellReward(stage: Stage, county: County, { reward, ending, began }: Tale): Promise<void> {
  if (ending === 'due') return;
  const [office, legal, head] = [
    stage.person(`${county.key}.office`),
    stage.person(`${county.key}.legal`),
    stage.person(`${county.key}.head`),
  ];
  const params = { id: reward.id };
  daysAgo(stage, began, 10);
  await office.call(rewards.proposeReward, { params, body: proposal(ending) });
  if (ending === 'proposed') return;
  daysAgo(stage, began - 2, 15);
  await legal.call(rewards.passReview, { params, body: { reason: '事实和等级有证据支持，计算无误。' } });
  if (ending === 'reviewed') return;
  daysAgo(stage, began - 4, 11);
  if (ending === 'refused') {
    const body = {
      reason: '举报内容此前已由巡查发现并立案线索在先。',
      answer: '您反映的情况此前已在查办，感谢您的支持。',
    };
    await head.call(rewards.refuseReward, { params, body });
    return;
  }
  await head.call(rewards.approveReward, { params, body: { reason: '同意奖励。' } });
  if (ending === 'approved') return;
  daysAgo(stage, began - 5, 16);
  await office.call(rewards.notifyReporter, { params, body: { how: '按登记的联系方式电话告知。' } });
  if (ending === 'appealed') {
    daysAgo(stage, began - 9, 10);
    await office.call(rewards.appealAmount, { params, body: { reason: '认为提供了直接证据，应为二级。' } });
  }
  if (ending !== 'paid') return;
  daysAgo(stage, began - 8, 9);
  const { data } = await office.call(rewards.getReward, { params });
  if (data.tip.canReply) return;
  await office.call(rewards.checkIdentity, { params, body: { reason: '两人当面核对，与登记身份一致。' } });
  daysAgo(stage, began - 8, 10);
  await stage
    .person(`${county.key}.office2`)
    .call(rewards.payReward, { params, body: { means: 'cash', voucher: '领字第 0117 号' } });
}

const YES = ['natural_person', 'concrete_facts', 'borne_out'];
const REASONS: Readonly<Record<string, string>> = {
  natural_person: '以个人名义举报',
  official: '经核对不在公职人员之列',
  victim: '不是被侵权方',
  insider: '不是组织内部人员',
  offender: '没有参与发展下线',
  paid_by_others: '没有发现',
  concrete_facts: '写明了时间、地点和收费方式，附现场照片',
  known_before: '受理前没有同一线索',
  borne_out: '现场检查与举报一致，已结案',
  fraud: '没有发现',
};

function proposal(ending: Ending): rewards.RewardProposal {
  const answers = Object.entries(REASONS).map(([id, reason]) => {
    const known = ending === 'refused' && id === 'known_before';
    const yes = YES.includes(id) || known;
    return [
      id,
      { answer: yes ? ('yes' as const) : ('no' as const), reason: known ? '巡查记录在举报之前' : reason },
    ] as const;
  });
  return {
    schemeId: 'national',
    answers: Object.fromEntries(answers),
    level: 3,
    grounds: '举报人提供了地点和作息规律，现场检查查获人员、笔记与举报基本相符。',
    penaltyFen: 62_000_000,
    penaltyDocument: '市监处罚〔2026〕17号',
    facts: {},
    leftOut: [],
  };
}
