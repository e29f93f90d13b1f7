import type { Actor, Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Services } from '../../../platform/platform.ts';
import { csvCell } from '../digests.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { getAnalysis } from '../schemes.sql.ts';
import { joinFaults, type Opening } from './open-members.ts';
import { openOriginals } from './open-originals.ts';
import type { JoinFault } from './table-join.ts';

const BOM = '\uFEFF';
const WORDS: Readonly<Record<JoinFault['kind'], string>> = {
  unknown_member: '会员表中没有该会员',
  bad_amount: '金额无法识别，按 0 计',
};

/** The rows of further tables that the last analysis could not add, as a table for spreadsheets. */
export function importFaultsFile(vault: Services['vault'], asked: { readonly actor: Actor; readonly id: string }) {
  return async (db: ScopedDb, scope: Scope): Promise<{ name: string; lines: AsyncIterable<string> }> => {
    const { scheme, result } = await getAnalysedScheme(db, scope, asked);
    const analysis = await getAnalysis(db, scope, result.analysisId);
    const originals = await openOriginals({ vault }, db, { scope, analysis });
    return { name: scheme.name, lines: toLines({ ...originals, options: analysis.options }) };
  };
}

async function* toLines(opening: Opening): AsyncGenerator<string> {
  yield `${BOM}表,数据行号,问题,会员编号,列,原值\n`;
  for await (const { table, row, kind, memberId, column, value } of joinFaults(opening)) {
    yield `${[table, String(row), WORDS[kind], memberId, column, value].map(csvCell).join(',')}\n`;
  }
}
