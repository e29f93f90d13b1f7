import type { Structure } from './structure/analyse-structure.ts';
import { analyseStructure } from './structure/analyse-structure.ts';
import { recogniseColumns } from './reading/columns.ts';
import { CsvBuffer } from './results/csv-buffer.ts';
import { writeFindings } from './results/findings.ts';
import type { PersonKey } from './reading/member-reader.ts';
import { MemberReader, planReading } from './reading/member-reader.ts';
import type { MemberTable } from './reading/member-table.ts';
import { guessRoom } from './reading/table-room.ts';
import type { SchemeSummary } from './results/summary.ts';
import { summarise } from './results/summary.ts';
import type { ThresholdRules } from './threshold-rules.ts';
import { decodeUtf8, encodeUtf8 } from './reading/utf8.ts';
import { writeAccounts, writePersons } from './results/write-results.ts';

export const RULES_2013: ThresholdRules = {
  id: 'organise-lead-2013-37',
  version: '1',
  people: 30,
  levels: 3,
  peopleSerious: 120,
  moneySerious: 250_000_000,
};

export interface TextOptions {
  readonly persons?: readonly PersonKey[];
  readonly delimiter?: string;
  /** Bytes handed to the parser at a time. */
  readonly chunk?: number;
  readonly withTexts?: boolean;
}

/** Reads a table given as text (or its bytes), header line first. */
export function readText(text: string | Uint8Array, options: TextOptions = {}): MemberTable {
  const { persons = ['id_number'], delimiter = ',', chunk = 1 << 20, withTexts = false } = options;
  const all = typeof text === 'string' ? encodeUtf8(text) : text;
  const end = all.indexOf(0x0a);
  const columns = decodeUtf8(all.subarray(0, end)).trim().split(delimiter);
  const { mapping } = recogniseColumns(columns);
  const keys = persons.filter((key) => mapping[key] !== undefined);
  const plan = planReading({ columns, delimiter: delimiter.charCodeAt(0), mapping, persons: keys, withTexts });
  const bytes = all.subarray(end + 1);
  const reader = new MemberReader(plan, { start: 0, limit: bytes.length, room: guessRoom(plan, 2) });
  for (let at = 0; at < bytes.length; at += chunk) reader.feeder.push(bytes.subarray(at, at + chunk));
  reader.feeder.filled(0, true);
  if (reader.unclosedRow > 0) throw new Error(`unclosed quote in row ${reader.unclosedRow}`);
  return reader.table();
}

export interface Files {
  readonly structure: Structure;
  readonly accounts: readonly string[];
  readonly persons: readonly string[];
  readonly findings: readonly string[];
  readonly summary: SchemeSummary;
}

/** The output files of a table given as text, line by line and without headers. */
export function analyseText(text: string, options: TextOptions = {}): Files {
  const structure = analyseStructure(readText(text, options));
  const range = { from: 0, to: structure.table.rows };
  const accounts = new CsvBuffer(16);
  writeAccounts(structure, range, accounts);
  const persons = new CsvBuffer(16);
  const counts = writePersons(structure, RULES_2013, { ...range, out: persons });
  const findings = new CsvBuffer(16);
  let found = '';
  writeFindings(structure, findings, () => {
    found += textOf(findings);
    findings.length = 0;
  });
  const summary = summarise(structure, RULES_2013, { counts, source: [] });
  return {
    structure,
    accounts: lines(textOf(accounts)),
    persons: lines(textOf(persons)),
    findings: lines(found),
    summary,
  };
}

const textOf = (buffer: CsvBuffer): string => decodeUtf8(buffer.bytes.subarray(0, buffer.length));
const lines = (text: string): string[] => text.split('\n').slice(0, -1);
