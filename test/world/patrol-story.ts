import * as patrol from '@qingyuan/contract/patrol';
import { daysAgo, type Stage } from './stage.ts';

const AREA = '522701';
const OFFICERS = ['陆思远', '蒙晓月'];

interface Thing {
  readonly kind: patrol.OnlineKind;
  readonly name: string;
  readonly address: string;
  readonly platform?: string;
  readonly operator?: string;
  readonly icp?: string;
  readonly hostPlace?: string;
  readonly description: string;
}

const MUTUAL_AID: Thing = {
  kind: 'website',
  name: '云联爱心互助平台',
  address: 'https://www.yunlian-huzhu.test/index.html',
  operator: '云联信息咨询有限公司（虚构）',
  icp: '',
  hostPlace: '境外',
  description: '首页宣传“爱心互助”，排单 2000 元起，推荐三人可提现，另设动态收益。',
};
const SHARES: Thing = {
  kind: 'website',
  name: '优品原始股认购',
  address: 'youpin-gufen.test',
  operator: '优品股权服务部（虚构）',
  icp: '黔ICP备00000000号',
  hostPlace: '贵阳',
  description: '宣传内部原始股投资，认购一份 9800 元，介绍他人认购有奖励。',
};
const MINING: Thing = {
  kind: 'app',
  name: '矿友圈',
  address: 'com.kuangyou.quan',
  platform: '某应用商店',
  description: '虚拟币挖矿，购买矿机分红，设静态收益和动态收益。',
};
const ACCOUNT: Thing = {
  kind: 'account',
  name: '1040阳光工程讲堂',
  address: 'sunshine-1040',
  platform: '某短视频平台',
  description: '讲解“1040工程”和五级三阶制，邀请到都匀考察。',
};
const GROUP: Thing = {
  kind: 'group',
  name: '西部大开发项目交流群',
  address: '群号 990012345',
  platform: '某社交平台',
  description: '群内转发国家扶持项目介绍，介绍人可得返利。',
};
const SHOP: Thing = {
  kind: 'website',
  name: '毛尖茶农直销',
  address: 'maojian-tea.test',
  icp: '黔ICP备00000001号',
  hostPlace: '贵阳',
  description: '茶叶网上商城，老客户推荐新客户减 10 元。',
};

/** Three online patrols in Duyun and what became of the finds: one of each state, one up again and made a lead. */
export async function tellPatrolStory(stage: Stage): Promise<void> {
  const first = await patrolled(stage, 40, {
    platform: '搜索引擎',
    words: ['爱心互助 都匀', '原始股投资'],
    result: '发现可疑网站 3 个。',
  });
  const aid = await found(stage, MUTUAL_AID, first);
  const shares = await found(stage, SHARES, first);
  const shop = await found(stage, SHOP, first);
  daysAgo(stage, 39, 10);
  await office(stage).call(patrol.dismissObject, {
    params: { id: shop },
    body: { reason: '普通农产品网店，推荐优惠一次性、无层级，不涉传销。' },
  });
  for (const id of [aid, shares]) await refer(stage, id, 38);
  await answer(stage, aid, 27);
  daysAgo(stage, 20, 10);
  await check(stage, aid, { up: false, note: '多个网络访问，均提示域名已停止解析。' });
  const second = await patrolled(stage, 30, {
    platform: '某应用商店',
    words: ['虚拟币挖矿', '静态收益'],
    result: '发现可疑应用 1 个、账号 1 个。',
  });
  await refer(stage, await found(stage, MINING, second), 29);
  await answer(stage, shares, 28);
  const account = await found(stage, ACCOUNT, second);
  await fix(stage, account, 26);
  const third = await patrolled(stage, 2, {
    platform: '搜索引擎',
    words: ['爱心互助 都匀', '西部大开发'],
    result: '“云联爱心互助平台”重新上线；另发现群组 1 个。',
  });
  await found(stage, { ...MUTUAL_AID, address: 'YUNLIAN-HUZHU.test' }, third);
  await found(stage, GROUP, third);
  daysAgo(stage, 1, 10);
  await check(stage, aid, { up: true, note: '更换服务器后重新上线，内容与此前固定的一致。' });
  await office(stage).call(patrol.makeLeadOfObject, {
    params: { id: aid },
    body: {
      leadId: stage.ids.next(),
      title: '“云联爱心互助平台”关停后重新上线',
      summary: MUTUAL_AID.description,
      grade: 'important',
    },
  });
}

const office = (stage: Stage) => stage.person('duyun.market');

async function patrolled(
  stage: Stage,
  days: number,
  done: { readonly platform: string; readonly words: string[]; readonly result: string },
): Promise<string> {
  const id = stage.ids.next();
  const endedAt = daysAgo(stage, days, 9);
  const beganAt = new Date(endedAt.getTime() - 50 * 60_000).toISOString();
  const body = { id, areaCode: AREA, ...done, beganAt, endedAt: endedAt.toISOString() };
  await office(stage).call(patrol.recordPatrol, { body });
  return id;
}

async function found(stage: Stage, thing: Thing, patrolId: string): Promise<string> {
  const body = { id: stage.ids.next(), areaCode: AREA, ...thing, patrolId };
  return (await office(stage).call(patrol.recordObject, { body })).id;
}

/** Seals the page as it is on that day. */
async function fix(stage: Stage, id: string, days: number): Promise<void> {
  const takenAt = daysAgo(stage, days, 10).toISOString();
  const { data: thing } = await office(stage).call(patrol.getOnlineObject, { params: { id } });
  const data = { id: stage.ids.next(), method: 'archive', officers: OFFICERS, takenAt };
  const content = Buffer.from(`<!doctype html><title>${thing.name}</title><p>${thing.description}</p>`);
  await office(stage).send(patrol.fixObject, {
    params: { id },
    data,
    file: { name: `${thing.name}-首页存档.html`, content },
  });
}

async function refer(stage: Stage, id: string, days: number): Promise<void> {
  await fix(stage, id, days);
  const letterOn = new Date(daysAgo(stage, days, 15).getTime() + 8 * 3600_000).toISOString().slice(0, 10);
  await office(stage).call(patrol.referObject, {
    params: { id },
    body: {
      referralId: stage.ids.next(),
      number: `匀市监函〔2026〕${100 - days}号`,
      letterOn,
      addressee: '贵州省通信管理局',
      request: '请依法核查该对象的备案和接入情况，依照《禁止传销条例》第九条、第二十六条的分工予以处置。',
    },
  });
}

async function answer(stage: Stage, id: string, days: number): Promise<void> {
  const answeredAt = daysAgo(stage, days, 11).toISOString();
  await office(stage).call(patrol.answerReferral, {
    params: { id },
    body: { measure: 'closed', answer: '已停止域名解析并通知接入商关停。', answeredAt },
  });
}

async function check(stage: Stage, id: string, seen: { readonly up: boolean; readonly note: string }): Promise<void> {
  await office(stage).call(patrol.checkObject, { params: { id }, body: { checkId: stage.ids.next(), ...seen } });
}
