import { randomUUID } from 'node:crypto';
import * as contract from '@qingyuan/contract/jobs';
import { afterAll, beforeAll, describe, expect, inject, test as it, vi } from 'vitest';
import { startTestServer, type TestServer, type TestUser } from '../../test-server.ts';
import { TabularError } from '../tabular/index.ts';
import { withScope } from '../db/scope.ts';
import type { ServerModule } from '../module.ts';
import type { JobContext } from './worker.ts';

/** Work that goes on until it is told to stop, and work that fails with words for the user. */
const works: ServerModule = {
  name: 'works',
  commands: [],
  routes: [],
  followers: [],
  jobs: [
    { name: 'endless', run: endless },
    { name: 'quick', run: async () => ({ counted: 3 }) },
    {
      name: 'failing',
      run: async () => {
        throw new TabularError({
          id: 'header-only',
          zh: '只有表头',
          en: 'header only',
          hint: '请换一个文件',
          hintEn: 'take another',
        });
      },
    },
    {
      name: 'broken',
      run: async () => {
        throw new Error('secret path /var/lib');
      },
    },
  ],
};

async function endless({ signal, progress }: JobContext): Promise<never> {
  progress(0.25, 'read');
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
}

let test: TestServer;
let officer: TestUser;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'), [works]);
  officer = await test.user('522701', ['market_officer']);
  await test.server.start();
});
afterAll(() => test.close());

async function enqueue(kind: string): Promise<{ id: string; subjectId: string }> {
  const { scope } = officer.actor;
  const [id, subjectId] = [randomUUID(), randomUUID()];
  await withScope(test.server.platform.db, scope, (db) =>
    test.server.platform.jobs.enqueue(db, scope, {
      id,
      kind,
      title: '某项工作',
      area: '522701',
      input: {},
      at: test.server.platform.clock(),
      subject: {
        type: 'scheme',
        id: subjectId,
      },
    }),
  );
  return { id, subjectId };
}

async function look(id: string, user = officer) {
  return contract.getJob.response.parse((await user.request('GET', `/jobs/${id}`)).body);
}

const until = (id: string, state: string) =>
  vi.waitFor(async () => expect(await look(id)).toMatchObject({ state }), { timeout: 15_000, interval: 100 });

describe('后台工作', () => {
  it('完成后记为完成，进度为 1', async () => {
    const { id, subjectId } = await enqueue('quick');
    await until(id, 'done');
    expect(await look(id)).toMatchObject({ progress: 1, fault: null, cancelAsked: false });
    const list = await officer.request('GET', `/jobs?subjectType=scheme&subjectId=${subjectId}`);
    expect(contract.listJobs.response.parse(list.body).map((job) => job.id)).toEqual([id]);
  });

  it('进行中可以看到进度，取消后停止并记为已取消；结束的不能再取消', async () => {
    const { id } = await enqueue('endless');
    await vi.waitFor(async () => expect(await look(id)).toMatchObject({ progress: 0.25, stage: 'read' }), {
      timeout: 15_000,
      interval: 100,
    });
    expect((await officer.request('POST', `/jobs/${id}/cancel`, {})).status).toBe(200);
    await until(id, 'cancelled');
    expect(await officer.request('POST', `/jobs/${id}/cancel`, {})).toMatchObject({
      status: 409,
      body: { type: 'job-ended' },
    });
  });

  it('失败时说明原因和办法；内部故障不外露', async () => {
    const failing = await enqueue('failing');
    await until(failing.id, 'failed');
    expect((await look(failing.id)).fault).toMatchObject({ id: 'header-only', hint: '请换一个文件' });
    const broken = await enqueue('broken');
    await until(broken.id, 'failed');
    expect(JSON.stringify((await look(broken.id)).fault)).not.toContain('/var/lib');
  });

  it('别的县看不到，也不能取消；同县他人不能取消，办公室可以', async () => {
    const { id } = await enqueue('endless');
    const [other, colleague, office] = [
      await test.user('522702', ['market_officer']),
      await test.user('522701', ['market_officer']),
      await test.user('522701', ['joint_office']),
    ];
    expect((await other.request('GET', `/jobs/${id}`)).status).toBe(404);
    expect((await other.request('POST', `/jobs/${id}/cancel`, {})).status).toBe(404);
    expect((await colleague.request('POST', `/jobs/${id}/cancel`, {})).status).toBe(403);
    expect((await office.request('POST', `/jobs/${id}/cancel`, {})).status).toBe(200);
    await until(id, 'cancelled');
  });
});
