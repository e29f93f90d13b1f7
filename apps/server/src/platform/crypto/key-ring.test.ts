import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openField, sealField } from './field-cipher.ts';
import { KeyFileError } from './key-file.ts';
import { type KeyRing, openKeyRing, rotateMasterKey } from './key-ring.ts';
import { temporaryDataDir } from './test-ring.ts';

const PHONE = { table: 'person', column: 'phone' };
let dataDir: string;
let remove: () => Promise<void>;
let file: string;

beforeEach(async () => {
  ({ dataDir, remove } = await temporaryDataDir());
  file = join(dataDir, 'keys', 'master.json');
});
afterEach(() => remove());

function secretsOf(ring: KeyRing): unknown {
  const master = [...ring.masterKeys.values()].map((one) => [one.id, one.createdAt, one.key.export().toString('hex')]);
  const others = [ring.blindIndex.key, ring.auditKey, ring.sessionKey].map((key) => key.export().toString('hex'));
  return [master, others, ring.secrets];
}

describe('key file', () => {
  test('is made once, readable by its owner only, and opens to the same keys afterwards', async () => {
    const first = await openKeyRing(dataDir, { clock: () => new Date('2026-09-01T00:00:00Z') });
    const second = await openKeyRing(dataDir);
    expect(secretsOf(second)).toEqual(secretsOf(first));
    expect(first.current).toMatchObject({ id: 1, createdAt: '2026-09-01T00:00:00.000Z' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'keys'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(dataDir, 'keys'))).toEqual(['master.json']);
  });

  test('has a different key for every purpose and for every installation', async () => {
    const other = await temporaryDataDir();
    try {
      const keys = [await openKeyRing(dataDir), await openKeyRing(other.dataDir)].flatMap((ring) => [
        ring.current.key.export().toString('hex'),
        ring.blindIndex.key.export().toString('hex'),
        ring.auditKey.export().toString('hex'),
        ring.sessionKey.export().toString('hex'),
        ring.secrets.app,
        ring.secrets.tipline,
      ]);
      expect(new Set(keys).size).toBe(12);
    } finally {
      await other.remove();
    }
  });

  test('made by several processes at once is one file', async () => {
    const rings = await Promise.all(Array.from({ length: 8 }, () => openKeyRing(dataDir)));
    expect(new Set(rings.map((ring) => JSON.stringify(secretsOf(ring)))).size).toBe(1);
    expect(await readdir(join(dataDir, 'keys'))).toEqual(['master.json']);
  });

  test.each([0o640, 0o604, 0o620, 0o666])('that others may use (mode %o) is refused with what to do', async (mode) => {
    await openKeyRing(dataDir);
    await chmod(file, mode);
    await expect(openKeyRing(dataDir)).rejects.toThrow(/chmod 600/u);
    await chmod(file, 0o600);
    await expect(openKeyRing(dataDir)).resolves.toBeDefined();
  });

  test('behind a symbolic link is refused', async () => {
    const elsewhere = join(dataDir, 'elsewhere.json');
    await writeFile(elsewhere, '{}', { mode: 0o600 });
    await mkdir(join(dataDir, 'keys'));
    await symlink(elsewhere, file);
    await expect(openKeyRing(dataDir)).rejects.toThrow(KeyFileError);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, 200)],
    ['empty', () => ''],
    ['of a later version', (text: string) => text.replace('"version": 1', '"version": 2')],
    ['with a short key', (text: string) => text.replace(/"auditKey": "[^"]*"/u, '"auditKey": "AAAA"')],
  ])('%s is refused, left as it is, and no key stands in the message', async (_what, damage) => {
    await openKeyRing(dataDir);
    const whole = await readFile(file, 'utf8');
    const damaged = damage(whole);
    await writeFile(file, damaged);
    const error = await openKeyRing(dataDir).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(KeyFileError);
    expect(await readFile(file, 'utf8')).toBe(damaged);
    for (const secret of whole.match(/[A-Za-z0-9+/=]{40,}/gu) ?? []) expect(String(error)).not.toContain(secret);
  });

  test('in a folder that cannot be made is reported clearly', async () => {
    await writeFile(join(dataDir, 'keys'), 'a file where the folder should be');
    await expect(openKeyRing(dataDir)).rejects.toThrow(KeyFileError);
  });
});

describe('rotation', () => {
  test('seals new data with the new key and still opens what the old ones sealed', async () => {
    const before = await openKeyRing(dataDir);
    const old = sealField(before, PHONE, '旧');
    await rotateMasterKey(dataDir);
    await rotateMasterKey(dataDir);
    const after = await openKeyRing(dataDir);
    expect(after.current.id).toBe(3);
    expect(openField(after, PHONE, old)).toBe('旧');
    const fresh = sealField(after, PHONE, '新');
    expect(fresh.readUInt16BE(2)).toBe(3);
    expect(openField(after, PHONE, fresh)).toBe('新');
    expect(() => openField(before, PHONE, fresh)).toThrow(/master key 3/u);
  });

  test('leaves every other secret as it was', async () => {
    const before = await openKeyRing(dataDir);
    const after = await rotateMasterKey(dataDir);
    expect(after.secrets).toEqual(before.secrets);
    expect(after.blindIndex.key.equals(before.blindIndex.key)).toBe(true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('two at the same time never lose a key', async () => {
    await openKeyRing(dataDir);
    const tried = await Promise.allSettled([
      rotateMasterKey(dataDir),
      rotateMasterKey(dataDir),
      rotateMasterKey(dataDir),
    ]);
    const done = tried.filter((one) => one.status === 'fulfilled').length;
    const ring = await openKeyRing(dataDir);
    expect(done).toBeGreaterThan(0);
    expect(ring.masterKeys.size).toBe(1 + done);
    expect(await readdir(join(dataDir, 'keys'))).toEqual(['master.json']);
  });

  test('is refused while a draft lies there, and without a key file', async () => {
    await expect(rotateMasterKey(dataDir)).rejects.toThrow(KeyFileError);
    await openKeyRing(dataDir);
    await writeFile(`${file}.next`, '');
    await expect(rotateMasterKey(dataDir)).rejects.toThrow(/master\.json\.next/u);
  });
});
