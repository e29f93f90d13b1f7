import type { SchemeFinding } from '@qingyuan/contract/scheme-findings';
import type { FindingKind, SchemeTree, TreeFigures } from '@qingyuan/contract/schemes';
import { conflict } from '../../platform/access/errors.ts';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import type { Services } from '../../platform/platform.ts';
import { readRows } from '../../platform/tabular/index.ts';
import type { TableSource } from '../../platform/tabular/table-source.ts';
import { deriveFinding, FINDING_WORDS, FINDINGS_COLUMNS } from './findings.rules.ts';
import { getAnalysedScheme } from './readable-scheme.ts';
import { csvCell } from '../../platform/tabular/csv-line.rules.ts';
import type { StoredResult } from './schemes.sql.ts';

type Vault = Services['vault'];

export interface FindingsQuery {
  readonly kind?: FindingKind | undefined;
  readonly tree: SchemeTree;
  readonly page: number;
  readonly size: number;
}

/** A page of the faulty rows; the file is read up to the end of the page. */
export function findingsPage(
  vault: Vault,
  asked: { readonly actor: Actor; readonly id: string },
  query: FindingsQuery,
) {
  return async (db: ScopedDb, scope: Scope): Promise<{ total: number; rows: SchemeFinding[] }> => {
    const { result } = await getAnalysedScheme(db, scope, asked);
    const { findings } = figuresOf(result, query.tree);
    const counts = findings.filter(({ kind }) => query.kind === undefined || kind === query.kind);
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    const from = (query.page - 1) * query.size;
    const rows: SchemeFinding[] = [];
    if (from >= total) return { total, rows };
    let at = 0;
    for await (const finding of readFindings(vault, result, query.tree)) {
      if (query.kind !== undefined && finding.kind !== query.kind) continue;
      if (at >= from) rows.push(finding);
      at += 1;
      if (rows.length === query.size || at === total) break;
    }
    return { total, rows };
  };
}

function figuresOf({ figures }: StoredResult, tree: SchemeTree): TreeFigures {
  if (tree === 'recommender') return figures;
  if (figures.placement === undefined) throw conflict('no-placement', '会员表没有接点人，没有接点树。');
  return figures.placement;
}

function fileOf({ findingsId, placementFindingsId }: StoredResult, tree: SchemeTree): string {
  if (tree === 'recommender') return findingsId;
  if (placementFindingsId !== null) return placementFindingsId;
  throw conflict('no-placement-findings', '这次分析没有保存接点树的问题清单，请重新分析后查看。');
}

/** The faulty rows of an analysis in the order of the file. @throws DomainError when none were kept of this tree. */
export async function* readFindings(
  vault: Vault,
  result: StoredResult,
  tree: SchemeTree = 'recommender',
): AsyncGenerator<SchemeFinding> {
  const source = await vault.openByteSource(fileOf(result, tree), 'findings.csv');
  // The file is the engine's own: its header is known.
  const header = Buffer.byteLength(`${FINDINGS_COLUMNS.join(',')}\n`);
  const table: TableSource = {
    name: 'findings.csv',
    format: 'csv',
    encoding: 'utf-8',
    columns: FINDINGS_COLUMNS,
    delimiter: ','.charCodeAt(0),
    open: () => source.stream(header),
  };
  for await (const cells of readRows(table)) yield deriveFinding(cells, tree);
}

const BOM = '\uFEFF';

/** All faulty rows as a table for spreadsheets: with a mark of its encoding, and nothing in it that runs as a formula. */
export function findingsFile(
  vault: Vault,
  asked: { readonly actor: Actor; readonly id: string; readonly tree: SchemeTree },
) {
  return async (db: ScopedDb, scope: Scope): Promise<{ name: string; lines: AsyncIterable<string> }> => {
    const { scheme, result } = await getAnalysedScheme(db, scope, asked);
    figuresOf(result, asked.tree);
    fileOf(result, asked.tree);
    return { name: scheme.name, lines: toLines(readFindings(vault, result, asked.tree)) };
  };
}

async function* toLines(findings: AsyncIterable<SchemeFinding>): AsyncGenerator<string> {
  yield `${BOM}种类,数据行号,会员编号,说明\n`;
  for await (const { kind, row, memberId, text } of findings) {
    yield `${[FINDING_WORDS[kind].name.zh, String(row), memberId, text.zh].map(csvCell).join(',')}\n`;
  }
}
