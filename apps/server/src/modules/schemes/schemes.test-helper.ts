/** The steps that tests of schemes begin with: a filed case, a sealed file, an analysis that has ended. */
import { randomUUID } from 'node:crypto';
import { getJob, type Job } from '@qingyuan/contract/jobs';
import type { Account } from '@qingyuan/contract/scheme-accounts';
import { findAccounts } from '@qingyuan/contract/scheme-explorer';
import { analyseScheme } from '@qingyuan/contract/scheme-source';
import { vi } from 'vitest';
import type { TestAnswer, TestServer, TestUser } from '../../test-server.ts';

const BOUNDARY = '----qingyuan-test';

export interface Office {
  readonly office: TestUser;
  readonly officer: TestUser;
  readonly head: TestUser;
  readonly analyst: TestUser;
  readonly caseId: string;
}

/** Fails the test with the server's own words. */
export function succeeded(answer: TestAnswer): unknown {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A county's people and a case whose filing is approved. */
export async function fileCase(test: TestServer, area: string): Promise<Office> {
  const [office, officer, other] = [
    await test.user(area, ['joint_office']),
    await test.user(area, ['market_officer']),
    await test.user(area, ['market_officer']),
  ];
  const head = await test.user(area, ['agency_head']);
  const body = {
    id: randomUUID(),
    title: '涉嫌组织策划传销案',
    areaCode: area,
    cause: '涉嫌组织策划传销',
    officers: [officer.actor.userId, other.actor.userId],
  };
  succeeded(await office.request('POST', '/cases', body));
  succeeded(await head.request('POST', `/cases/${body.id}/approve-filing`, {}));
  return { office, officer, head, analyst: await test.user(area, ['analyst']), caseId: body.id };
}

/** Seals a file as evidence of a case. @returns its id. */
export async function seal(
  test: TestServer,
  { officer, caseId }: Office,
  file: { readonly name: string; readonly content: string | Buffer },
): Promise<string> {
  const id = randomUUID();
  const data = {
    id,
    caseId,
    medium: '服务器硬盘',
    method: 'seized_medium',
    takenAt: '2026-09-14T08:00:00+08:00',
    officers: ['甲某', '乙某'],
  };
  const payload = Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="data"\r\n\r\n${JSON.stringify(data)}\r\n`),
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(file.content),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  const headers = {
    ...officer.headers,
    'idempotency-key': randomUUID(),
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
  };
  const answer = await test.server.http.inject({ method: 'POST', url: '/api/evidence', payload, headers });
  succeeded({ status: answer.statusCode, body: JSON.parse(answer.body) });
  return id;
}

/** Asks for an analysis and waits until its job has ended, however. */
export async function analyse(
  user: TestUser,
  body: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: string; readonly job: Job }> {
  const { id, jobId } = analyseScheme.response.parse(succeeded(await user.request('POST', '/schemes', body)));
  return { id, job: await ended(user, jobId) };
}

export async function ended(user: TestUser, jobId: string): Promise<Job> {
  return vi.waitFor(
    async () => {
      const job = getJob.response.parse(succeeded(await user.request('GET', `/jobs/${jobId}`)));
      if (job.state === 'queued' || job.state === 'running') throw new Error(`the job is ${job.state}`);
      return job;
    },
    { timeout: 30_000, interval: 100 },
  );
}

/** What a read answers, held to its schema. */
export async function get<T>(user: TestUser, path: string, schema: { parse(value: unknown): T }): Promise<T> {
  return schema.parse(succeeded(await user.request('GET', path)));
}

/** What the search for a text finds in the tree of recommenders. */
export async function findIn(user: TestUser, schemeId: string, q: string): Promise<readonly Account[]> {
  const answer = await user.request('POST', `/schemes/${schemeId}/accounts/find`, { q });
  return findAccounts.response.parse(succeeded(answer)).rows.map(({ account }) => account);
}

export const HEADER = '会员编号,推荐人编号,姓名,手机号,身份证号,充值金额';
/** Impossible: no area begins with 99. */
export const idNumber = (at: number) => `99000019900101${String(at).padStart(4, '0')}`;

/** R with four below, each of them with nine below; R owns a second account R2 under C1; five faulty rows. */
export function memberTable(): string {
  const rows = [`R,,王测试,13900000001,${idNumber(1)},1000.00`];
  for (let c = 1; c <= 4; c += 1) {
    rows.push(`C${c},R,中层${c},,${idNumber(10 * c)},1000`);
    for (let k = 1; k <= 9; k += 1) rows.push(`C${c}-${k},C${c},成员${c}${k},,${idNumber(100 * c + k)},1000`);
  }
  rows.push(`R2,C1,王测试,13900000001,${idNumber(1)},500`);
  rows.push(
    `C1,R,重复,,,1000`,
    `O1,不存在,孤立,,${idNumber(900)},=1+1`,
    `,R,无编号,,,`,
    `S1,S2,环一,,,`,
    `S2,S1,环二,,,`,
  );
  return `${[HEADER, ...rows].join('\n')}\n`;
}
