import { DomainError } from '../access/errors.ts';
import { type Digests, digestAll } from '../crypto/digest.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import { SealError } from '../crypto/seal-error.ts';
import type { ByteSource } from '../tabular/table-source.ts';
import { type DerivedNotes, derivedNotes } from './derived-notes.ts';
import { openSealed, type SealedFile, sealedSource } from './sealed-reader.ts';
import { fileDamaged, fileMissing, toStorageFault } from './storage-fault.ts';
import { limited, type Limits, storeFile, type StoredFile } from './store-file.ts';
import { filePath, prepareFolders } from './vault-folders.ts';

/** What a check of a stored file found. */
export type Integrity =
  | { readonly intact: true; readonly digests: Digests }
  | { readonly intact: false; readonly fault: DomainError };

/** Content-addressed files of an installation, sealed at rest. */
export interface Vault {
  /**
   * Stores what a stream yields, then brings it to disk. Nothing stays if it fails.
   * @throws DomainError file-too-large, disk-full, storage-read-only; whatever the stream throws.
   */
  put(chunks: AsyncIterable<Uint8Array>, limits: Limits): Promise<StoredFile>;
  /** The same for a file that the server makes itself, e.g. the structure of an analysis. */
  putDerived(chunks: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** Which derived file was made from which. */
  readonly derived: DerivedNotes;
  /** Random access to the plain bytes. @throws DomainError file-missing, file-damaged; so do its reads. */
  openByteSource(id: string, name?: string): Promise<ByteSource>;
  /** Reads the whole file and computes both digests again. */
  verify(id: string): Promise<Integrity>;
}

const ID = /^[0-9a-f]{64}$/u;

/** Opens the vault of the process that owns the data folder: makes its folders, clears what a crash left. */
export async function openVault(dataDir: string, ring: KeyRing): Promise<Vault> {
  try {
    await prepareFolders(dataDir);
  } catch (error) {
    throw toStorageFault(error);
  }
  return vaultAt(dataDir, ring);
}

/** The vault as a worker thread or a second process sees it; the folders are there already. */
export function vaultAt(dataDir: string, ring: KeyRing): Vault {
  const place = { dataDir, ring };
  const destination = { ...place, isIntact: (id: string) => isIntact(place, id) };
  return {
    put: (chunks, limits) => storeFile(destination, limited(chunks, limits)),
    putDerived: (chunks) => storeFile(destination, chunks),
    derived: derivedNotes(dataDir),
    openByteSource: async (id, name = id) => guarded(sealedSource(await find(place, id), name), id),
    verify: (id) => check(place, id),
  };
}

interface Place {
  readonly dataDir: string;
  readonly ring: KeyRing;
}

async function isIntact(place: Place, id: string): Promise<boolean> {
  return find(place, id).then(
    () => true,
    () => false,
  );
}

/** The stored file, its header and length checked. @throws DomainError file-missing, file-damaged */
async function find({ dataDir, ring }: Place, id: string): Promise<SealedFile> {
  if (!ID.test(id)) throw fileMissing(id);
  const sealed = await openSealed(filePath(dataDir, id), ring).catch((error: unknown) => {
    throw toReadFault(error, id);
  });
  if (sealed.digests.sha256 !== id) throw fileDamaged(id);
  return sealed;
}

async function check(place: Place, id: string): Promise<Integrity> {
  try {
    const sealed = await find(place, id);
    const digests = await digestAll(guarded(sealedSource(sealed, id), id).stream());
    const { sha256, sm3, size } = sealed.digests;
    const same = digests.sha256 === sha256 && digests.sm3 === sm3 && digests.size === size;
    return same ? { intact: true, digests } : { intact: false, fault: fileDamaged(id) };
  } catch (error) {
    if (error instanceof DomainError) return { intact: false, fault: error };
    throw error;
  }
}

/** The same source, with faults in words. */
function guarded(source: ByteSource, id: string): ByteSource {
  return {
    ...source,
    read: (offset, length) =>
      source.read(offset, length).catch((error: unknown) => {
        throw toReadFault(error, id);
      }),
    stream: async function* (offset) {
      try {
        yield* source.stream(offset);
      } catch (error) {
        throw toReadFault(error, id);
      }
    },
  };
}

function toReadFault(error: unknown, id: string): unknown {
  // A key that is missing is the administrator's affair, not damage to the file.
  if (error instanceof SealError) return error.reason === 'unknown-key' ? error : fileDamaged(id);
  const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return absent ? fileMissing(id) : error;
}
