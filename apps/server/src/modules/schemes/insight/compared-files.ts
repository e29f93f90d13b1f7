import { setImmediate } from 'node:timers/promises';
import { type Comparison, compareSnapshots } from '@qingyuan/core/scheme/comparison/compare-snapshots';
import type { FileSections } from '@qingyuan/core/scheme/structure-file/sections';
import { conflict } from '../../../platform/access/errors.ts';
import type { Vault } from '../../../platform/files/vault.ts';
import type { StoredResult } from '../schemes.sql.ts';
import { openWhole } from './open-insight.ts';

export interface Compared {
  readonly comparison: Comparison;
  readonly files: { readonly before: FileSections; readonly after: FileSections };
}

/** Accounts of both analyses together: about 30 bytes each while they are compared. */
const MOST_ACCOUNTS = 20_000_000;
/** Comparisons kept: their lists take eight bytes a change. */
const KEPT = 2;

const shelves = new WeakMap<Vault, Map<string, Promise<Compared>>>();

/** Compares two analyses, or gives what was found before. Lets others work meanwhile. */
export async function comparedFiles(vault: Vault, before: StoredResult, after: StoredResult): Promise<Compared> {
  if (before.figures.totals.accounts + after.figures.totals.accounts > MOST_ACCOUNTS)
    throw conflict('too-large-to-compare', `两次分析合计超过 ${MOST_ACCOUNTS} 个账号，不能在页面上比较。`);
  const key = `${before.structureId} ${after.structureId}`;
  const shelf = shelves.get(vault) ?? new Map<string, Promise<Compared>>();
  shelves.set(vault, shelf);
  const compared = shelf.get(key) ?? compare(vault, before, after);
  shelf.delete(key);
  shelf.set(key, compared);
  compared.catch(() => shelf.delete(key));
  for (const oldest of [...shelf.keys()].slice(0, Math.max(0, shelf.size - KEPT))) shelf.delete(oldest);
  return compared;
}

async function compare(vault: Vault, before: StoredResult, after: StoredResult): Promise<Compared> {
  const files = {
    before: await openWhole(vault, before.structureId),
    after: await openWhole(vault, after.structureId),
  };
  return { comparison: await compareSnapshots(files.before, files.after, () => setImmediate()), files };
}
