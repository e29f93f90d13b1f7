import { createHash, randomBytes } from 'node:crypto';
import * as contract from '@qingyuan/contract/tips';
import fc from 'fast-check';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test as it } from 'vitest';
import { tiplineKeys } from '../../server/src/modules/tips/office-box.ts';
import { openKeyRing } from '../../server/src/platform/crypto/key-ring.ts';
import type {} from '../../server/src/platform/postgres/test-cluster.ts';
import { startTestServer, type TestServer, type TestUser } from '../../server/src/test-server.ts';
import { createSite } from './app.ts';
import { newFormToken, tipOfForm } from './keys.ts';
import { parseOfficeKey } from './office-box.ts';
import { questionOf } from './proof-of-work.ts';
import { openTips, type Tips } from './tipline.sql.ts';

const formKey = randomBytes(32);
const now = new Date('2026-09-15T02:00:00Z');
let test: TestServer;
let tips: Tips;
let site: FastifyInstance;
let officer: TestUser;

beforeAll(async () => {
  test = await startTestServer(inject('clusterUrl'));
  tips = openTips(test.database.tiplineUrl);
  const { OFFICE_KEY } = tiplineKeys(await openKeyRing(test.dataDir));
  site = await createSite({
    tips,
    formKey,
    officeKey: parseOfficeKey(OFFICE_KEY),
    now: () => now,
    hold: async () => {},
  });
  officer = await test.user('522701', ['joint_office']);
});
afterAll(async () => {
  await site.close();
  await tips.close();
  await test.close();
});

interface Sent {
  readonly id: string;
  readonly code: string;
  readonly answer: LightMyRequestResponse;
}

let visitor = 0;

/** The form as a browser sends it; each visitor has an address of his own. */
async function postForm(url: string, fields: Readonly<Record<string, string>>, files: readonly Buffer[]) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append('files', new Blob([Uint8Array.from(file)]), '张三在都匀.jpg');
  const request = new Request('http://x', { method: 'POST', body: form });
  visitor += 1;
  return site.inject({
    method: 'POST',
    url,
    remoteAddress: `198.51.${visitor >> 8}.${visitor & 255}`,
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

async function report(files: readonly Buffer[], change: Readonly<Record<string, string>> = {}): Promise<Sent> {
  const token = newFormToken(formKey, now);
  const [a, b] = questionOf(formKey, token.nonce);
  const draft = {
    step: '3',
    kind: 'gathering',
    what: '楼里有人听课',
    area: '522701002',
    place: '',
    who: '',
    contact: '',
  };
  const answer = await postForm('/report', { ...draft, token: token.text, answer: String(a + b), ...change }, files);
  return { ...tipOfForm(formKey, token), answer };
}

const pieceCount = async () => (await test.database.admin.selectFrom('tip_file_piece').select('n').execute()).length;

async function deliver(): Promise<void> {
  const events = await test.database.admin
    .selectFrom('outbox_event')
    .select('id')
    .where('dispatched_at', 'is', null)
    .execute();
  await test.server.platform.spine.afterCommit(events.map((event) => event.id));
}

async function tipInFull(id: string) {
  const { status, body } = await officer.request('GET', `/tips/${id}`);
  expect(status).toBe(200);
  return contract.getTip.response.parse(body).data;
}

const download = (path: string, user = officer) =>
  test.server.http.inject({ method: 'GET', url: `/api${path}`, headers: user.headers });

/** A photo as a telephone takes it: lying on its side, with place and device in its notes. */
const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { Make: 'SecretPhone' }, IFD3: { GPSLatitude: '26/1 15/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

describe('随举报交来的文件', () => {
  it('途中只有密文，入库后原件一字节不差，预览没有拍摄信息，文件名从未收下', async () => {
    const original = await photo();
    expect(original.includes('SecretPhone')).toBe(true);
    const { id, answer } = await report([original]);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('已收到 1 个文件');
    const pieces = await test.database.admin.selectFrom('tip_file_piece').select('bytes').execute();
    expect(pieces).toHaveLength(1);
    expect(pieces[0]?.bytes.includes('SecretPhone')).toBe(false);
    await deliver();
    const [file] = (await tipInFull(id)).files;
    expect(file).toMatchObject({ type: 'image/jpeg', size: original.length, state: 'kept', hasPreview: true });
    expect(file?.sha256).toBe(createHash('sha256').update(original).digest('hex'));
    expect(await test.database.admin.selectFrom('tip_file_piece').select('n').execute()).toEqual([]);

    const preview = await download(`/tips/${id}/files/${file?.id}/preview`);
    const { exif, width, height, orientation } = await sharp(preview.rawPayload).metadata();
    expect({ exif, width, height, orientation }).toEqual({
      exif: undefined,
      width: 40,
      height: 60,
      orientation: undefined,
    });

    const path = `/tips/${id}/files/${file?.id}/original`;
    expect((await download(path)).statusCode).toBe(422);
    const taken = await download(`${path}?purpose=${encodeURIComponent('送检比对')}`);
    expect(taken.rawPayload.equals(original)).toBe(true);
    expect(taken.headers).toMatchObject({ 'content-type': 'application/octet-stream' });
    expect(decodeURIComponent(String(taken.headers['content-disposition']))).not.toContain('张三');
    expect((await tipInFull(id)).timeline.at(-1)).toMatchObject({ command: 'tip.export-file', reason: '送检比对' });
    const stranger = await test.user('522702', ['joint_office']);
    expect((await download(`/tips/${id}/files/${file?.id}/preview`, stranger)).statusCode).toBe(404);
  });

  it('大文件分片送达，顺序不乱', async () => {
    const original = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5_300_000)]);
    const { id, answer } = await report([original]);
    expect(answer.statusCode).toBe(200);
    await deliver();
    const [file] = (await tipInFull(id)).files;
    expect(file).toMatchObject({ state: 'kept', hasPreview: false });
    expect(file?.sha256).toBe(createHash('sha256').update(original).digest('hex'));
  });

  it('凭回执码以后补交，接在那条留言下；没有码的交不进来', async () => {
    const { id, code } = await report([]);
    const token = newFormToken(formKey, now).text;
    const done = await postForm('/return/message', { token, code, message: '' }, [await photo()]);
    expect(done.body).toContain('已发送');
    expect(done.body).toContain('附文件 1 个');
    await deliver();
    const tip = await tipInFull(id);
    expect(tip.files).toMatchObject([{ state: 'kept' }]);
    expect(tip.messages).toMatchObject([{ author: 'reporter', text: '（补交文件 1 个）' }]);
    const refused = await postForm('/return/message', { token, code: '7K2M-9QXD-0F3T-AB8W-5', message: '' }, [
      await photo(),
    ]);
    expect(refused.statusCode).toBe(404);
    expect(await test.database.admin.selectFrom('tip_file_piece').select('n').execute()).toEqual([]);
  });

  it.each([
    ['改了名的程序', [Buffer.from('MZ\x90\0\x03', 'latin1')], '有的文件类型收不了'],
    ['太大', [Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(20 * 2 ** 20)])], '超过 20 MB'],
    ['太多', Array.from({ length: 6 }, () => Buffer.from('%PDF-1.4')), '一次最多 5 个'],
  ])('%s：说明原因，写的都还在，一件也不收', async (_what, files, reason) => {
    const { id, answer } = await report(files);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(reason);
    expect(answer.body).toContain('楼里有人听课');
    expect((await officer.request('GET', `/tips/${id}`)).status).toBe(404);
  });

  it('没有答小题、凭证过期的，文件一片也不留', async () => {
    const before = await pieceCount();
    expect((await report([Buffer.from('%PDF-1.4')], { answer: '' })).answer.statusCode).toBe(422);
    expect((await report([Buffer.from('%PDF-1.4')], { token: 'x' })).answer.statusCode).toBe(403);
    expect(await pieceCount()).toBe(before);
  });

  it('撑爆内存的图片收下封存，但不去画预览', async () => {
    const bomb = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    // The header claims 60,000 by 60,000 points.
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const { id } = await report([bomb]);
    await deliver();
    expect((await tipInFull(id)).files).toMatchObject([{ state: 'kept', hasPreview: false }]);
  });

  it('被改动过的片认得出，标为损坏，其余照收', async () => {
    const { id } = await report([Buffer.from('%PDF-1.4 one'), Buffer.from('%PDF-1.4 two')]);
    const [first] = await test.database.admin
      .selectFrom('tip_file')
      .select('id')
      .where('tip_id', '=', id)
      .orderBy('at')
      .execute();
    await test.database.admin
      .updateTable('tip_file_piece')
      .set({ bytes: randomBytes(80) })
      .where('file_id', '=', first?.id ?? '')
      .execute();
    await deliver();
    expect((await tipInFull(id)).files.map((file) => file.state).toSorted()).toEqual(['damaged', 'kept']);
  });

  it('随便什么字节当文件交来，要么收下要么说明，从不出错', async () => {
    const heads = [
      '',
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      '%PDF-',
      'RIFF0000WEBP',
      '\0\0\0\x18ftypheic',
      'PK\x03\x04',
    ];
    const file = fc.tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 3_000 }));
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 4 }), async (files) => {
        const given = files.map(([head, rest]) => Buffer.concat([Buffer.from(head, 'latin1'), rest]));
        const { id, answer } = await report(given);
        expect([200, 422]).toContain(answer.statusCode);
        if (answer.statusCode !== 200) return;
        await deliver();
        const kept = (await tipInFull(id)).files.map((one) => one.sha256).toSorted();
        const sent = given.filter((bytes) => bytes.length > 0);
        expect(kept).toEqual(sent.map((bytes) => createHash('sha256').update(bytes).digest('hex')).toSorted());
      }),
      { numRuns: 12 },
    );
  });

  it('随便什么表单发来都有页面回答', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), fc.constantFrom('x', '"', 'b'), async (bytes, boundary) => {
        visitor += 1;
        const answer = await site.inject({
          method: 'POST',
          url: '/report',
          remoteAddress: `203.0.113.${visitor & 255}`,
          headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
          payload: Buffer.concat([Buffer.from(`--${boundary}\r\n`), bytes]),
        });
        expect(answer.statusCode).toBeLessThan(500);
        expect(answer.body).toContain('</html>');
      }),
      { numRuns: 60 },
    );
  });
});
