import { type listInsightRows, PayKindCode } from '@qingyuan/contract/scheme-insight';
import type { Account } from '@qingyuan/contract/scheme-accounts';
import { type AnalysisFiles } from '@qingyuan/core/scheme/insight/line-figures';
import { NO_DAY, UNREADABLE_DAY } from '@qingyuan/core/scheme/insight/read-time';
import { PAY_BYTES } from '@qingyuan/core/scheme/structure-file/layout';
import { readRecords } from '@qingyuan/core/scheme/structure-file/sections';
import type { z } from 'zod';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { openStructure } from '../open-structure.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { groupsOf, membersOf } from './groups.read.ts';
import type { Known } from './insight.read.ts';
import { openInsight } from './open-insight.ts';

type Query = z.output<typeof listInsightRows.query>;

interface Found {
  readonly total: number;
  readonly indexes: readonly number[];
}

/** The accounts behind a figure. Goes through a column of two bytes an account, or eight for pay. */
export function insightRows({ vault }: Pick<Known, 'vault'>, asked: SchemeAsked, query: Query) {
  return async (db: ScopedDb, scope: Scope): Promise<{ total: number; rows: Account[] }> => {
    const { result } = await getAnalysedScheme(db, scope, asked);
    const files = await openInsight(vault, result);
    if (files === undefined) return { total: 0, rows: [] };
    const { total, indexes } = await find(files, query);
    const structure = await openStructure(vault, result);
    const rows = await Promise.all(
      indexes.map(async (index) => {
        const { recommenderId: _, ...account } = await structure.account(index);
        return account;
      }),
    );
    return { total, rows };
  };
}

async function find(files: AnalysisFiles, query: Query): Promise<Found> {
  const { by, value } = query;
  switch (by) {
    case 'group':
      return ofGroup(files, query);
    case 'isolated':
      return ofIsolated(files, query);
    case 'pay':
      return ofPay(files, query);
    case 'no_day':
      return scan(files, 'joined', { query, holds: (day) => day === NO_DAY });
    case 'bad_day':
      return scan(files, 'joined', { query, holds: (day) => day === UNREADABLE_DAY });
    case 'area':
      return scan(files, 'area', { query, holds: (area) => area === Number(value) });
    case 'day': {
      const wanted = dayNumber(value);
      return scan(files, 'joined', { query, holds: (day) => day === wanted });
    }
    case 'month': {
      const [from, to] = [dayNumber(`${value}-01`), dayNumber(`${nextMonth(value)}-01`)];
      return scan(files, 'joined', { query, holds: (day) => day >= from && day < to && day !== NO_DAY });
    }
  }
}

const dayNumber = (text: string): number => Date.parse(text) / 86_400_000;

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

async function ofGroup(files: AnalysisFiles, { kind, value, offset, limit }: Query): Promise<Found> {
  const group = kind === undefined ? undefined : groupsOf(files.insight.insight, kind).rows[Number(value)];
  if (group === undefined) return { total: 0, indexes: [] };
  return { total: group.count, indexes: await membersOf(files, group, { offset, limit }) };
}

/** Tops stand in the order of the size of their lines, so the smallest parts are the last of them. */
function ofIsolated({ sections, insight }: AnalysisFiles, { offset, limit }: Query): Found {
  const { parts } = insight.insight.isolated;
  const from = sections.roots - parts + Math.min(offset, parts);
  const to = Math.min(sections.roots, from + limit);
  return { total: parts, indexes: Array.from({ length: to - from }, (_, at) => from + at) };
}

const PART = 1 << 19;

async function scan(
  { sections, insight }: AnalysisFiles,
  column: 'joined' | 'area',
  { query, holds }: { readonly query: Query; readonly holds: (value: number) => boolean },
): Promise<Found> {
  const page = new Page(query);
  for (let from = 0; from < sections.accounts; from += PART) {
    const values = await insight.halves(column, from, Math.min(sections.accounts, from + PART));
    for (const [at, value] of values.entries()) if (holds(value)) page.add(from + at);
  }
  return page;
}

async function ofPay({ sections }: AnalysisFiles, query: Query): Promise<Found> {
  const kind = PayKindCode.parse(query.value);
  const page = new Page(query);
  const accounts = sections.lengths[kind] / PAY_BYTES;
  for (let from = 0; from < accounts; from += PART) {
    const to = Math.min(accounts, from + PART);
    const view = await readRecords(sections, kind, { from, to, width: PAY_BYTES });
    for (let at = 0; at < to - from; at += 1)
      if (view.getUint32(at * PAY_BYTES, true) !== 0 || view.getUint32(at * PAY_BYTES + 4, true) !== 0)
        page.add(from + at);
  }
  return page;
}

/** Counts all and keeps those of one page. */
class Page implements Found {
  total = 0;
  readonly indexes: number[] = [];
  private readonly query: Query;

  constructor(query: Query) {
    this.query = query;
  }

  add(index: number): void {
    const { offset, limit } = this.query;
    if (this.total >= offset && this.indexes.length < limit) this.indexes.push(index);
    this.total += 1;
  }
}
