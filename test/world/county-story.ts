import * as cases from '@qingyuan/contract/cases';
import * as leads from '@qingyuan/contract/leads';
import * as tips from '@qingyuan/contract/tips';
import { ASSESSMENT, CASE_CAUSE, FOUND, REPORTS } from './material.ts';
import { daysAgo, type Stage } from './stage.ts';

interface County {
  readonly key: string;
  readonly area: string;
  readonly name: string;
}

/** How far a tip's story goes. */
type Ending =
  | 'received'
  | 'sent'
  | 'asked'
  | 'rejected'
  | 'lead'
  | 'verifying'
  | 'refuted'
  | 'confirmed'
  | 'proposed'
  | 'filed'
  | 'investigating'
  | 'review'
  | 'decided'
  | 'closed'
  | 'transferred';

/** Every state once in every county, spread over the months; the newest are still open. */
const ENDINGS: readonly { readonly ending: Ending; readonly began: number }[] = [
  { ending: 'closed', began: 96 },
  { ending: 'refuted', began: 84 },
  { ending: 'transferred', began: 75 },
  { ending: 'decided', began: 66 },
  { ending: 'rejected', began: 52 },
  { ending: 'review', began: 47 },
  { ending: 'investigating', began: 41 },
  { ending: 'filed', began: 30 },
  { ending: 'proposed', began: 24 },
  { ending: 'confirmed', began: 20 },
  { ending: 'verifying', began: 18 },
  { ending: 'lead', began: 9 },
  { ending: 'received', began: 3 },
  { ending: 'received', began: 1 },
  { ending: 'asked', began: 0 },
  { ending: 'sent', began: 0 },
];

/** Tips and what became of them, and a lead that officers found themselves. */
export async function tellCountyStory(stage: Stage, county: County): Promise<void> {
  for (const [index, { ending, began }] of ENDINGS.entries()) await tellTip(stage, county, { ending, began, index });
  await tellFoundLead(stage, county);
}

interface Tale {
  readonly ending: Ending;
  /** Days before today. */
  readonly began: number;
  readonly index: number;
}

const CHANNELS = ['phone', 'letter', 'visit', 'media', 'online', 'handed_over'] as const;

async function tellTip(stage: Stage, county: County, tale: Tale): Promise<void> {
  const office = stage.person(`${county.key}.office`);
  const report = REPORTS[(tale.index + Number(county.area)) % REPORTS.length] ?? REPORTS[0];
  if (report === undefined) return;
  const id = stage.ids.next();
  daysAgo(stage, tale.began, 9);
  if (tale.ending === 'asked' || tale.ending === 'sent') {
    // The public's site takes its own time from the database's clock: these came in just now.
    stage.setNow(stage.today);
    await stage.reportOnline({ id, area: county.area, ...report });
    if (tale.ending === 'sent') return;
    await office.call(tips.askReporter, {
      params: { id },
      body: { message: '请补充具体楼栋、时间和参加人数，以便核实。' },
    });
    return;
  }
  const channel = CHANNELS[tale.index % CHANNELS.length] ?? 'phone';
  await office.call(tips.registerTip, { body: { id, areaCode: county.area, channel, ...report } });
  if (tale.ending === 'received') return;
  daysAgo(stage, tale.began - 1, 9);
  if (tale.ending === 'rejected') {
    await office.call(tips.rejectTip, {
      params: { id },
      body: { reason: '反映的是普通商品促销，不涉及缴纳入门费和发展下线，已转消费投诉渠道。' },
    });
    return;
  }
  const leadId = stage.ids.next();
  const title = `${county.name}：${report.place.slice(0, 20)}涉嫌传销`;
  await office.call(tips.acceptTip, { params: { id }, body: { leadId, title, summary: report.what } });
  await tellLead(stage, county, { ...tale, leadId, title });
}

async function tellLead(
  stage: Stage,
  county: County,
  tale: Tale & { readonly leadId: string; readonly title: string },
): Promise<void> {
  if (tale.ending === 'lead') return;
  const office = stage.person(`${county.key}.office`);
  const params = { id: tale.leadId };
  daysAgo(stage, tale.began - 2, 10);
  await office.call(leads.startVerification, {
    params,
    body: { grade: tale.index % 3 === 0 ? 'important' : 'ordinary' },
  });
  if (tale.ending === 'verifying') return;
  daysAgo(stage, tale.began - 5, 15);
  if (tale.ending === 'refuted') {
    await office.call(leads.refuteLead, {
      params,
      body: { reason: '三次上门核查，现场为合租务工人员，未发现授课、缴费和发展下线情况。' },
    });
    return;
  }
  const reason = '两名执法人员现场核查，取得证人陈述和照片，与举报内容一致。';
  await office.call(leads.confirmLead, { params, body: { assessment: ASSESSMENT, reason } });
  if (tale.ending !== 'confirmed') await tellCase(stage, county, tale);
}

async function tellCase(
  stage: Stage,
  county: County,
  tale: Tale & { readonly leadId: string; readonly title: string },
): Promise<void> {
  const [office, head, market] = [
    stage.person(`${county.key}.office`),
    stage.person(`${county.key}.head`),
    stage.person(`${county.key}.market`),
  ];
  const id = stage.ids.next();
  const params = { id };
  daysAgo(stage, tale.began - 6, 11);
  await office.call(cases.openCase, {
    body: {
      id,
      leadId: tale.leadId,
      title: `${tale.title}案`,
      areaCode: county.area,
      officers: [market.userId, stage.person(`${county.key}.market2`).userId],
      cause: CASE_CAUSE,
      schemeTypes: ['headcount', 'entry_fee'],
      parties: [{ kind: 'unknown', name: '待查' }],
    },
  });
  if (tale.ending === 'proposed') return;
  daysAgo(stage, tale.began - 7, 16);
  await head.call(cases.approveFiling, { params, body: { reason: '事实基本清楚，同意立案。' } });
  if (tale.ending === 'filed') return;
  daysAgo(stage, tale.began - 8, 9);
  await market.call(cases.startInvestigation, { params, body: {} });
  await market.call(cases.noteCase, { params, body: { text: '已对涉案场所制作现场笔录，询问当事人 3 人。' } });
  if (tale.ending === 'investigating') return;
  await endCase(stage, county, { ...tale, caseId: id });
}

async function endCase(stage: Stage, county: County, tale: Tale & { readonly caseId: string }): Promise<void> {
  const [head, market, legal] = [
    stage.person(`${county.key}.head`),
    stage.person(`${county.key}.market`),
    stage.person(`${county.key}.legal`),
  ];
  const params = { id: tale.caseId };
  if (tale.ending === 'transferred') {
    daysAgo(stage, tale.began - 14, 10);
    await market.call(cases.proposeTransfer, {
      params,
      body: { reason: '现有证据显示参与人员三十人以上且层级三级以上，涉嫌犯罪。' },
    });
    daysAgo(stage, tale.began - 15, 10);
    await head.call(cases.approveTransfer, { params, body: { reason: '同意移送公安机关。' } });
    daysAgo(stage, tale.began - 15, 17);
    await market.call(cases.confirmHandover, {
      params,
      body: { reason: '案卷及涉案物品清单已当面移交经侦大队，取得回执。' },
    });
    return;
  }
  daysAgo(stage, tale.began - 16, 10);
  await market.call(cases.submitReview, { params, body: {} });
  if (tale.ending === 'review') return;
  daysAgo(stage, tale.began - 18, 10);
  await legal.call(cases.passReview, { params, body: { reason: '事实清楚，证据确凿，程序合法，处罚建议适当。' } });
  daysAgo(stage, tale.began - 20, 10);
  await head.call(cases.decideCase, { params, body: { outcome: 'punish', reason: '经集体讨论，决定给予行政处罚。' } });
  if (tale.ending === 'decided') return;
  daysAgo(stage, tale.began - 30, 10);
  await market.call(cases.closeCase, { params, body: { reason: '处罚决定已送达并履行完毕。' } });
}

async function tellFoundLead(stage: Stage, county: County): Promise<void> {
  const found = FOUND[Number(county.area) % FOUND.length];
  if (found === undefined) return;
  daysAgo(stage, 12, 14);
  await stage.person(`${county.key}.market`).call(leads.createLead, {
    body: { id: stage.ids.next(), areaCode: county.area, source: 'sweep', grade: 'important', ...found },
  });
}
