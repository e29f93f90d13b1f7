import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReceiptFile, RootsFile } from '@qingyuan/contract/tips-receipts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { run as verify } from '../../server/src/cli/receipt-verify.ts';
import { tiplineKeys } from '../../server/src/modules/tips/office-box.ts';
import { publishDaily } from '../../server/src/modules/tips/receipts/publish-daily.ts';
import { openKeyRing } from '../../server/src/platform/crypto/key-ring.ts';
import type {} from '../../server/src/platform/postgres/test-cluster.ts';
import { startTestServer, type TestServer, type TestUser } from '../../server/src/test-server.ts';
import { createSite } from './app.ts';
import { newFormToken, receiptHash, tipOfForm } from './keys.ts';
import { parseOfficeKey } from './office-box.ts';
import { openTips, type Tips } from './tipline.sql.ts';

const formKey = randomBytes(32);
let test: TestServer;
let tips: Tips;
let site: FastifyInstance;
let office: TestUser;
let folder: string;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  tips = openTips(test.database.tiplineUrl);
  const { OFFICE_KEY } = tiplineKeys(await openKeyRing(test.dataDir));
  const now = () => new Date();
  site = await createSite({ tips, formKey, officeKey: parseOfficeKey(OFFICE_KEY), now, hold: async () => {} });
  office = await test.user('522700', ['joint_office']);
  folder = await mkdtemp(join(tmpdir(), 'receipts-'));
});
afterAll(async () => {
  await site.close();
  await tips.close();
  await test.close();
  await rm(folder, { recursive: true });
});

/** A report through the database's function, as the site hands it in. */
async function report(): Promise<string> {
  const { id, code } = tipOfForm(formKey, newFormToken(formKey, new Date()));
  const text = { kind: 'other', what: `情况 ${id}`, area: '522701', place: '', who: '', poster: '', locale: 'zh-CN' };
  const done = await tips.submit({
    ...text,
    id,
    named: false,
    identity: null,
    files: [],
    receiptHash: receiptHash(code),
  });
  expect(done).toBe(true);
  return code;
}

let visitor = 0;
const ask = (fields: Readonly<Record<string, string>>) => {
  visitor += 1;
  return site.inject({
    method: 'POST',
    url: '/proof',
    remoteAddress: `198.51.100.${visitor}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
};
const publish = async () => (await office.request('POST', '/tips/receipts', {})).body;
const rootsFile = async () => RootsFile.parse((await site.inject('/proof/roots.json')).json());

async function save(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content));
  return path;
}

describe('收件证明', () => {
  it('公布之前说还在等，公布之后能核对、能下载，脱机核对成立', async () => {
    const codes = [await report(), await report(), await report()];
    expect((await ask({ code: codes[0] ?? '' })).body).toContain('还没有登入册子');
    expect(await publish()).toEqual({ size: 3, published: true });
    expect(await publish()).toEqual({ size: 3, published: false });
    codes.push(await report(), await report());
    expect(await publish()).toEqual({ size: 5, published: true });
    const roots = await rootsFile();
    expect(roots.roots.map((root) => root.size)).toEqual([3, 5]);
    for (const [i, code] of codes.entries()) {
      expect((await ask({ code })).body).toContain(`第 ${i + 1} 件，全册共 5 件`);
      const receipt = ReceiptFile.parse((await ask({ code, as: 'file' })).json());
      expect((await ask({ code: receipt.leaf })).body).toContain(`第 ${i + 1} 件`);
      const paths = [await save('receipt.json', receipt), '--roots', await save('roots.json', roots)];
      await verify([...paths, '--code', code]);
      await expect(verify([...paths, '--code', codes[(i + 1) % 5] ?? ''])).rejects.toThrow(/does not belong/u);
    }
  });

  it('拿掉或换掉一件、伪造一个校验值，脱机核对都指得出', async () => {
    const receipt = ReceiptFile.parse((await ask({ code: await firstCode(), as: 'file' })).json());
    const roots = await rootsFile();
    const fails = async (changed: { receipt?: object; roots?: object }, reason: RegExp) => {
      const file = await save('r.json', { ...receipt, ...changed.receipt });
      const list = await save('l.json', { ...roots, ...changed.roots });
      await expect(verify([file, '--roots', list])).rejects.toThrow(reason);
    };
    const other = randomBytes(32).toString('hex');
    await fails({ receipt: { leaf: other } }, /proof does not hold/u);
    await fails({ receipt: { root: other } }, /not among the published/u);
    await fails(
      { roots: { roots: roots.roots.map((root, i) => (i === 0 ? { ...root, root: other } : root)) } },
      /was changed/u,
    );
    await fails({ roots: { roots: 'none' } }, /damaged/u);
  });

  it('册子只能往后添：数据库的所有者也改不了、删不了', async () => {
    await publish();
    for (const table of ['receipt_leaf', 'receipt_node', 'receipt_root'] as const) {
      await expect(test.database.admin.deleteFrom(table).execute(), table).rejects.toThrow(/append-only/u);
    }
  });

  it('过了一天自动公布，当天的不急；没有新的就不公布', async () => {
    await report();
    const platform = { ...test.server.platform, clock: () => new Date() };
    const before = (await rootsFile()).roots.length;
    await publishDaily.run(platform);
    expect((await rootsFile()).roots).toHaveLength(before);
    const tomorrow = { ...platform, clock: () => new Date(Date.now() + 24 * 3600_000) };
    await publishDaily.run(tomorrow);
    await publishDaily.run(tomorrow);
    expect((await rootsFile()).roots).toHaveLength(before + 1);
  });

  it('错的回执码同对的走一样的路：一次查询，同样等待', async () => {
    const code = await report();
    const counted = async (given: string) => {
      let [looks, holds] = [0, 0];
      const counting: Tips = { ...tips, find: (hash) => ((looks += 1), tips.find(hash)) };
      const own = await createSite({
        tips: counting,
        formKey,
        officeKey: parseOfficeKey(`1.${randomBytes(32).toString('base64')}`),
        now: () => new Date(),
        hold: async () => void (holds += 1),
      });
      const token = newFormToken(formKey, new Date()).text;
      await own.inject({
        method: 'POST',
        url: '/return',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ token, code: given }).toString(),
      });
      await own.close();
      return [looks, holds];
    };
    for (const given of [code, '7K2M-9QXD-0F3T-AB8W-5', '不是回执码', '']) expect(await counted(given)).toEqual([1, 1]);
  });
});

async function firstCode(): Promise<string> {
  const code = await report();
  await publish();
  return code;
}
