/** A county's people and the steps that tests of several files begin with. */
import { randomUUID } from 'node:crypto';
import type { CaseDetail } from '@qingyuan/contract/cases';
import * as contract from '@qingyuan/contract/cases';
import type { TestAnswer, TestServer, TestUser } from '../../test-server.ts';

export interface County {
  readonly area: string;
  readonly office: TestUser;
  readonly officer: TestUser;
  readonly other: TestUser;
  readonly head: TestUser;
  readonly lawyer: TestUser;
}

export async function newCounty(test: TestServer, area: string): Promise<County> {
  return {
    area,
    office: await test.user(area, ['joint_office']),
    officer: await test.user(area, ['market_officer']),
    other: await test.user(area, ['market_officer']),
    head: await test.user(area, ['agency_head']),
    lawyer: await test.user(area, ['legal_officer']),
  };
}

/** A proposal as the console sends it. */
export function proposal(county: County, change: Readonly<Record<string, unknown>> = {}) {
  return {
    id: randomUUID(),
    title: '涉嫌组织策划传销案',
    areaCode: county.area,
    officers: [county.officer.actor.userId, county.other.actor.userId],
    cause: '涉嫌组织策划传销',
    ...change,
  };
}

/** Fails the test with the server's own words. */
export function succeeded(answer: TestAnswer): unknown {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export async function propose(county: County, change: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const body = proposal(county, change);
  succeeded(await county.office.request('POST', '/cases', body));
  return body.id;
}

/** A case with its filing approved. */
export async function fileCase(county: County): Promise<string> {
  const id = await propose(county);
  succeeded(await county.head.request('POST', `/cases/${id}/approve-filing`, {}));
  return id;
}

/** One step of the procedure. @param at `<case>/<action>` */
export async function step(user: TestUser, at: string, body: object = { reason: '按程序办理' }): Promise<TestAnswer> {
  return user.request('POST', `/cases/${at}`, body);
}

export async function detail(user: TestUser, id: string): Promise<{ data: CaseDetail; can: string[] }> {
  return contract.getCase.response.parse(succeeded(await user.request('GET', `/cases/${id}`)));
}

export async function confirmedLead(county: County): Promise<string> {
  const id = randomUUID();
  const { officer } = county;
  const lead = {
    id,
    areaCode: county.area,
    source: 'online_patrol',
    title: '某平台以拉人头返利',
    summary: '网上巡查发现',
  };
  succeeded(await officer.request('POST', '/leads', lead));
  succeeded(await officer.request('POST', `/leads/${id}/start`, {}));
  const assessment = {
    organisation: '有层级',
    people: '数十人',
    hideouts: '两处',
    scale: '百万元',
    developments: '仍在发展',
  };
  succeeded(await officer.request('POST', `/leads/${id}/confirm`, { assessment, reason: '查证属实' }));
  return id;
}
