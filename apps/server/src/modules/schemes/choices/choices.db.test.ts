import { randomUUID } from 'node:crypto';
import { listChoices, reanalyseScheme, type SchemeChoice } from '@qingyuan/contract/scheme-choices';
import { getScheme, type SchemeAnalysis } from '@qingyuan/contract/schemes';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startTestServer, type TestServer, type TestUser } from '../../../test-server.ts';
import { withScope } from '../../../platform/db/scope.ts';
import { openStructure } from '../open-structure.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { analyse, ended, fileCase, get, memberTable, type Office, seal, succeeded } from '../schemes.test-helper.ts';

let server: TestServer;
let office: Office;
let schemeId: string;

beforeAll(async () => {
  server = await startTestServer(inject('clusterUrl'));
  await server.server.start();
  office = await fileCase(server, '522701');
  const evidenceId = await seal(server, office, { name: '会员.csv', content: memberTable() });
  schemeId = await analysed(evidenceId, '云上优品');
});
afterAll(() => server.close());

async function analysed(evidenceId: string, name: string, persons = ['id_number']): Promise<string> {
  const { id, job } = await analyse(office.officer, {
    id: randomUUID(),
    caseId: office.caseId,
    evidenceId,
    name,
    persons,
  });
  expect(job.state).toBe('done');
  return id;
}

const figures = async (id = schemeId): Promise<SchemeAnalysis> => {
  const { data } = await get(office.officer, `/schemes/${id}`, getScheme.response);
  if (data.analysis === null) throw new Error('not analysed');
  return data.analysis;
};

const choices = (user: TestUser = office.officer) => get(user, `/schemes/${schemeId}/choices`, listChoices.response);

async function add(body: Readonly<Record<string, unknown>>, user = office.officer) {
  const choiceId = randomUUID();
  const reason = '核对服务器日志后决定';
  return {
    choiceId,
    answer: await user.request('POST', `/schemes/${schemeId}/choices`, { choiceId, reason, ...body }),
  };
}

async function decided(body: Readonly<Record<string, unknown>>): Promise<string> {
  const { choiceId, answer } = await add(body);
  succeeded(answer);
  return choiceId;
}

const revoke = (choiceId: string, user = office.officer) =>
  user.request('POST', `/schemes/${schemeId}/choices/${choiceId}/revoke`, { reason: '日志另有解释' });

async function reanalysed(): Promise<SchemeAnalysis> {
  const asked = await office.officer.request('POST', `/schemes/${schemeId}/reanalyse`, {});
  const { jobId } = reanalyseScheme.response.parse(succeeded(asked));
  expect((await ended(office.officer, jobId)).state).toBe('done');
  return figures();
}

const stateOf = async (choiceId: string): Promise<SchemeChoice['state'] | undefined> =>
  (await choices()).data.rows.find(({ id }) => id === choiceId)?.state;

describe('decisions about the data of a scheme', () => {
  test('count from the next analysis on, and no more once they are revoked', async () => {
    const before = await figures();
    expect(before.totals).toMatchObject({ cycleAccounts: 2, roots: 1 });
    const cut = await decided({ kind: 'cut_link', memberId: 'S1' });
    expect(await stateOf(cut)).toBe('waiting');
    expect((await choices()).data.waiting).toBe(1);
    expect((await figures()).digest).toBe(before.digest);

    const after = await reanalysed();
    expect(after.totals).toMatchObject({ cycleAccounts: 0, roots: 2 });
    expect(after.choices).toMatchObject([{ id: cut, applied: true }]);
    expect(after.digest).not.toBe(before.digest);
    expect([await stateOf(cut), (await choices()).data.waiting]).toEqual(['counted', 0]);
    expect((await reanalysed()).digest).toBe(after.digest);

    succeeded(await revoke(cut));
    expect([await stateOf(cut), (await choices()).data.waiting]).toEqual(['revoked', 1]);
    const again = await reanalysed();
    expect(again.digest).toBe(before.digest);
    expect(again.choices).toBeUndefined();
    const row = (await choices()).data.rows.find(({ id }) => id === cut);
    expect(row).toMatchObject({ memberId: 'S1', tree: 'recommender', revoked: { reason: '日志另有解释' } });
    expect((await revoke(cut)).status).toBe(409);
  });

  test('change who is one person, and who is nobody, on the bases that they concern', async () => {
    const heads = ({ bases }: SchemeAnalysis) => Object.fromEntries(bases.map((one) => [one.basis, one.heads]));
    const before = heads(await figures());
    const split = await decided({ kind: 'split_account', memberId: 'R2' });
    const merge = await decided({ kind: 'merge_accounts', memberId: 'C1', otherId: 'C2' });
    const family = await decided({ kind: 'family_account', memberId: 'C3-1', otherId: 'C3' });
    const system = await decided({ kind: 'exclude_account', memberId: 'C4' });
    const after = await reanalysed();
    const persons = Number(before['persons']);
    expect(heads(after)).toMatchObject({
      accounts: before['accounts'],
      active: Number(before['active']) - 1,
      // R2 is somebody else now, C1 and C2 are one, C4 is nobody.
      persons: persons - 1,
      without_family: persons - 2,
    });
    expect(after.bases.map(({ basis, applied }) => [basis, applied])).toEqual([
      ['accounts', true],
      ['active', true],
      ['persons', true],
      ['participants', false],
      ['without_family', true],
    ]);
    for (const id of [split, merge, family, system]) succeeded(await revoke(id));
    await reanalysed();
  });

  test('are refused where they make no sense', async () => {
    const refusals = await Promise.all([
      add({ kind: 'cut_link', memberId: '没有这个账号' }),
      add({ kind: 'cut_link', memberId: 'S1', tree: 'placement' }),
      add({ kind: 'merge_accounts', memberId: 'C1' }),
      add({ kind: 'merge_accounts', memberId: 'C1', otherId: 'C1' }),
      add({ kind: 'exclude_account', memberId: 'C1', tree: 'recommender' }),
      add({ kind: 'exclude_account', memberId: 'C1', reason: '' }),
    ]);
    expect(refusals.map(({ answer }) => answer.status)).toEqual([422, 409, 422, 422, 422, 422]);
  });

  test('are not made twice about one account, nor about a pair in the other order', async () => {
    const link = await decided({ kind: 'set_link', memberId: 'O1', otherId: 'C1' });
    expect((await add({ kind: 'cut_link', memberId: 'O1' })).answer.status).toBe(409);
    const merge = await decided({ kind: 'merge_accounts', memberId: 'C1', otherId: 'C2' });
    expect((await add({ kind: 'merge_accounts', memberId: 'C2', otherId: 'C1' })).answer.status).toBe(409);
    for (const id of [link, merge]) succeeded(await revoke(id));
  });

  test('are made by officers only, within their own area', async () => {
    expect((await add({ kind: 'split_account', memberId: 'R2' }, office.analyst)).answer.status).toBe(403);
    expect((await choices(office.analyst)).can).toEqual(['reanalyse']);
    expect((await choices(office.head)).can).toEqual(['choose']);
    const elsewhere = await server.user('522702', ['market_officer']);
    expect((await add({ kind: 'split_account', memberId: 'R2' }, elsewhere)).answer.status).toBe(404);
    expect((await elsewhere.request('GET', `/schemes/${schemeId}/choices`)).status).toBe(404);
    const made = await decided({ kind: 'split_account', memberId: 'R2' });
    expect((await revoke(made, office.analyst)).status).toBe(403);
    expect((await revoke(made, elsewhere)).status).toBe(404);
    succeeded(await revoke(made));
  });

  test('keep the ids of accounts sealed and out of the time line, with reason and signer', async () => {
    const made = await decided({ kind: 'family_account', memberId: 'C2-3', otherId: 'C2-4' });
    const { admin } = server.database;
    const stored = await admin.selectFrom('scheme_choice').selectAll().where('id', '=', made).executeTakeFirstOrThrow();
    expect(stored.member_id.toString('utf8')).not.toContain('C2-3');
    const acts = await admin
      .selectFrom('record_action')
      .selectAll()
      .where('command', '=', 'scheme.add-choice')
      .execute();
    expect(JSON.stringify(acts)).not.toContain('C2-3');
    expect(JSON.stringify(acts)).toContain('核对服务器日志后决定');
    succeeded(await revoke(made));
  });
});

describe('the tree of placement', () => {
  test('is analysed beside that of recommenders, and read by its name', async () => {
    const rows = ['会员编号,推荐人编号,接点人编号', 'A,,', 'B,A,A', 'C,A,B', 'D,A,C'];
    const evidenceId = await seal(server, office, { name: '双轨.csv', content: `${rows.join('\n')}\n` });
    const id = await analysed(evidenceId, '双轨组织', []);
    const { totals, placement } = await figures(id);
    expect([totals.maxLevel, placement?.totals.maxLevel]).toEqual([2, 4]);
    const { actor } = office.officer;
    const depth = await withScope(server.server.platform.db, actor.scope, async (db) => {
      const { result } = await getAnalysedScheme(db, actor.scope, { actor, id });
      return Promise.all(
        (['recommender', 'placement'] as const).map(async (tree) => {
          const structure = await openStructure(server.server.platform.vault, result, tree);
          return [structure.tree, (await structure.account((await structure.find('D')) ?? -1)).level];
        }),
      );
    });
    expect(depth).toEqual([
      ['recommender', 2],
      ['placement', 4],
    ]);
  });

  test('is not there when the table has no placements', async () => {
    const { actor } = office.officer;
    expect((await figures()).placement).toBeUndefined();
    const { result } = await withScope(server.server.platform.db, actor.scope, (db) =>
      getAnalysedScheme(db, actor.scope, { actor, id: schemeId }),
    );
    await expect(openStructure(server.server.platform.vault, result, 'placement')).rejects.toThrow(/没有接点树/u);
  });
});
