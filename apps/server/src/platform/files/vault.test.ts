import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import {
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  stat,
  statfs,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sha256Hex, sm3Hex } from '../crypto/digest.ts';
import { type KeyRing, rotateMasterKey } from '../crypto/key-ring.ts';
import { bothRings, temporaryDataDir } from '../crypto/test-ring.ts';
import { openVault, vaultAt } from './vault.ts';
import { HEADER_BYTES, PAGE_BYTES, sealedSize } from './vault-format.ts';

// Everything stays real; one test lets statfs report a nearly full disk.
vi.mock('node:fs/promises', { spy: true });

const LIMIT = 1_048_576;
let dataDir: string;
let remove: () => Promise<void>;
let rings: readonly KeyRing[];

beforeEach(async () => {
  ({ dataDir, remove } = await temporaryDataDir());
  rings = await bothRings(dataDir);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await remove();
});

/** Bytes that look random and are the same for the same seed. */
function bytes(size: number, seed = 1): Buffer {
  const blocks = Array.from({ length: Math.ceil(size / 32) }, (_, index) =>
    createHash('sha256').update(`${seed} ${index}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, size);
}

async function* cut(content: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += length) yield content.subarray(at, at + length);
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(Uint8Array.from(chunk));
  return Buffer.concat(all);
}

const onDisk = (id: string): string => join(dataDir, 'vault', 'objects', id.slice(0, 2), id);
const drafts = (): Promise<string[]> => readdir(join(dataDir, 'vault', 'tmp'));

/** Every file that lies in the vault, drafts included. */
async function allFiles(): Promise<string[]> {
  const entries = await readdir(join(dataDir, 'vault'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

const BOUNDARIES = [
  0,
  1,
  PAGE_BYTES - 1,
  PAGE_BYTES,
  PAGE_BYTES + 1,
  2 * PAGE_BYTES - 1,
  2 * PAGE_BYTES,
  2 * PAGE_BYTES + 1,
];
const anySize = fc.oneof(fc.constantFrom(...BOUNDARIES), fc.nat({ max: 3 * PAGE_BYTES }));

describe('a stored file', () => {
  test('comes back as it was, whole and from any place, with both digests, sealed with either suite', async () => {
    const chunk = fc.constantFrom(7_919, PAGE_BYTES, PAGE_BYTES + 1, 4 * PAGE_BYTES);
    const place = fc.tuple(fc.nat({ max: 3 * PAGE_BYTES }), fc.nat({ max: 2 * PAGE_BYTES }));
    const source = fc.record({
      size: anySize,
      chunk,
      which: fc.nat({ max: 1 }),
      seed: fc.nat(),
      reads: fc.array(place, { maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(source, async ({ size, chunk: length, which, seed, reads }) => {
        const vault = await openVault(dataDir, rings[which]!);
        const content = bytes(size, seed);
        const stored = await vault.put(cut(content, length), { name: '会员.sql', limit: LIMIT });
        expect(stored).toEqual({ id: sha256Hex(content), sha256: sha256Hex(content), sm3: sm3Hex(content), size });
        expect((await stat(onDisk(stored.id))).size).toBe(sealedSize(size));
        const opened = await vault.openByteSource(stored.id, '会员.sql');
        expect([opened.name, opened.size, opened.path]).toEqual(['会员.sql', size, undefined]);
        expect((await collect(opened.stream())).equals(content)).toBe(true);
        for (const [offset, wanted] of reads) {
          const read = await opened.read(offset, wanted);
          expect(Buffer.from(read).equals(content.subarray(offset, offset + wanted))).toBe(true);
          expect((await collect(opened.stream(offset))).equals(content.subarray(offset))).toBe(true);
        }
        expect(await vault.verify(stored.id)).toEqual({
          intact: true,
          digests: { sha256: stored.sha256, sm3: stored.sm3, size },
        });
      }),
      { numRuns: 40 },
    );
    expect(await drafts()).toEqual([]);
  }, 60_000);

  test('many reads at once do not disturb one another', async () => {
    const vault = await openVault(dataDir, rings[0]!);
    const content = bytes(3 * PAGE_BYTES);
    const { id } = await vault.putDerived(cut(content, 10_000));
    const source = await vault.openByteSource(id);
    const offsets = Array.from({ length: 60 }, (_, index) => (index * 48_611) % content.length);
    const read = await Promise.all(offsets.map((offset) => source.read(offset, 5_000)));
    for (const [index, offset] of offsets.entries()) {
      expect(Buffer.from(read[index]!).equals(content.subarray(offset, offset + 5_000))).toBe(true);
    }
  });

  test('can be read only within itself', async () => {
    const vault = await openVault(dataDir, rings[0]!);
    const { id } = await vault.putDerived(cut(bytes(10), 10));
    const source = await vault.openByteSource(id);
    await expect(source.read(-1, 4)).rejects.toThrow(RangeError);
    await expect(collect(source.stream(-1))).rejects.toThrow(RangeError);
    expect((await source.read(10, 4)).length).toBe(0);
    expect((await collect(source.stream(999))).length).toBe(0);
  });

  test('never shows its content on disk, and only its owner can open it', async () => {
    const text = Buffer.from('990000199001011234,张三,13800000000\n'.repeat(5_000));
    for (const ring of rings) {
      const vault = await openVault(dataDir, ring);
      const { id } = await vault.put(cut(text, 9_999), { name: 'a', limit: LIMIT });
      const sealed = await readFile(onDisk(id));
      expect(sealed.includes('990000199001011234')).toBe(false);
      expect((await stat(onDisk(id))).mode & 0o777).toBe(0o600);
      await rm(onDisk(id));
    }
    expect((await stat(join(dataDir, 'vault'))).mode & 0o777).toBe(0o700);
  });

  test('stored twice, also at the same time, is stored once', async () => {
    const vault = await openVault(dataDir, rings[0]!);
    const content = bytes(100_000);
    const first = await vault.put(cut(content, 500), { name: 'a.csv', limit: LIMIT });
    const before = await readFile(onDisk(first.id));
    const again = await Promise.all(
      [1, 2, 3].map((one) => vault.put(cut(content, 1_000 * one), { name: 'b.csv', limit: LIMIT })),
    );
    expect(again).toEqual([first, first, first]);
    expect((await readFile(onDisk(first.id))).equals(before)).toBe(true);
    expect(await allFiles()).toEqual([first.id]);
  });

  test('that was damaged heals when the same content comes again', async () => {
    const vault = await openVault(dataDir, rings[0]!);
    const content = bytes(100_000);
    const { id } = await vault.putDerived(cut(content, 500));
    await truncate(onDisk(id), 50_000);
    await vault.putDerived(cut(content, 500));
    expect(await vault.verify(id)).toMatchObject({ intact: true });
  });

  test('stays readable after keys rotate and when the suite changes', async () => {
    const content = bytes(70_000);
    const { id } = await (await openVault(dataDir, rings[0]!)).putDerived(cut(content, 5_000));
    await rotateMasterKey(dataDir);
    const [, sm4] = await bothRings(dataDir);
    const vault = vaultAt(dataDir, sm4!);
    expect((await collect((await vault.openByteSource(id)).stream())).equals(content)).toBe(true);
    const { id: newer } = await vault.putDerived(cut(bytes(70_000, 2), 5_000));
    await expect(vaultAt(dataDir, rings[0]!).openByteSource(newer)).rejects.toThrow(/master key 2/u);
  });

  test('takes its name from the user for messages only, never as a path', async () => {
    const vault = await openVault(dataDir, rings[0]!);
    await vault.put(cut(bytes(10), 10), { name: '../../../etc/passwd\0', limit: LIMIT });
    expect(await allFiles()).toEqual([sha256Hex(bytes(10))]);
    for (const id of ['', '../tmp/x', `../../keys/master.json`, `${sha256Hex('x')}/`, sha256Hex('x').toUpperCase()]) {
      await expect(vault.openByteSource(id)).rejects.toMatchObject({ id: 'file-missing', status: 404 });
    }
    await expect(vault.openByteSource(sha256Hex('never stored'))).rejects.toMatchObject({ id: 'file-missing' });
    expect(await vault.verify(sha256Hex('never stored'))).toMatchObject({
      intact: false,
      fault: { id: 'file-missing' },
    });
  });
});

describe('a change on disk is found', () => {
  const size = 2 * PAGE_BYTES + 100;
  const second = HEADER_BYTES + PAGE_BYTES + 16;

  async function stored(ring: KeyRing): Promise<{ readonly id: string; readonly whole: Buffer }> {
    const { id } = await (await openVault(dataDir, ring)).putDerived(cut(bytes(size), 9_000));
    return { id, whole: await readFile(onDisk(id)) };
  }

  async function expectFound(ring: KeyRing, id: string): Promise<void> {
    const vault = vaultAt(dataDir, ring);
    expect(await vault.verify(id)).toMatchObject({ intact: false, fault: { id: 'file-damaged' } });
    const readAll = async (): Promise<Buffer> => collect((await vault.openByteSource(id)).stream());
    await expect(readAll()).rejects.toMatchObject({ id: 'file-damaged', status: 500 });
  }

  test('any flipped byte', async () => {
    for (const ring of rings) {
      const { id, whole } = await stored(ring);
      // Every byte of the header but the number of the master key, which is its own message; a sample of the rest.
      const header = Array.from({ length: HEADER_BYTES }, (_, index) => index).filter(
        (index) => index !== 6 && index !== 7,
      );
      const rest = Array.from(
        { length: 60 },
        (_, index) => HEADER_BYTES + ((index * 7_919) % (whole.length - HEADER_BYTES)),
      );
      const ends = [HEADER_BYTES, second - 17, second - 1, second, whole.length - 17, whole.length - 1];
      for (const index of [...header, ...rest, ...ends]) {
        const changed = Buffer.from(whole);
        changed[index]! ^= 1 << (index % 8);
        await writeFile(onDisk(id), changed);
        await expectFound(ring, id);
      }
      await rm(onDisk(id));
    }
  });

  test('a file cut off anywhere, at a page boundary too, or with something behind it', async () => {
    for (const ring of rings) {
      const { id, whole } = await stored(ring);
      const lengths = [0, 3, 79, HEADER_BYTES - 1, HEADER_BYTES, second, second + PAGE_BYTES + 16, whole.length - 1];
      for (const length of lengths) {
        await writeFile(onDisk(id), whole.subarray(0, length));
        await expectFound(ring, id);
      }
      await writeFile(onDisk(id), Buffer.concat([whole, Buffer.alloc(1)]));
      await expectFound(ring, id);
      await rm(onDisk(id));
    }
  });

  test('pages that changed places, and one page given twice', async () => {
    for (const ring of rings) {
      const { id, whole } = await stored(ring);
      const [a, b] = [whole.subarray(HEADER_BYTES, second), whole.subarray(second, second + PAGE_BYTES + 16)];
      const tail = whole.subarray(second + PAGE_BYTES + 16);
      for (const pages of [
        [b, a],
        [a, a],
        [b, b],
      ]) {
        await writeFile(onDisk(id), Buffer.concat([whole.subarray(0, HEADER_BYTES), ...pages, tail]));
        await expectFound(ring, id);
      }
      await rm(onDisk(id));
    }
  });

  test('another stored file under this name, and pages of another file', async () => {
    for (const ring of rings) {
      const { id, whole } = await stored(ring);
      const other = await vaultAt(dataDir, ring).putDerived(cut(bytes(size, 2), 9_000));
      const foreign = await readFile(onDisk(other.id));
      await writeFile(onDisk(id), foreign);
      await expectFound(ring, id);
      await writeFile(onDisk(id), Buffer.concat([whole.subarray(0, HEADER_BYTES), foreign.subarray(HEADER_BYTES)]));
      await expectFound(ring, id);
      await rm(onDisk(id));
      await rm(onDisk(other.id));
    }
  });

  test('a file from another installation', async () => {
    const other = await temporaryDataDir();
    try {
      const [foreign] = await bothRings(other.dataDir);
      const { id } = await (await openVault(other.dataDir, foreign!)).putDerived(cut(bytes(10), 10));
      await mkdir(dirname(onDisk(id)), { recursive: true });
      await copyFile(join(other.dataDir, 'vault', 'objects', id.slice(0, 2), id), onDisk(id));
      await expectFound(rings[0]!, id);
    } finally {
      await other.remove();
    }
  });
});

describe('nothing half-written stays', () => {
  test('when the file is too large: the message says so', async () => {
    const vault = await openVault(dataDir, rings[0]!);
    const tooLarge = vault.put(cut(bytes(200_001), 1_000), { name: '流水.csv', limit: 200_000 });
    await expect(tooLarge).rejects.toMatchObject({
      id: 'file-too-large',
      status: 413,
      message: expect.stringContaining('流水.csv') as string,
    });
    await expect(vault.put(cut(bytes(200_000), 1_000), { name: '流水.csv', limit: 200_000 })).resolves.toMatchObject({
      size: 200_000,
    });
    expect(await drafts()).toEqual([]);
  });

  test('when the upload was cut off before it came here', async () => {
    const vault = await openVault(dataDir, rings[0]!);
    const upload = vault.put(cut(bytes(100), 10), { name: 'a', limit: LIMIT, truncated: () => true });
    await expect(upload).rejects.toMatchObject({ id: 'file-too-large' });
    expect(await allFiles()).toEqual([]);
  });

  test('when the stream breaks, and the stream is closed when we stop', async () => {
    const vault = await openVault(dataDir, rings[0]!);
    const broken = Readable.from(
      (async function* () {
        yield bytes(100_000);
        throw new Error('connection lost');
      })(),
    );
    await expect(vault.put(broken, { name: 'a', limit: LIMIT })).rejects.toThrow('connection lost');
    const endless = new Readable({
      read() {
        this.push(bytes(50_000));
      },
    });
    await expect(vault.put(endless, { name: 'a', limit: LIMIT })).rejects.toMatchObject({ id: 'file-too-large' });
    expect(endless.destroyed).toBe(true);
    expect(await allFiles()).toEqual([]);
  });

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'storage-read-only'],
    ['EACCES', 'storage-read-only'],
  ])('when writing fails with %s: the user is told %s', async (code, id) => {
    const vault = await openVault(dataDir, rings[0]!);
    const probe = await open(join(dataDir, 'probe'), 'w');
    const handles = Object.getPrototypeOf(probe) as typeof probe;
    await probe.close();
    const fault = Object.assign(new Error(`${code}: write`), { code });
    let writes = 0;
    const write = handles.write as (...given: unknown[]) => Promise<unknown>;
    vi.spyOn(handles, 'write').mockImplementation(function (this: unknown, ...given: unknown[]) {
      writes += 1;
      return (writes === 2 ? Promise.reject(fault) : write.apply(this, given)) as never;
    });
    await expect(vault.put(cut(bytes(200_000), 5_000), { name: 'a', limit: LIMIT })).rejects.toMatchObject({
      id,
      status: 507,
    });
    expect(writes).toBe(2);
    expect(await allFiles()).toEqual([]);
  });

  test('when the folder cannot be written to', async () => {
    const vault = await openVault(dataDir, rings[0]!);
    await rm(join(dataDir, 'vault', 'tmp'), { recursive: true });
    await writeFile(join(dataDir, 'vault', 'tmp'), 'a file where the folder should be');
    await expect(vault.put(cut(bytes(10), 10), { name: 'a', limit: LIMIT })).rejects.toMatchObject({
      id: 'storage-read-only',
    });
    await expect(openVault(dataDir, rings[0]!)).rejects.toMatchObject({ id: 'storage-read-only' });
    await unlink(join(dataDir, 'vault', 'tmp'));
    await expect(vault.putDerived(cut(bytes(10), 10))).rejects.toMatchObject({ id: 'storage-read-only' });
    await expect(openVault(dataDir, rings[0]!)).resolves.toBeDefined();
  });

  test('a fault of the source is not taken for one of the disk', async () => {
    const vault = await openVault(dataDir, rings[0]!);
    const source = createReadStream(join(dataDir, 'no-such-file'));
    await expect(vault.put(source, { name: 'a', limit: LIMIT })).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await allFiles()).toEqual([]);
  });

  test('when the disk is nearly full: refused at once, and the upload is let go', async () => {
    const vault = await openVault(dataDir, rings[0]!);
    const found = await statfs(dataDir);
    vi.mocked(statfs).mockResolvedValueOnce({ ...found, bavail: 100, bsize: 4096 });
    const upload = Readable.from([bytes(10), bytes(10)]);
    await expect(vault.put(upload, { name: 'a', limit: LIMIT })).rejects.toMatchObject({
      id: 'disk-full',
      status: 507,
    });
    await vi.waitFor(() => expect(upload.destroyed).toBe(true));
    expect(await allFiles()).toEqual([]);
  });

  test('after kill -9 in the middle of a file', async () => {
    await openVault(dataDir, rings[0]!);
    const script = `
      import { openKeyRing } from ${JSON.stringify(import.meta.resolve('../crypto/key-ring.ts'))};
      import { vaultAt } from ${JSON.stringify(import.meta.resolve('./vault.ts'))};
      const dataDir = ${JSON.stringify(dataDir)};
      async function* endless() {
        for (let sent = 0; ; sent++) {
          yield Buffer.alloc(65_536, sent);
          if (sent === 5) process.stdout.write('writing');
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      }
      await vaultAt(dataDir, await openKeyRing(dataDir)).putDerived(endless());`;
    const writer = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(writer.stdout, 'data');
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    expect(await drafts()).toEqual([expect.stringMatching(`^${writer.pid}-`)]);
    await openVault(dataDir, rings[0]!);
    expect(await allFiles()).toEqual([]);
  });

  test('after a crash: the next start removes drafts of processes that are gone and leaves those of others', async () => {
    await openVault(dataDir, rings[0]!);
    const gone = spawnSync('true').pid;
    const tmp = join(dataDir, 'vault', 'tmp');
    for (const name of [`${gone}-dead`, `${process.pid}-own`, 'stray', `${process.ppid}-alive`])
      await writeFile(join(tmp, name), 'half');
    const vault = await openVault(dataDir, rings[0]!);
    expect(await drafts()).toEqual([`${process.ppid}-alive`]);
    await expect(vault.putDerived(cut(bytes(10), 10))).resolves.toBeDefined();
  });
});
