import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { type Clock, systemClock } from '../clock/clock.ts';
import { createKeyFile, readKeyFile, replaceKeyFile } from './key-file.ts';
import { chooseSuite, type HashName, KEY_BYTES, type Suite } from './suite.ts';

/** A key that other keys are derived from or wrapped with; its number stands in what it sealed. */
export interface MasterKey {
  readonly id: number;
  readonly createdAt: string;
  readonly key: KeyObject;
}

/** All secrets of an installation, from <data>/keys/master.json. */
export interface KeyRing {
  /** What new data is sealed with; the header of sealed data says what it was sealed with. */
  readonly suite: Suite;
  /** Seals new data. */
  readonly current: MasterKey;
  /** Opens what was sealed with earlier ones too. */
  readonly masterKeys: ReadonlyMap<number, MasterKey>;
  /** Never rotates: exact search needs the same index for the same text for ever. */
  readonly blindIndex: { readonly key: KeyObject; readonly hash: HashName };
  readonly auditKey: KeyObject;
  readonly sessionKey: KeyObject;
  /** Passwords of the database roles qingyuan_app and qingyuan_tipline. */
  readonly secrets: { readonly app: string; readonly tipline: string };
}

export interface KeyRingOptions {
  /** Seal new data with SM4. */
  readonly nationalAlgorithms?: boolean;
  readonly clock?: Clock;
}

const Key = z.base64().refine((text) => Buffer.from(text, 'base64').length === KEY_BYTES, 'must be 32 bytes');

const KeyFile = z.strictObject({
  version: z.literal(1),
  masterKeys: z.array(z.strictObject({ id: z.int().min(1).max(65_535), createdAt: z.iso.datetime(), key: Key })).min(1),
  blindIndex: z.strictObject({ key: Key, hash: z.enum(['sha256', 'sm3']) }),
  auditKey: Key,
  sessionKey: Key,
  secrets: z.strictObject({ app: z.string().min(32), tipline: z.string().min(32) }),
});
type KeyFile = z.infer<typeof KeyFile>;

/**
 * Opens the key ring of a data folder; makes it when there is none yet.
 * @throws KeyFileError when others may read the file or it is not whole.
 */
export async function openKeyRing(dataDir: string, options: KeyRingOptions = {}): Promise<KeyRing> {
  const path = keyFilePath(dataDir);
  const found = await readKeyFile(path, KeyFile);
  if (found !== undefined) return toRing(found, options);
  await createKeyFile(path, newKeyFile(options));
  // Read back: another process may have been first.
  const made = await readKeyFile(path, KeyFile);
  if (made === undefined) throw new Error(`${path} vanished while it was being made`);
  return toRing(made, options);
}

/**
 * Adds a master key for new data; the earlier ones stay for what they sealed. A running server
 * uses it after its next start.
 */
export async function rotateMasterKey(dataDir: string, options: KeyRingOptions = {}): Promise<KeyRing> {
  const path = keyFilePath(dataDir);
  const rotated = await replaceKeyFile(path, KeyFile, (file) => ({
    ...file,
    masterKeys: [...file.masterKeys, newMasterKey(newest(file.masterKeys).id + 1, options)],
  }));
  return toRing(rotated, options);
}

function keyFilePath(dataDir: string): string {
  return join(dataDir, 'keys', 'master.json');
}

function newKeyFile(options: KeyRingOptions): KeyFile {
  return {
    version: 1,
    masterKeys: [newMasterKey(1, options)],
    blindIndex: { key: randomKey(), hash: chooseSuite(options.nationalAlgorithms ?? false).hash },
    auditKey: randomKey(),
    sessionKey: randomKey(),
    secrets: { app: randomBytes(32).toString('hex'), tipline: randomBytes(32).toString('hex') },
  };
}

function newMasterKey(id: number, options: KeyRingOptions): KeyFile['masterKeys'][number] {
  return { id, createdAt: (options.clock ?? systemClock)().toISOString(), key: randomKey() };
}

function randomKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

function newest<K extends { readonly id: number }>(keys: readonly K[]): K {
  return keys.reduce((a, b) => (a.id > b.id ? a : b));
}

function toRing(file: KeyFile, options: KeyRingOptions): KeyRing {
  const masterKeys = file.masterKeys.map((one) => ({ ...one, key: toKey(one.key) }));
  return {
    suite: chooseSuite(options.nationalAlgorithms ?? false),
    current: newest(masterKeys),
    masterKeys: new Map(masterKeys.map((one) => [one.id, one])),
    blindIndex: { key: toKey(file.blindIndex.key), hash: file.blindIndex.hash },
    auditKey: toKey(file.auditKey),
    sessionKey: toKey(file.sessionKey),
    secrets: file.secrets,
  };
}

function toKey(text: string): KeyObject {
  return createSecretKey(text, 'base64');
}
