import { randomUUID } from 'node:crypto';
import { acceptTip, registerTip } from '@qingyuan/contract/tips';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestServer, type TestServer, type TestUser } from '../../test-server.ts';

describe('the monthly return', () => {
  let test: TestServer;
  let county: TestUser;
  let neighbour: TestUser;
  let prefecture: TestUser;

  beforeAll(async () => {
    test = await startTestServer(inject('clusterUrl'));
    county = await test.user('522701', ['joint_office']);
    neighbour = await test.user('522702', ['joint_office']);
    prefecture = await test.user('522700', ['joint_office']);
  });
  afterAll(() => test.close());

  /** A tip that was accepted at this moment; gives the tip's and the lead's id. */
  async function acceptedTip(user: TestUser, area: string, at: string): Promise<{ tip: string; lead: string }> {
    test.setNow(at);
    const [tip, lead] = [randomUUID(), randomUUID()];
    const body = { id: tip, areaCode: area, channel: 'phone', kind: 'gathering', what: '楼上有人聚集听课' };
    expect(await user.request('POST', registerTip.path, body)).toMatchObject({ status: 200 });
    const accept = acceptTip.path.replace(':id', tip);
    expect(
      await user.request('POST', accept, { leadId: lead, title: '聚集听课线索', summary: '待核实' }),
    ).toMatchObject({ status: 200 });
    return { tip, lead };
  }

  async function figures(user: TestUser, area: string, month: string): Promise<Record<string, number[]>> {
    const { body } = await user.request('GET', `/returns/${area}/${month}`);
    const { data } = body as {
      data: { cells: { column: string; month: number; cumulative: number; previousMonth: number }[] };
    };
    return Object.fromEntries(
      data.cells.map((cell) => [cell.column, [cell.month, cell.cumulative, cell.previousMonth]]),
    );
  }

  it('counts records in the month in which they happened in China, the year so far and the month before', async () => {
    await acceptedTip(county, '522701', '2026-06-30T15:59:00Z');
    await acceptedTip(county, '522701', '2026-06-30T16:00:00Z');
    await acceptedTip(county, '522701', '2026-07-20T02:00:00Z');
    await acceptedTip(neighbour, '522702', '2026-07-20T03:00:00Z');
    expect((await figures(county, '522701', '2026-07'))['tips_accepted']).toEqual([2, 3, 1]);
    expect((await figures(county, '522701', '2026-07'))['leads_found']).toEqual([2, 3, 1]);
    expect((await figures(prefecture, '522700', '2026-07'))['tips_accepted']).toEqual([3, 4, 1]);
  });

  it('shows one column for each computed one of the form, with its definition', async () => {
    const { body } = await county.request('GET', '/returns/522701/2026-07');
    expect(body).toMatchObject({
      data: {
        form: { id: 'monthly-1' },
        dueOn: '2026-08-01',
        cells: ['tips_accepted', 'leads_found', 'leads_verified', 'schemes_analysed', 'cases_filed'].map((column) => ({
          column,
          definition: expect.stringMatching(/./u) as string,
        })),
      },
    });
  });

  it('opens each figure to the records that it counts', async () => {
    const { tip } = await acceptedTip(county, '522701', '2026-05-10T02:00:00Z');
    const { body } = await county.request('GET', '/returns/522701/2026-05/cells/tips_accepted');
    expect(body).toMatchObject({ total: 1, rows: [{ type: 'tip', id: tip }] });
  });

  it('is closed to other counties', async () => {
    expect(await neighbour.request('GET', '/returns/522701/2026-07')).toMatchObject({ status: 404 });
    expect(await neighbour.request('GET', '/returns/522701/2026-07/cells/tips_accepted')).toMatchObject({
      status: 404,
    });
    expect(await neighbour.request('POST', '/returns/522701/2026-07/submit')).toMatchObject({ status: 404 });
  });

  it('is submitted after the month, frozen by another with what it counted, and stays so when records come later', async () => {
    test.setNow('2026-07-31T15:00:00Z');
    expect(await county.request('POST', '/returns/522701/2026-07/submit')).toMatchObject({
      status: 409,
      body: { type: 'month-not-over' },
    });
    test.setNow('2026-08-01T01:00:00Z');
    expect(await county.request('POST', '/returns/522701/2026-07/submit')).toMatchObject({
      status: 200,
      body: { state: 'submitted' },
    });
    expect(await county.request('POST', '/returns/522701/2026-07/freeze')).toMatchObject({
      status: 403,
      body: { type: 'own-submission' },
    });
    expect(await prefecture.request('POST', '/returns/522701/2026-07/freeze')).toMatchObject({
      status: 200,
      body: { state: 'frozen', version: 1 },
    });
    const before = await figures(county, '522701', '2026-07');
    await acceptedTip(county, '522701', '2026-07-25T02:00:00Z');
    expect(await figures(county, '522701', '2026-07')).toEqual(before);
    const { body } = await county.request('GET', '/returns/522701/2026-07/cells/tips_accepted');
    expect(body).toMatchObject({ total: before['tips_accepted']?.[0] });
  });

  it('reopened for a reason makes a new version with the later records; the first version stays', async () => {
    test.setNow('2026-08-02T01:00:00Z');
    expect(
      await prefecture.request('POST', '/returns/522701/2026-07/reopen', { reason: '补录一件举报' }),
    ).toMatchObject({ status: 200 });
    expect(await county.request('POST', '/returns/522701/2026-07/submit')).toMatchObject({ status: 200 });
    expect(await prefecture.request('POST', '/returns/522701/2026-07/freeze')).toMatchObject({ body: { version: 2 } });
    const kept = await test.database.admin
      .selectFrom('return_cell')
      .select(['version', 'figure'])
      .where('column_id', '=', 'tips_accepted')
      .where('span', '=', 'month')
      .orderBy('version')
      .execute();
    expect(kept).toEqual([
      { version: 1, figure: 2 },
      { version: 2, figure: 3 },
    ]);
  });

  it('waits in the to-do list of the county until it is submitted, then in that of the prefecture', async () => {
    test.setNow('2026-09-01T02:00:00Z');
    const waiting = async (user: TestUser) =>
      ((await user.request('GET', '/todo')).body as { rows: { kind: string; id: string }[] }).rows
        .filter((row) => row.kind === 'return')
        .map((row) => row.id);
    expect(await waiting(county)).toEqual(['522701/2026-08']);
    expect(await waiting(prefecture)).toEqual([]);
    await county.request('POST', '/returns/522701/2026-08/submit');
    expect(await waiting(county)).toEqual([]);
    expect(await waiting(prefecture)).toEqual(['522701/2026-08']);
  });
});
