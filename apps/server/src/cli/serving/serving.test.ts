import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRunningServer, lockDataFolder, prepareDataFolder } from './data-folder.ts';
import { requirePort } from './ports.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serving-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a port in use is named together with the setting that changes it', async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(requirePort('QINGYUAN_PORT', '127.0.0.1', port)).rejects.toThrow(`127.0.0.1:${port}`);
  await expect(requirePort('QINGYUAN_PORT', '127.0.0.1', port)).rejects.toThrow('QINGYUAN_PORT');
  await new Promise((done) => taken.close(done));
  await expect(requirePort('QINGYUAN_PORT', '127.0.0.1', port)).resolves.toBeUndefined();
});

test('an address of another machine is refused with the settings to look at', async () => {
  await expect(requirePort('QINGYUAN_PORT', '192.0.2.1', 8801)).rejects.toThrow(/QINGYUAN_HOST/);
});

test('a data folder that cannot be made is named', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => prepareDataFolder(join(folder, 'file', 'data'))).toThrow(join(folder, 'file', 'data'));
});

test('a second start on the same data folder is told where the first one is', () => {
  const release = lockDataFolder(folder, 'http://127.0.0.1:8801');
  expect(() => lockDataFolder(folder, 'http://127.0.0.1:9000')).toThrow('http://127.0.0.1:8801');
  release();
  expect(findRunningServer(folder)).toBeUndefined();
});

test('the lock of a killed server is taken over, even when its process number is in use again', () => {
  lockDataFolder(folder, 'http://127.0.0.1:8801');
  const lock = JSON.parse(readFileSync(join(folder, 'serve.lock'), 'utf8'));
  writeFileSync(join(folder, 'serve.lock'), JSON.stringify({ ...lock, started: 'earlier' }));
  expect(findRunningServer(folder)).toBeUndefined();
  lockDataFolder(folder, 'http://127.0.0.1:9000')();
});

test('a lock file cut off in the middle does not keep the server from starting', () => {
  writeFileSync(join(folder, 'serve.lock'), '{"pid":');
  const release = lockDataFolder(folder, 'http://127.0.0.1:9000');
  expect(findRunningServer(folder)?.url).toBe('http://127.0.0.1:9000');
  release();
});
