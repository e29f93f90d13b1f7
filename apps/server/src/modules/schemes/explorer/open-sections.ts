import type { SchemeTree } from '@qingyuan/contract/schemes';
import { type FileSections, openSections } from '@qingyuan/core/scheme/structure-file/sections';
import { notFound } from '../../../platform/access/errors.ts';
import type { Vault } from '../../../platform/files/vault.ts';
import type { AnalysedTrees } from '../open-structure.ts';
import { cachedReads } from '../page-cache.ts';

/** Pages of 64 KiB kept of a file. */
const PAGES = 256;

/** The file of one of the trees of an analysis. @throws DomainError when it has no such tree. */
export function structureIdOf({ structureId, placementId }: AnalysedTrees, tree: SchemeTree): string {
  const id = tree === 'placement' ? placementId : structureId;
  if (id === null) throw notFound('接点树');
  return id;
}

/** A structure file, to be read from its beginning to its end or here and there. */
export async function openStructureSections(vault: Vault, structureId: string): Promise<FileSections> {
  return openSections(cachedReads(await vault.openByteSource(structureId), PAGES));
}
