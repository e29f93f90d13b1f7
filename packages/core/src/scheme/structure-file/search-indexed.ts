import { accountsByIdPrefix, findById } from './search.ts';
import { readSearchedTexts, type SearchIndex } from './search-index.ts';
import {
  foldId,
  type Identifier,
  IDENTIFIERS,
  isSpoken,
  type NameReading,
  pairsOf,
  plainIdentifier,
  type SearchedTexts,
  spokenQuery,
  spokenTerms,
  termOf,
} from './search-terms.ts';
import type { FileSections } from './sections.ts';
import { encodeUtf8 } from '../reading/utf8.ts';

/** By what an account was found. */
export type FoundBy = 'id' | 'name' | 'pinyin' | Identifier;

export interface SearchHit {
  readonly index: number;
  readonly by: FoundBy;
}

export interface Searched {
  readonly file: FileSections;
  readonly index: SearchIndex;
  readonly reading: NameReading;
}

/** Accounts compared with a query at most; beyond it `more` is true. */
const COMPARED = 20_000;
/** So few accounts are compared one by one rather than looked up in another list. */
const FEW = 64;
const LISTS = 3;

/**
 * Accounts by exact id, beginning of an id, identifier of a person, whole name, name as spoken or abbreviated, and part
 * of a name, in this order; each once, at most `limit`. Reads the lists of a few terms and the texts of what is compared:
 * O(log accounts + accounts with the rarest terms of the query), no pass over the names.
 */
export async function searchIndexed(
  searched: Searched,
  text: string,
  limit: number,
): Promise<{ readonly hits: readonly SearchHit[]; readonly more: boolean }> {
  const found = new Map<number, SearchHit>();
  const budget = { left: COMPARED };
  for (const step of stepsOf(searched, text.trim(), { limit, budget })) {
    for await (const hit of step) {
      if (!found.has(hit.index)) found.set(hit.index, hit);
      if (found.size > limit) return { hits: [...found.values()].slice(0, limit), more: true };
    }
  }
  return { hits: [...found.values()], more: budget.left <= 0 };
}

interface Bounds {
  readonly limit: number;
  readonly budget: { left: number };
}

function* stepsOf(searched: Searched, text: string, bounds: Bounds): Generator<AsyncIterable<SearchHit>> {
  if (text === '') return;
  const { reading } = searched;
  yield byId(searched.file, text, bounds.limit);
  const id = foldId(text);
  yield compared(searched, [termOf('id', id)], { by: 'id', bounds, fits: (one) => foldId(one.id) === id });
  const plain = plainIdentifier(text);
  for (const by of IDENTIFIERS)
    yield compared(searched, [termOf(by, plain)], { by, bounds, fits: (one) => plainIdentifier(one[by]) === plain });
  const folded = reading.fold(text);
  if (folded === '') return;
  yield compared(searched, [termOf('whole', folded)], {
    by: 'name',
    bounds,
    fits: ({ name }) => reading.fold(name) === folded,
  });
  const letters = spokenQuery(text);
  if (letters !== undefined) {
    const fits = ({ name }: SearchedTexts): boolean => isSpoken(reading.fold(name), letters, reading);
    for (const term of spokenTerms(letters, reading)) yield compared(searched, [term], { by: 'pinyin', bounds, fits });
  }
  const pairs = pairsOf(folded);
  if (pairs.length > 0)
    yield compared(searched, pairs, { by: 'name', bounds, fits: ({ name }) => reading.fold(name).includes(folded) });
}

async function* byId(file: FileSections, text: string, limit: number): AsyncGenerator<SearchHit> {
  const exact = await findById(file, text);
  if (exact !== undefined) yield { index: exact, by: 'id' };
  for (const index of await accountsByIdPrefix(file, encodeUtf8(text), limit)) yield { index, by: 'id' };
}

interface Comparison {
  readonly by: FoundBy;
  readonly bounds: Bounds;
  readonly fits: (texts: SearchedTexts) => boolean;
}

/** Accounts that stand in the lists of all terms and fit. */
async function* compared(
  searched: Searched,
  terms: readonly number[],
  { by, bounds: { budget }, fits }: Comparison,
): AsyncGenerator<SearchHit> {
  for await (const candidates of inAllLists(searched.index, terms)) {
    for (let from = 0; from < candidates.length; from += FEW) {
      if (budget.left <= 0) return;
      const part = candidates.slice(from, from + FEW);
      budget.left -= part.length;
      const texts = await Promise.all(part.map((index) => readSearchedTexts(searched.file, index, index + 1)));
      for (const [at, index] of part.entries()) {
        const [one] = texts[at] ?? [];
        if (one !== undefined && fits(one)) yield { index, by };
      }
    }
  }
}

/** The accounts of the rarest list that also stand in the next rarest ones, ascending. */
async function* inAllLists(index: SearchIndex, terms: readonly number[]): AsyncGenerator<readonly number[]> {
  if (terms.length === 1) {
    yield* index.accounts(terms[0] as number);
    return;
  }
  const sizes = await Promise.all(
    [...new Set(terms)].map(async (term) => ({ term, length: await index.length(term) })),
  );
  const [rarest, ...others] = sizes.toSorted((a, b) => a.length - b.length).slice(0, LISTS);
  if (rarest === undefined) return;
  let candidates: number[] = [];
  for await (const stretch of index.accounts(rarest.term)) candidates = candidates.concat(stretch);
  for (const { term } of others) {
    if (candidates.length <= FEW) break;
    candidates = await alsoIn(index.accounts(term), candidates);
  }
  yield candidates;
}

async function alsoIn(list: AsyncIterable<readonly number[]>, candidates: readonly number[]): Promise<number[]> {
  const kept: number[] = [];
  let at = 0;
  for await (const stretch of list) {
    for (const account of stretch) {
      while (at < candidates.length && (candidates[at] as number) < account) at += 1;
      if (candidates[at] === account) kept.push(account);
    }
    if (at >= candidates.length) break;
  }
  return kept;
}
