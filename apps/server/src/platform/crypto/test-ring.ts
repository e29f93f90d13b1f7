import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyRing, openKeyRing } from './key-ring.ts';

/** A fresh data folder for one test, with a way to remove it. */
export async function temporaryDataDir(): Promise<{ readonly dataDir: string; readonly remove: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-test-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** Two rings over the same keys: one seals with AES-256-GCM, one with SM4. */
export async function bothRings(dataDir: string): Promise<readonly KeyRing[]> {
  return [await openKeyRing(dataDir), await openKeyRing(dataDir, { nationalAlgorithms: true })];
}
