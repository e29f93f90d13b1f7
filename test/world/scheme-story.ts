import { setTimeout as sleep } from 'node:timers/promises';
import * as cases from '@qingyuan/contract/cases';
import { getJob } from '@qingyuan/contract/jobs';
import * as leads from '@qingyuan/contract/leads';
import { findAccounts } from '@qingyuan/contract/scheme-explorer';
import * as decisions from '@qingyuan/contract/scheme-decisions';
import * as source from '@qingyuan/contract/scheme-source';
import { ASSESSMENT, CASE_CAUSE } from './material.ts';
import { inventMemberTable, toCsv } from './member-table.ts';
import { daysAgo, type Stage } from './stage.ts';

const AREA = '522701';
const NAME = '云上优品';

/** The head of the largest line in the invented member table. */
const HEAD_OF_LARGEST_LINE = 'YP100001';

/** An online scheme in Duyun: its shop's member table is sealed, analysed, and one organiser decided. */
export async function tellSchemeStory(stage: Stage): Promise<void> {
  const caseId = await openSchemeCase(stage);
  const evidenceId = await sealMemberTable(stage, caseId);
  const schemeId = await analyse(stage, { caseId, evidenceId });
  await decideOrganiser(stage, schemeId);
}

async function openSchemeCase(stage: Stage): Promise<string> {
  const [office, head, market] = [
    stage.person('duyun.office'),
    stage.person('duyun.head'),
    stage.person('duyun.market'),
  ];
  const [leadId, id] = [stage.ids.next(), stage.ids.next()];
  daysAgo(stage, 21, 9);
  const summary = '巡查发现名为“云上优品”的商城收取 3980 元入会费，按直接和间接发展人数返利，群内每日晒收益。';
  await market.call(leads.createLead, {
    body: { id: leadId, areaCode: AREA, source: 'online_patrol', grade: 'major', title: `“${NAME}”网络传销`, summary },
  });
  await market.call(leads.startVerification, { params: { id: leadId }, body: { grade: 'major' } });
  daysAgo(stage, 19, 10);
  await market.call(leads.confirmLead, {
    params: { id: leadId },
    body: { assessment: ASSESSMENT, reason: '远程勘验取得后台截图和会员数据，与巡查内容一致。' },
  });
  daysAgo(stage, 18, 10);
  const officers = [market.userId, stage.person('duyun.market2').userId];
  const title = `“${NAME}”涉嫌组织策划传销案`;
  await office.call(cases.openCase, {
    body: {
      id,
      leadId,
      title,
      areaCode: AREA,
      officers,
      cause: CASE_CAUSE,
      schemeTypes: ['online', 'entry_fee', 'headcount'],
      parties: [{ kind: 'firm', name: '云上优品商贸有限公司（虚构）' }],
    },
  });
  daysAgo(stage, 17, 15);
  await head.call(cases.approveFiling, { params: { id }, body: { reason: '涉案人数多、金额大，同意立案。' } });
  daysAgo(stage, 16, 9);
  await market.call(cases.startInvestigation, { params: { id }, body: {} });
  return id;
}

async function sealMemberTable(stage: Stage, caseId: string): Promise<string> {
  const id = stage.ids.next();
  const takenAt = daysAgo(stage, 5, 10).toISOString();
  const content = Buffer.from(toCsv(inventMemberTable('demo')));
  await stage.person('duyun.market').upload(
    {
      id,
      caseId,
      medium: '商城服务器数据库导出（U 盘）',
      sealNumber: '匀市监封 2026-018',
      method: 'on_site',
      takenAt,
      officers: ['陆思远', '蒙晓月'],
      witness: '见证人甲',
    },
    { name: '云上优品会员表.csv', content },
  );
  return id;
}

async function analyse(
  stage: Stage,
  { caseId, evidenceId }: { readonly caseId: string; readonly evidenceId: string },
): Promise<string> {
  const analyst = stage.person('duyun.analyst');
  daysAgo(stage, 4, 14);
  const { id, jobId } = await analyst.call(source.analyseScheme, {
    body: { id: stage.ids.next(), caseId, evidenceId, name: NAME, persons: ['id_number'] },
  });
  for (;;) {
    const { state, fault } = await analyst.call(getJob, { params: { id: jobId } });
    if (state === 'done') return id;
    if (state === 'failed' || state === 'cancelled')
      throw new Error(`the analysis of the demo scheme ${state}: ${fault?.message ?? ''}`);
    await sleep(100);
  }
}

async function decideOrganiser(stage: Stage, schemeId: string): Promise<void> {
  const market = stage.person('duyun.market');
  daysAgo(stage, 2, 11);
  const { rows } = await market.call(findAccounts, {
    params: { id: schemeId },
    body: { q: HEAD_OF_LARGEST_LINE },
  });
  const index = rows[0]?.account.index;
  if (index === undefined) throw new Error(`the demo scheme has no ${HEAD_OF_LARGEST_LINE}`);
  await market.call(decisions.markRole, {
    params: { id: schemeId, index },
    body: {
      decisionId: stage.ids.next(),
      decision: 'organiser',
      role: 'initiator',
      reason: '后台权限、资金归集账户和两名代理的陈述相互印证，该人发起并操纵本组织。',
    },
  });
}
