import { setTimeout as sleep } from 'node:timers/promises';
import { creditCodeCheckDigit } from '@qingyuan/core/identifiers/credit-code';
import * as leads from '@qingyuan/contract/leads';
import * as screening from '@qingyuan/contract/screening';
import { ASSESSMENT } from './material.ts';
import { daysAgo, type Stage } from './stage.ts';

const AREA = '522701';

/** A firm register and a list of sites in Duyun, and a place that comes back. All firms are invented. */
export async function tellScreeningStory(stage: Stage): Promise<void> {
  daysAgo(stage, 15, 9);
  const register = await importList(stage, {
    kind: 'firm',
    source: '市场主体登记库（示例）',
    name: '都匀市企业登记名册.csv',
    content: firmRegister(),
  });
  await stage.person('duyun.market').call(screening.startScreening, { params: { id: register }, body: {} });
  await settled(stage, register);
  await judge(stage, register);
  daysAgo(stage, 1, 16);
  await importList(stage, {
    kind: 'site',
    source: '通信管理部门提供（示例）',
    name: '辖区网站清单.csv',
    content: siteList(),
  });
  await tellRecurrence(stage);
}

async function importList(
  stage: Stage,
  list: { readonly kind: screening.ListKind; readonly source: string; readonly name: string; readonly content: string },
): Promise<string> {
  const id = stage.ids.next();
  await stage.person('duyun.market').send(screening.importList, {
    data: { id, areaCode: AREA, kind: list.kind, source: list.source },
    file: { name: list.name, content: Buffer.from(list.content) },
  });
  await settled(stage, id);
  return id;
}

async function settled(stage: Stage, id: string): Promise<void> {
  for (;;) {
    const { data } = await stage.person('duyun.market').call(screening.getImport, { params: { id } });
    if (data.job.state === 'done') return;
    if (data.job.state === 'failed') throw new Error(`${data.name}: ${data.job.fault?.message}`);
    await sleep(50);
  }
}

/** The weightiest becomes a lead, a chartered direct seller is dismissed, the rest waits. */
async function judge(stage: Stage, importId: string): Promise<void> {
  daysAgo(stage, 13, 15);
  const market = stage.person('duyun.market');
  const { rows } = await market.call(screening.listFindings, { query: { importId } });
  const [first] = rows;
  if (first === undefined) throw new Error('the register of the demo world has no findings');
  await market.call(screening.makeLeadOfFinding, {
    params: { id: first.id },
    body: {
      leadId: stage.ids.next(),
      title: `${first.name}涉嫌传销`,
      summary: first.reasons.map(({ title }) => title.zh).join('；'),
      grade: 'important',
    },
  });
  const seller = rows.find(({ name }) => name.includes('直销'));
  if (seller === undefined) return;
  await market.call(screening.dismissFinding, {
    params: { id: seller.id },
    body: { reason: '持有直销经营许可证，计酬以本人销售额为限，已实地核对。' },
  });
}

function firmCode(at: number): string {
  const first = `91990000MA${String(at).padStart(7, '0')}`;
  return `${first}${creditCodeCheckDigit(first)}`;
}

const NOTABLE = [
  '都匀云联资本运作商务中心,,经济开发区创业大厦6栋8层,黎某某,商务信息咨询,加入须缴纳会员费69800元，发展下线享直推奖和对碰奖,7,2026-01-08,',
  '黔南优品直销有限公司,,都匀市民族路20号,莫某某,日用品销售,推荐奖按本人销售额计算,6,2019-05-10,',
  '都匀福乐养生咨询店,,都匀市剑江路8号,韦某某,养生咨询,购买会员费3980元礼包可成为代理并发展下线,2,2026-03-01,2026-08-15',
  '匀城区块链科技工作室,,都匀市环东路15号2栋,吴某某,区块链技术服务,宣传原始股投资和动态收益,1,2026-02-01,',
];

function firmRegister(): string {
  const head = '企业名称,统一社会信用代码,住所,法定代表人,经营范围,宣传内容,投诉举报数,成立日期,注销日期';
  const gathered = Array.from(
    { length: 11 },
    (_, at) =>
      `都匀云创${at + 1}号商务信息咨询中心,${firmCode(at)},经济开发区创业大厦6栋${at + 1}03室,黎某某,商务信息咨询,,0,2025-11-0${(at % 9) + 1},`,
  );
  const shared = Array.from(
    { length: 10 },
    (_, at) =>
      `匀开消费联盟服务部${at + 1},${firmCode(100 + at)},经济开发区孵化园A座301室,覃某某,消费联盟服务,,0,2025-10-12,`,
  );
  const plain = Array.from(
    { length: 60 },
    (_, at) =>
      `都匀市便民店${at + 1},${firmCode(200 + at)},都匀市石板街${at + 1}号,店主${at + 1},食品零售,,0,2020-06-01,`,
  );
  const bad = [
    '都匀某某商行,91990000MA00000000,都匀市某路1号,某某,零售,,0,2020-01-01,',
    '都匀某某服务部,,都匀市某路2号,某某,零售,,不详,去年,',
  ];
  return `${[head, ...NOTABLE, ...gathered, ...shared, ...plain, ...bad].join('\n')}\n`;
}

function siteList(): string {
  const head = '网站名称,网址,主办单位,备案号,网站内容,投诉举报数';
  const rows = [
    '匀城互助商城,https://www.yuncheng-huzhu.test,匀城互助服务部（虚构）,,爱心互助，会员费2980元，推荐奖三级返利,6',
    '都匀毛尖协会,duyun-maojian.test,茶叶协会（虚构）,黔ICP备00000002号,茶叶知识,0',
    '无名网站,没有网址,,,,',
  ];
  return `${[head, ...rows].join('\n')}\n`;
}

/** A hide-out that was confirmed three months ago and comes back. */
async function tellRecurrence(stage: Stage): Promise<void> {
  const office = stage.person('duyun.office');
  const place = (text: string) => [{ kind: 'place' as const, text }];
  const before = stage.ids.next();
  daysAgo(stage, 98, 9);
  await office.call(leads.createLead, {
    body: {
      id: before,
      areaCode: AREA,
      source: 'sweep',
      title: '剑江花园出租屋聚集听课',
      summary: '摸排发现三楼出租屋住二十余人，每日集中听课。',
      marks: place('都匀市剑江花园3栋2单元301室'),
    },
  });
  await office.call(leads.startVerification, { params: { id: before }, body: {} });
  daysAgo(stage, 92, 16);
  await office.call(leads.confirmLead, {
    params: { id: before },
    body: { assessment: ASSESSMENT, reason: '现场清查属实，人员已劝返。' },
  });
  daysAgo(stage, 4, 10);
  await office.call(leads.createLead, {
    body: {
      id: stage.ids.next(),
      areaCode: AREA,
      source: 'sweep',
      grade: 'important',
      title: '剑江花园3栋再次出现聚集',
      summary: '网格员反映同一房间又有十余人进出，夜间拉窗帘听课。',
      marks: place('剑江花园三号楼2单元301'),
    },
  });
}
