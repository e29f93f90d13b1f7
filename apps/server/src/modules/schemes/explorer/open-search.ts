import { openSearchIndex } from '@qingyuan/core/scheme/structure-file/search-index';
import { type SearchHit, searchIndexed, type Searched } from '@qingyuan/core/scheme/structure-file/search-indexed';
import { searchIndexes } from '@qingyuan/core/scheme/structure-file/search';
import { type FileSections, readTexts } from '@qingyuan/core/scheme/structure-file/sections';
import type { Vault } from '../../../platform/files/vault.ts';
import { cachedReads } from '../page-cache.ts';
import { keptSearchIndex } from './build-search-index.ts';
import { openStructureSections } from './open-sections.ts';
import { nameReading } from '../../../platform/names/name-reading.ts';

/** Files kept open, and pages of 64 KiB kept of each. */
const OPEN = 4;
const PAGES = 256;
/** So long a search waits for an index that is still being made; small ones are there by then. */
const PATIENCE_MS = 1500;

interface Shelf {
  readonly file: FileSections;
  readonly index: Promise<Searched>;
  ready: boolean;
}

const shelves = new WeakMap<Vault, Map<string, Promise<Shelf>>>();

/** `partial` while the index is being made: ids and names as written were searched, nothing else. */
export interface SearchResult {
  readonly hits: readonly SearchHit[];
  readonly more: boolean;
  readonly partial: boolean;
}

/** Searches a structure file; the first time its index is made and kept. */
export async function searchStructure(
  vault: Vault,
  structureId: string,
  asked: { readonly text: string; readonly limit: number },
): Promise<SearchResult> {
  const shelf = await shelfOf(vault, structureId);
  if (!shelf.ready) await Promise.race([shelf.index, patience()]);
  if (shelf.ready) return { ...(await searchIndexed(await shelf.index, asked.text, asked.limit)), partial: false };
  const { indexes, more } = await searchIndexes(shelf.file, asked.text, asked.limit);
  return {
    hits: await Promise.all(indexes.map((index) => plainHit(shelf.file, index, asked.text))),
    more,
    partial: true,
  };
}

/** Without an index either the beginning of the id was found, or the name. */
async function plainHit(file: FileSections, index: number, text: string): Promise<SearchHit> {
  const [id] = await readTexts(file, 'id', [index, index + 1]);
  return { index, by: id?.startsWith(text) === true ? 'id' : 'name' };
}

const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref());

/** Begins the index of a structure that somebody looks at, before he searches in it. */
export function prepareSearch(vault: Vault, structureId: string): void {
  // Whoever searches hears of a failure.
  shelfOf(vault, structureId).catch(() => undefined);
}

function shelfOf(vault: Vault, id: string): Promise<Shelf> {
  const all = shelves.get(vault) ?? new Map<string, Promise<Shelf>>();
  shelves.set(vault, all);
  const shelf = all.get(id) ?? openShelf(vault, id, () => all.delete(id));
  all.delete(id);
  all.set(id, shelf);
  shelf.catch(() => all.delete(id));
  for (const oldest of [...all.keys()].slice(0, Math.max(0, all.size - OPEN))) all.delete(oldest);
  return shelf;
}

async function openShelf(vault: Vault, id: string, forget: () => void): Promise<Shelf> {
  const file = await openStructureSections(vault, id);
  const shelf: Shelf = { file, index: openIndex(vault, id, file), ready: false };
  shelf.index.then(() => {
    shelf.ready = true;
  }, forget);
  return shelf;
}

async function openIndex(vault: Vault, id: string, file: FileSections): Promise<Searched> {
  const source = await vault.openByteSource(await keptSearchIndex(vault, id));
  const read = cachedReads(source, PAGES);
  return { file, reading: nameReading, index: await openSearchIndex({ size: source.size, read }, file.accounts) };
}
