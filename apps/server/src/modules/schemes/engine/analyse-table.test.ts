import { getActiveResourcesInfo } from 'node:process';
import { analyseStructure } from '@qingyuan/core/scheme/structure/analyse-structure';
import { CsvBuffer } from '@qingyuan/core/scheme/results/csv-buffer';
import { FINDINGS_HEADER, writeFindings } from '@qingyuan/core/scheme/results/findings';
import { planReading } from '@qingyuan/core/scheme/reading/member-reader';
import { SchemeError } from '@qingyuan/core/scheme/scheme-error';
import type { StructureFile } from '@qingyuan/core/scheme/structure-file/structure-file';
import { openStructureFile } from '@qingyuan/core/scheme/structure-file/structure-file';
import { RULES as INSIGHT_RULES } from '@qingyuan/core/scheme/insight/insight.test-support';
import type { ThresholdRules } from '@qingyuan/core/scheme/threshold-rules';
import { writeAccounts } from '@qingyuan/core/scheme/results/write-results';
import { describe, expect, test } from 'vitest';
import { DEMO_SCHEME, inventMemberTable, toCsv } from '../../../../../../test/world/member-table.ts';
import { listTables } from '../../../platform/tabular/index.ts';
import type { ByteSource, TableSource } from '../../../platform/tabular/table-source.ts';
import { type AnalysisStage, analyseTable, type TableAnalysis } from './analyse-table.ts';
import { chooseMemberTable } from './member-tables.ts';
import { readStream } from './read-rows.ts';

const RULES: ThresholdRules = {
  id: 'organise-lead-2013-37',
  version: '1',
  people: 30,
  levels: 3,
  peopleSerious: 120,
  moneySerious: 250_000_000,
};

function sourceOf(text: string): ByteSource {
  const bytes = Buffer.from(text);
  return {
    name: '会员表.csv',
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    stream: async function* (offset = 0) {
      for (let at = offset; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
    },
  };
}

async function keep(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  for await (const piece of pieces) kept.push(piece);
  return Buffer.concat(kept);
}

async function analysisOf(text: string): Promise<TableAnalysis<Buffer>> {
  const source = sourceOf(text);
  const { table, mapping } = chooseMemberTable(await listTables(source), { name: undefined, names: undefined });
  return {
    table,
    mapping,
    persons: ['id_number'],
    rules: RULES,
    insightRules: INSIGHT_RULES,
    keep,
    source: { name: source.name, bytes: source.size, sha256: 'ab', sm3: 'cd' },
  };
}

const openBytes = (bytes: Buffer): Promise<StructureFile> =>
  openStructureFile(async (offset, length) => bytes.subarray(offset, offset + length));

/** accounts.csv and findings.csv of the same table, made on this thread. */
async function resultFiles({
  table,
  mapping,
  persons,
}: TableAnalysis<Buffer>): Promise<{ accounts: string; findings: string }> {
  const plan = planReading({ columns: table.columns, delimiter: table.delimiter, mapping, persons, withTexts: false });
  const structure = analyseStructure(await readStream(table.open(), plan));
  const accounts = new CsvBuffer(1 << 16);
  writeAccounts(structure, { from: 0, to: structure.table.rows }, accounts);
  const out = new CsvBuffer(1 << 16);
  let findings = FINDINGS_HEADER;
  writeFindings(structure, out, () => {
    findings += Buffer.from(out.bytes.subarray(0, out.length)).toString();
    out.length = 0;
  });
  return { accounts: Buffer.from(accounts.bytes.subarray(0, accounts.length)).toString(), findings };
}

const MESSY = [
  '会员编号,推荐人,姓名,身份证号,手机号,充值金额,提现金额',
  'A,,李四,990000199001010011,99012345678,100,10',
  'B,A,王五,990000199001010022,,200.50,',
  'C,A,赵六,990000199001010033,,300,0',
  'D,B,王五,990000199001010022,,50,',
  'E,D,,,,1e9,',
  'F,Z,,,,7,',
  'H,I,,,,1,',
  'I,H,,,,1,',
  'J,H,,,,1,',
  'A,B,,,,5,',
  ',A,,,,5,',
].join('\n');

describe('a table analysed on its own thread', () => {
  test('gives the same accounts, findings and counts as the files of the command line', async () => {
    const analysis = await analysisOf(MESSY);
    const { accounts, findings } = await resultFiles(analysis);
    const result = await analyseTable(analysis);
    expect(result.findingsFile.toString()).toBe(findings);
    expect(result.findings).toEqual({
      missing_id: 1,
      duplicate: 1,
      orphan: 1,
      self_reference: 0,
      cycle: 2,
      below_cycle: 1,
      bad_money: 1,
    });
    expect(result.summary).toMatchObject({
      rows: 11,
      accounts: 9,
      persons: 8,
      max_level: 4,
      paid_in_fen: '66050',
      source: [{ name: '会员表.csv', sha256: 'ab', sm3: 'cd' }],
    });
    const file = await openBytes(result.structureFile);
    const found: string[] = [];
    for (let index = 0; index < file.accounts; index += 1) {
      const { memberId, recommenderId, status, level, downline, people } = await file.account(index);
      found.push([memberId, recommenderId, status, level, downline, people].join(','));
    }
    const expected = accounts
      .trim()
      .split('\n')
      .map((line) => line.split(','))
      .map((cells) => [0, 1, 2, 4, 6, 8].map((at) => cells[at]).join(','));
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(await file.field((await file.findById('A')) ?? -1, 'phone')).toBe('99012345678');
  });

  test('finds the size, the levels and the largest line of the invented scheme, and says how far it is', async () => {
    const heard: [number, AnalysisStage][] = [];
    const invented = inventMemberTable('demo');
    const accounts = new Set(invented.rows.map(([id]) => id)).size - 1;
    const { summary, structureFile, bases, levels } = await analyseTable({
      ...(await analysisOf(toCsv(invented))),
      onProgress: (...step) => heard.push(step),
    });
    expect(summary).toMatchObject({
      accounts,
      max_level: 53,
      orphans: 2,
      self_references: 1,
      cycle_accounts: 3,
      below_cycle_accounts: 1,
      duplicates: 2,
    });
    expect(levels.reduce((sum, level) => sum + level.accounts, 0)).toBe(accounts - 4);
    const persons = bases.find(({ basis }) => basis === 'persons');
    expect(levels.reduce((sum, level) => sum + level.persons, 0)).toBeLessThan((persons?.heads ?? 0) + 1);
    expect(persons?.meets['30_3']).toBe(summary.meets_30_3);
    const file = await openBytes(structureFile);
    // Beside the invented scheme: two orphans, one self-reference, a cycle of three and one below it.
    const { rows } = await file.rootLines({ offset: 0, limit: 1 });
    expect(rows).toMatchObject([{ memberId: 'YP100000', downline: accounts - 8, levels: 53 }]);
    const lines = await file.childrenOf(0, { offset: 0, limit: 20 });
    expect(lines.rows.map(({ downline }) => downline)).toContain(DEMO_SCHEME.largestLine);
    expect([...new Set(heard.map(([, stage]) => stage))]).toEqual(['reading', 'structure', 'persons', 'writing']);
    expect(heard.map(([fraction]) => fraction)).toEqual(heard.map(([fraction]) => fraction).toSorted((a, b) => a - b));
    expect(heard.at(-1)).toEqual([1, 'writing']);
  });

  test('takes a table too large for one block of rows as it takes a small one', async () => {
    const rows = Array.from({ length: 120_000 }, (_, at) => `m${at},${at === 0 ? '' : `m${at >> 1}`},某${at},${at}.25`);
    const analysis = { ...(await analysisOf(['会员编号,推荐人,姓名,充值金额', ...rows].join('\n'))), persons: [] };
    const { summary } = await analyseTable(analysis);
    expect(summary).toMatchObject({ rows: 120_000, accounts: 120_000, roots: 1, orphans: 0 });
  });
});

const threads = (): number =>
  getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'Worker').length;

describe('an analysis that cannot go on', () => {
  test('is stopped while it reads, analyses or writes; the thread is gone', async () => {
    const analysis = await analysisOf(
      toCsv(inventMemberTable('demo', { accounts: 4000, levels: 20, largestLine: 900 })),
    );
    const before = threads();
    let most = before;
    for (const stage of ['reading', 'structure', 'persons', 'writing'] as const) {
      const control = new AbortController();
      const onProgress = (_: number, now: AnalysisStage): void => {
        most = Math.max(most, threads());
        if (now === stage) control.abort();
      };
      await expect(analyseTable({ ...analysis, signal: control.signal, onProgress })).rejects.toThrow(
        expect.objectContaining({ name: 'AbortError' }),
      );
    }
    expect(most).toBeGreaterThan(before);
    expect(threads()).toBe(before);
  });

  test('names the row whose quote is never closed', async () => {
    const text = `${MESSY}\n"K,A\n`;
    const analysis = await analysisOf(MESSY);
    const table: TableSource = { ...analysis.table, open: () => sourceOf(text.slice(text.indexOf('\n') + 1)).stream() };
    const failure = await analyseTable({ ...analysis, table }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SchemeError);
    expect(failure).toMatchObject({ code: 'unclosed_quote', row: 12 });
  });

  test('passes on why a source broke off or a file could not be kept', async () => {
    const analysis = await analysisOf(MESSY);
    const table: TableSource = {
      ...analysis.table,
      open: async function* () {
        yield Buffer.from('A,\n');
        throw new Error('the disk is gone');
      },
    };
    await expect(analyseTable({ ...analysis, table })).rejects.toThrow('the disk is gone');
    const full = async (): Promise<Buffer> => {
      throw new Error('the disk is full');
    };
    await expect(analyseTable({ ...analysis, keep: full })).rejects.toThrow('the disk is full');
  });

  test('asks for a column that makes persons before it reads anything', async () => {
    await expect(analyseTable({ ...(await analysisOf('会员编号,推荐人\na,\n')), persons: ['phone'] })).rejects.toThrow(
      /phone/u,
    );
  });
});
