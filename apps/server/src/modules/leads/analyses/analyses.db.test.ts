import { randomUUID } from 'node:crypto';
import { listAnalyses } from '@qingyuan/contract/lead-analyses';
import { afterAll, beforeAll, expect, inject, test as it } from 'vitest';
import { startTestServer, type TestServer, type TestUser } from '../../../test-server.ts';
import { newLead, officer, post, read } from '../leads.test-helper.ts';

let test: TestServer;
let police: TestUser;
let market: TestUser;
let leadId: string;
let base: string;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  police = await officer(test, '522701', { role: 'police_officer', kind: 'police' });
  market = await officer(test, '522701', { role: 'market_officer', kind: 'market_regulation' });
  leadId = await newLead(market);
  const analysisId = randomUUID();
  const body = { analysisId, topic: '锦绣苑窝点研判', place: '经侦大队', heldAt: '2026-09-15T01:00:00Z' };
  await post(market, `/leads/${leadId}/analyses`, body);
  base = `/leads/${leadId}/analyses/${analysisId}`;
});
afterAll(() => test.close());

const seen = async (user: TestUser) => {
  const [analysis] = (await read(user, listAnalyses, `/leads/${leadId}/analyses`)).rows;
  if (analysis === undefined) throw new Error('no analysis');
  return analysis;
};
const opinion = (words: string, share = true) => ({ people: ['甲', '乙'], opinion: words, ownNote: '内部掌握', share });
const conclusion = { conclusion: '符合立案条件', proposal: 'administrative' };

it('意见提交前只有本单位看得到，提交后对方也看得到；内部备注从不给对方', async () => {
  await post(police, `${base}/opinion`, opinion('尚未达到刑事标准', false));
  expect((await seen(market)).parts).toMatchObject([{ side: 'police', opinion: null, ownNote: null, own: false }]);
  expect((await seen(police)).parts).toMatchObject([{ opinion: '尚未达到刑事标准', ownNote: '内部掌握', own: true }]);
  await post(police, `${base}/opinion`, opinion('尚未达到刑事标准'));
  expect((await seen(market)).parts).toMatchObject([{ opinion: '尚未达到刑事标准', ownNote: null }]);
});

it('双方意见齐了才有结论；双方签同样的内容才算完成，之后不能改', async () => {
  expect((await market.request('POST', `${base}/conclude`, conclusion)).status).toBe(409);
  await post(market, `${base}/opinion`, opinion('建议行政立案'));
  await post(market, `${base}/conclude`, conclusion);
  await post(market, `${base}/sign`);
  expect((await seen(market)).complete).toBe(false);
  // Changed words void the signature.
  await post(police, `${base}/opinion`, opinion('同意行政立案，公安配合'));
  expect((await seen(market)).parts.map(({ signedAt }) => signedAt)).toEqual([null, null]);
  await post(police, `${base}/sign`);
  await post(market, `${base}/sign`);
  const done = await seen(police);
  expect(done).toMatchObject({ complete: true, can: [], conclusion: '符合立案条件' });
  expect(done.digest).toMatch(/^[0-9a-f]{64}$/u);
  for (const [act, body] of [
    ['opinion', opinion('改口')],
    ['conclude', conclusion],
    ['sign', {}],
  ] as const) {
    expect((await police.request('POST', `${base}/${act}`, body)).status, act).toBe(409);
  }
});

it('外县看不到，不办案的不能提意见', async () => {
  const elsewhere = await officer(test, '522702', { role: 'police_officer', kind: 'police' });
  expect((await elsewhere.request('GET', `/leads/${leadId}/analyses`)).status).toBe(404);
  const leader = await test.user('522701', ['leader']);
  expect((await leader.request('POST', `${base}/opinion`, opinion('看看'))).status).toBe(403);
});
