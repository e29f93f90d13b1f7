import type { Account, AccountLines } from '@qingyuan/contract/scheme-accounts';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import {
  type FileAccount,
  type FileLines,
  type FilePerson,
  openStructureFile,
  type StructureFile,
} from '@qingyuan/core/scheme/structure-file/structure-file';
import { SchemeError } from '@qingyuan/core/scheme/scheme-error';
import { conflict, notFound } from '../../platform/access/errors.ts';
import type { Vault } from '../../platform/files/vault.ts';
import { cachedReads } from './page-cache.ts';
import type { PersonFacts, StructureView } from './structure-view.ts';

/** Structures kept open, and pages of 64 KiB kept of each. */
const OPEN = 4;
const PAGES = 256;
const FIELDS = { idNumber: 'id_number', phone: 'phone', bankCard: 'bank_card' } as const;

/** Open files by their id, the one longest unused first. Files of a vault never change. */
const shelves = new WeakMap<Vault, Map<string, Promise<StructureFile>>>();

/** A finished analysis: the files of its trees. */
export interface AnalysedTrees {
  readonly structureId: string;
  /** Null when the table has no placements. */
  readonly placementId: string | null;
}

/** The file of one of the trees. @throws DomainError when the analysis has no such tree. */
export function structureIdOf({ structureId, placementId }: AnalysedTrees, tree: SchemeTree): string {
  const id = tree === 'placement' ? placementId : structureId;
  if (id === null) throw conflict('no-placement-tree', '该会员表没有接点人列，没有接点树。');
  return id;
}

/**
 * One of the trees of a finished analysis.
 * @throws DomainError when the analysis has no such tree, or is of an earlier version of the program.
 */
export async function openStructure(
  vault: Vault,
  result: AnalysedTrees,
  tree: SchemeTree = 'recommender',
): Promise<StructureView> {
  try {
    return viewOf(await fileOf(vault, structureIdOf(result, tree)), tree);
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    throw conflict('analysis-outdated', '该次分析由较早版本的程序完成，结构文件不能读取，请重新分析。');
  }
}

function fileOf(vault: Vault, id: string): Promise<StructureFile> {
  const shelf = shelves.get(vault) ?? new Map<string, Promise<StructureFile>>();
  shelves.set(vault, shelf);
  const file = shelf.get(id) ?? open(vault, id);
  shelf.delete(id);
  shelf.set(id, file);
  file.catch(() => shelf.delete(id));
  for (const oldest of [...shelf.keys()].slice(0, Math.max(0, shelf.size - OPEN))) shelf.delete(oldest);
  return file;
}

async function open(vault: Vault, id: string): Promise<StructureFile> {
  return openStructureFile(cachedReads(await vault.openByteSource(id), PAGES));
}

function viewOf(file: StructureFile, tree: SchemeTree): StructureView {
  return {
    tree,
    account: async (index) => {
      const account = await known(file.account(index));
      return { ...toAccount(account), recommenderId: account.recommenderId };
    },
    field: (index, field) => known(file.field(index, FIELDS[field])),
    text: (index, text) => known(file.field(index, text)),
    pay: async (index) => {
      const amounts = Object.entries(await known(file.pay(index)));
      return Object.fromEntries(amounts.map(([kind, fen]) => [kind, String(fen)]));
    },
    find: (memberId) => file.findById(memberId),
    path: async (index) => {
      const { top, omitted, near } = await known(file.path(index));
      return { top: [...top], omitted, near: [...near] };
    },
    children: async (index, range) => toLines(await known(file.childrenOf(index, range))),
    roots: async (range) => toLines(await file.rootLines(range)),
    person: async (index) => toPerson(await known(file.personOf(index))),
    lineUntil: (index, count) => known(file.lineUntil(index, count)),
    findByIdNumber: (idNumber) => file.findByIdNumber(idNumber),
    personsAbove: async (on, range) => {
      const { total, rows } = await file.personsAbove(on, range);
      return { total, rows: rows.map(toPerson) };
    },
  };
}

/** An index that is not there is a record that was not found. */
async function known<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof RangeError ? notFound('该账号') : error;
  }
}

function toAccount(account: FileAccount): Account {
  const { index, memberId, name, status, level, direct, downline, levels, people, bases } = account;
  return {
    index,
    memberId,
    name,
    status,
    level,
    direct,
    downline,
    levels,
    people,
    bases,
    paidInFen: String(account.paidInFen),
    paidOutFen: String(account.paidOutFen),
    moneyLineFen: account.moneyLineFen === null ? null : String(account.moneyLineFen),
  };
}

function toLines({ total, rows, rest }: FileLines): AccountLines {
  return {
    total,
    rows: rows.map(toAccount),
    rest:
      rest === null ? null : { lines: rest.lines, accounts: rest.accounts, moneyLineFen: String(rest.moneyLineFen) },
  };
}

function toPerson({ account, accounts, meets, meetsOn, moneyLineFen, ...person }: FilePerson): PersonFacts {
  return {
    ...person,
    account: toAccount(account),
    accounts: [...accounts],
    moneyLineFen: String(moneyLineFen),
    meets: [...meets],
    meetsOn: {
      accounts: [...meetsOn.accounts],
      active: [...meetsOn.active],
      persons: [...meetsOn.persons],
      participants: [...meetsOn.participants],
      without_family: [...meetsOn.without_family],
    },
  };
}
