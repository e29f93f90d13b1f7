import { type FileSections, openSections } from '@qingyuan/core/scheme/structure-file/sections';
import type { Vault } from '../../../platform/files/vault.ts';
import { cachedReads } from '../page-cache.ts';

/** Pages of 64 KiB kept of a file. */
const PAGES = 256;

/** A structure file, to be read from its beginning to its end or here and there. */
export async function openStructureSections(vault: Vault, structureId: string): Promise<FileSections> {
  return openSections(cachedReads(await vault.openByteSource(structureId), PAGES));
}
