import type { FoundAccount } from '@qingyuan/contract/scheme-explorer';
import type { SchemeRevealField } from '@qingyuan/contract/scheme-accounts';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import type { SearchHit } from '@qingyuan/core/scheme/structure-file/search-indexed';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Services } from '../../../platform/platform.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { MASKS } from '../masking.rules.ts';
import { openStructure, structureIdOf } from '../open-structure.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import type { StructureView } from '../structure-view.ts';
import { searchStructure } from './open-search.ts';

const LIMIT = 50;
const FIELDS: readonly SchemeRevealField[] = ['phone', 'idNumber', 'bankCard'];

/** Accounts that a text leads to; what they were found by is masked where it is personal. */
export function foundAccounts(
  { vault }: Pick<Services, 'vault'>,
  asked: SchemeAsked,
  { q, tree }: { readonly q: string; readonly tree: SchemeTree },
) {
  return async (db: ScopedDb, scope: Scope): Promise<{ rows: FoundAccount[]; more: boolean; partial: boolean }> => {
    const { result } = await getAnalysedScheme(db, scope, asked);
    const structure = await openStructure(vault, result, tree);
    const { hits, more, partial } = await searchStructure(vault, structureIdOf(result, tree), {
      text: q,
      limit: LIMIT,
    });
    const rows = await Promise.all(hits.map((hit) => toFound(structure, hit)));
    return { rows, more, partial };
  };
}

async function toFound(structure: StructureView, { index, by }: SearchHit): Promise<FoundAccount> {
  const { recommenderId: _unused, ...account } = await structure.account(index);
  const field = FIELDS.find((one) => one === by);
  const value = field === undefined ? null : await structure.field(index, field);
  return { account, by, masked: field === undefined || value === null ? null : MASKS[field](value) };
}
