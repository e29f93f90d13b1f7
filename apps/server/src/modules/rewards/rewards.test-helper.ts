/** From a reporter's word to a closed case, and the acts on its reward; tests of several files begin with it. */
import { createHash, randomUUID } from 'node:crypto';
import * as contract from '@qingyuan/contract/rewards';
import type pg from 'pg';
import { newReceiptCode } from '../../platform/crypto/secrets.ts';
import type { TestAnswer, TestServer, TestUser } from '../../test-server.ts';

export interface Office {
  readonly area: string;
  readonly office: TestUser;
  readonly second: TestUser;
  readonly market: TestUser;
  readonly other: TestUser;
  readonly head: TestUser;
  readonly lawyer: TestUser;
}

export async function newOffice(test: TestServer, area = '522701'): Promise<Office> {
  return {
    area,
    office: await test.user(area, ['joint_office']),
    second: await test.user(area, ['joint_office']),
    market: await test.user(area, ['market_officer']),
    other: await test.user(area, ['market_officer']),
    head: await test.user(area, ['agency_head']),
    lawyer: await test.user(area, ['legal_officer']),
  };
}

/** Fails the test with the server's own words. */
export function succeeded(answer: TestAnswer | undefined): unknown {
  if (answer?.status !== 200) throw new Error(`${answer?.status} ${JSON.stringify(answer?.body)}`);
  return answer.body;
}

export interface Reported {
  readonly id: string;
  readonly code: string;
}

/** A tip as the public's site hands it in. */
export async function reportOnline(
  test: TestServer,
  tipline: pg.Pool,
  change: Readonly<Record<string, unknown>> = {},
): Promise<Reported> {
  const { identity = null, ...report } = change;
  const [id, code] = [randomUUID(), newReceiptCode()];
  const tip = {
    id,
    area: '522701002',
    kind: 'gathering',
    what: '出租屋里每天有人听课',
    place: '',
    who: '',
    locale: 'zh-CN',
  };
  await tipline.query('SELECT qy.tipline_submit($1, $2, $3)', [
    JSON.stringify({ ...tip, ...report }),
    createHash('sha256').update(code).digest(),
    identity,
  ]);
  await deliver(test);
  return { id, code };
}

export async function deliver(test: TestServer): Promise<void> {
  const waiting = await test.database.admin
    .selectFrom('outbox_event')
    .select('id')
    .where('dispatched_at', 'is', null)
    .execute();
  await test.server.platform.spine.afterCommit(waiting.map((event) => event.id));
}

/** The tip's lead is confirmed, its case punished and closed; its first tips have rewards then. @returns the case. */
export async function closeCase(of: Office, tipId: string, outcome = 'punish'): Promise<string> {
  const caseId = await decideCase(of, tipId, outcome);
  succeeded(await of.market.request('POST', `/cases/${caseId}/close`, { reason: '已履行完毕' }));
  return caseId;
}

export async function decideCase(of: Office, tipId: string, outcome = 'punish'): Promise<string> {
  const [leadId, caseId] = [randomUUID(), randomUUID()];
  const { office, market, other, head, lawyer } = of;
  const accept = { leadId, title: '出租屋聚集听课', summary: '群众反映有人聚集听课' };
  succeeded(await office.request('POST', `/tips/${tipId}/accept`, accept));
  succeeded(await market.request('POST', `/leads/${leadId}/start`, {}));
  const parts = {
    organisation: '有层级',
    people: '二十余人',
    hideouts: '一处',
    scale: '百万元',
    developments: '仍在发展',
  };
  succeeded(await market.request('POST', `/leads/${leadId}/confirm`, { assessment: parts, reason: '查证属实' }));
  const officers = [market.actor.userId, other.actor.userId];
  const kase = {
    id: caseId,
    leadId,
    title: '出租屋聚集传销案',
    areaCode: '522701002',
    officers,
    cause: '涉嫌组织策划传销',
  };
  succeeded(await market.request('POST', '/cases', kase));
  succeeded(await head.request('POST', `/cases/${caseId}/approve-filing`, {}));
  succeeded(await market.request('POST', `/cases/${caseId}/start-investigation`, {}));
  succeeded(await market.request('POST', `/cases/${caseId}/submit-review`, {}));
  succeeded(await lawyer.request('POST', `/cases/${caseId}/pass-review`, { reason: '程序合法' }));
  succeeded(await head.request('POST', `/cases/${caseId}/decide`, { reason: '集体讨论决定', outcome }));
  return caseId;
}

export async function rewardOf(user: TestUser, tipId: string): Promise<string> {
  const found = contract.findRewardOfTip.response.parse(succeeded(await user.request('GET', `/tips/${tipId}/reward`)));
  if (found.rewardId === null) throw new Error('the tip has no reward');
  return found.rewardId;
}

export async function inFull(user: TestUser, id: string) {
  return contract.getReward.response.parse(succeeded(await user.request('GET', `/rewards/${id}`)));
}

export const act = (user: TestUser, id: string, action: string, body: object = { reason: '按办法办理' }) =>
  user.request('POST', `/rewards/${id}/${action}`, body);

const EXCLUDED_BY_NO = ['natural_person', 'concrete_facts', 'borne_out'];
const QUESTIONS = [
  ...EXCLUDED_BY_NO,
  'official',
  'victim',
  'insider',
  'offender',
  'paid_by_others',
  'known_before',
  'fraud',
];

/** A proposal by the national measures that nothing speaks against. */
export function proposal(
  change: Readonly<Record<string, unknown>> = {},
  answers: Readonly<Record<string, string>> = {},
) {
  return {
    schemeId: 'national',
    answers: Object.fromEntries(
      QUESTIONS.map((id) => [
        id,
        { answer: answers[id] ?? (EXCLUDED_BY_NO.includes(id) ? 'yes' : 'no'), reason: '经核实' },
      ]),
    ),
    level: 2,
    grounds: '举报人说明了时间、地点和收费方式，与现场检查一致',
    penaltyFen: 50_000_000,
    penaltyDocument: '匀市监处〔2026〕3号',
    ...change,
  };
}

/** Proposed, reviewed, granted and told. */
export async function grant(of: Office, id: string, given: object = proposal()): Promise<void> {
  succeeded(await act(of.office, id, 'propose', given));
  succeeded(await act(of.lawyer, id, 'pass-review'));
  succeeded(await act(of.head, id, 'approve', {}));
  succeeded(await act(of.office, id, 'notify', { how: '凭回执码留言' }));
}
