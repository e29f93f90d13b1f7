import { type GroupKind, type InsightGroup, SharedKey, SuspicionKind } from '@qingyuan/contract/scheme-insight';
import type { AccountRef } from '@qingyuan/contract/scheme-accounts';
import type {
  Insight,
  Listed,
  MemberList,
  SeveralAccounts,
  SharedGroup,
  Suspicious,
} from '@qingyuan/core/scheme/insight/insight';
import type { AnalysisFiles } from '@qingyuan/core/scheme/insight/line-figures';
import { readTexts } from '@qingyuan/core/scheme/structure-file/sections';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { openStructure } from '../open-structure.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import type { StructureView } from '../structure-view.ts';
import { maskShared, severalReason, sharedReason, suspicionReason } from './group-words.rules.ts';
import type { Known } from './insight.read.ts';
import { openInsight } from './open-insight.ts';

/** Accounts of a group that are named at once. */
const FIRST = 5;

interface Wanted {
  readonly kind: GroupKind;
  readonly page: number;
  readonly size: number;
}

/** The groups of a kind that are kept, biggest first. */
export function insightGroups({ vault }: Pick<Known, 'vault'>, asked: SchemeAsked, { kind, page, size }: Wanted) {
  return async (db: ScopedDb, scope: Scope): Promise<{ total: number; rows: InsightGroup[] }> => {
    const { result } = await getAnalysedScheme(db, scope, asked);
    const files = await openInsight(vault, result);
    if (files === undefined) return { total: 0, rows: [] };
    const structure = await openStructure(vault, result);
    const { rows } = groupsOf(files.insight.insight, kind);
    const start = (page - 1) * size;
    const shown = rows.slice(start, start + size);
    return {
      total: rows.length,
      rows: await Promise.all(shown.map((group, at) => toGroup({ files, structure, kind }, group, start + at))),
    };
  };
}

type Group = SeveralAccounts | SharedGroup | Suspicious;

/** The list of a kind; empty where the table has no such column. */
export function groupsOf(insight: Insight, kind: GroupKind): Listed<Group> {
  if (kind === 'several') return insight.several;
  const suspicion = SuspicionKind.safeParse(kind);
  if (suspicion.success) return insight.suspicious[suspicion.data];
  return insight.shared.find(({ key }) => key === kind) ?? { total: 0, accounts: 0, rows: [] };
}

interface Within {
  readonly files: AnalysisFiles;
  readonly structure: StructureView;
  readonly kind: GroupKind;
}

async function toGroup({ files, structure, kind }: Within, group: Group, key: number): Promise<InsightGroup> {
  const members = await membersOf(files, group, { offset: 0, limit: FIRST });
  const [first] = members;
  const shared = SharedKey.safeParse(kind);
  const text =
    shared.success && first !== undefined
      ? (await readTexts(files.sections, shared.data, [first, first + 1]))[0]
      : undefined;
  return {
    key,
    accounts: group.count,
    first: await Promise.all(members.map((index) => refOf(structure, index))),
    shared: shared.success && typeof text === 'string' ? maskShared[shared.data](text) : null,
    persons: 'persons' in group ? group.persons : null,
    upline: 'upline' in group && group.upline !== null ? await refOf(structure, group.upline) : null,
    reason: reasonOf(group),
  };
}

function reasonOf(group: Group): InsightGroup['reason'] {
  if ('by' in group) return severalReason(group.count, group.by);
  return 'persons' in group ? sharedReason(group.key, group) : suspicionReason(group);
}

async function refOf(structure: StructureView, at: number): Promise<AccountRef> {
  const { index, memberId, name } = await structure.account(at);
  return { index, memberId, name };
}

/** A stretch of the accounts of a group. */
export async function membersOf(
  { insight }: AnalysisFiles,
  { from, count }: MemberList,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<number[]> {
  const start = from + Math.min(offset, count);
  return [...(await insight.words('members', start, Math.min(from + count, start + limit)))];
}
