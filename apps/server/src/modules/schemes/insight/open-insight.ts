import { openInsightFile } from '@qingyuan/core/scheme/insight/insight-file';
import type { AnalysisFiles } from '@qingyuan/core/scheme/insight/line-figures';
import { SchemeError } from '@qingyuan/core/scheme/scheme-error';
import { type FileSections, openSections } from '@qingyuan/core/scheme/structure-file/sections';
import { conflict } from '../../../platform/access/errors.ts';
import type { Vault } from '../../../platform/files/vault.ts';
import { cachedReads } from '../page-cache.ts';

/** Analyses kept open, and pages of 64 KiB kept of each file. */
const OPEN = 4;
const PAGES = 256;

/** Open files by the id of the insight file, the one longest unused first. */
const shelves = new WeakMap<Vault, Map<string, Promise<AnalysisFiles>>>();

interface Analysed {
  readonly structureId: string;
  readonly insightId: string | null;
}

/** Both files of a finished analysis; undefined when it is from before there were figures of the whole. */
export async function openInsight(
  vault: Vault,
  { structureId, insightId }: Analysed,
): Promise<AnalysisFiles | undefined> {
  if (insightId === null) return undefined;
  const shelf = shelves.get(vault) ?? new Map<string, Promise<AnalysisFiles>>();
  shelves.set(vault, shelf);
  const files = shelf.get(insightId) ?? open(vault, structureId, insightId);
  shelf.delete(insightId);
  shelf.set(insightId, files);
  files.catch(() => shelf.delete(insightId));
  for (const oldest of [...shelf.keys()].slice(0, Math.max(0, shelf.size - OPEN))) shelf.delete(oldest);
  return files;
}

async function open(vault: Vault, structureId: string, insightId: string): Promise<AnalysisFiles> {
  const read = cachedReads(await vault.openByteSource(insightId), PAGES);
  return { sections: await openWhole(vault, structureId), insight: await openInsightFile(read) };
}

/** @throws DomainError when the file is of an earlier version of the program. */
export async function openWhole(vault: Vault, structureId: string): Promise<FileSections> {
  try {
    return await openSections(cachedReads(await vault.openByteSource(structureId), PAGES));
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    throw conflict('analysis-outdated', '该次分析由较早版本的程序完成，结构文件不能读取，请重新分析。');
  }
}
