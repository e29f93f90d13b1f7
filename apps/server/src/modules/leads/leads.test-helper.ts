/** A county with its people, and what tests of leads do again and again. */
import { randomUUID } from 'node:crypto';
import type { Answer, Endpoint } from '@qingyuan/contract/endpoint';
import * as leads from '@qingyuan/contract/leads';
import type { Role } from '@qingyuan/contract/roles';
import * as tips from '@qingyuan/contract/tips';
import type { TestAnswer, TestServer, TestUser } from '../../test-server.ts';

/** @throws Error showing the answer, when the request was refused. */
function succeeded(answer: TestAnswer): unknown {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export async function read<E extends Endpoint>(user: TestUser, endpoint: E, path: string): Promise<Answer<E>> {
  return endpoint.response.parse(succeeded(await user.request('GET', path))) as Answer<E>;
}

export async function post(user: TestUser, path: string, body: object = {}): Promise<unknown> {
  return succeeded(await user.request('POST', path, body));
}

export const leadOf = (user: TestUser, id: string) => read(user, leads.getLead, `/leads/${id}`);

export async function newLead(user: TestUser, change: object = {}): Promise<string> {
  const id = randomUUID();
  const body = { id, areaCode: '522701002', source: 'media', title: '媒体报道的线索', summary: '报道称有聚集' };
  await post(user, '/leads', { ...body, ...change });
  return id;
}

/** A tip by phone or letter that was accepted as a lead. */
export async function leadFromTip(user: TestUser, change: object = {}): Promise<{ tipId: string; leadId: string }> {
  const [tipId, leadId] = [randomUUID(), randomUUID()];
  const body = { id: tipId, areaCode: '522701', channel: 'phone', kind: 'gathering', what: '每天早上聚集听课' };
  await post(user, '/tips', { ...body, ...change });
  await post(user, `/tips/${tipId}/accept`, { leadId, title: '举报聚集听课', summary: '疑似聚集' });
  return { tipId, leadId };
}

export const tipOf = (user: TestUser, id: string) => read(user, tips.getTip, `/tips/${id}`);

/** A user whose agency is of a kind: joint analyses ask for it. */
export async function officer(test: TestServer, area: string, of: { role: Role; kind: string }): Promise<TestUser> {
  const user = await test.user(area, [of.role]);
  await test.database.admin
    .updateTable('agency')
    .set({ kind: of.kind })
    .where('id', '=', user.actor.agency.id)
    .execute();
  return user;
}
