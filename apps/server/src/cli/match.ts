import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { GRADES, type Grade, type Match, PersonMatcher } from '@qingyuan/core/matching/match-persons';
import type { PersonTable } from '@qingyuan/core/matching/person-reader';
import { openNameSounds } from '../platform/names/character-table.ts';
import { CsvOut } from '../platform/tabular/csv-out.ts';
import { UsageError } from './outcome.ts';
import { readPersonFile } from './person-file.ts';

const HELP = `Usage: qingyuan match --people FILE --list FILE --out FILE

将人员与名单比对，逐对列出可能是同一人的，并说明依据；由人逐一确认，机器不作决定。
Compares people with a list and names every pair that may be one person, with the reasons. A human confirms each.

  --people FILE   person_id,name,id_number,phone,birth_date (or 编号,姓名,身份证号,手机号,出生日期)
  --list FILE     entry_id,name,id_number,phone,birth_date
  --out FILE      receives person_id,entry_id,grade,reasons
  --help          this text

Grades: identity (same valid id number); strong (same phone and a name that is the same or sounds alike, or same name
and date of birth); possible (same date of birth, and a name that sounds alike, differs in one character, or has two
neighbouring characters swapped). A name alone is never enough. Where no date of birth is given, that of a valid id
number counts.

Example:
  npm run -s qingyuan -- match --people 登记人员.csv --list 名单.csv --out 比对.csv
`;

const HEADER = ['person_id', 'entry_id', 'grade', 'reasons'];
const BLOCK = 1 << 20;

/** `qingyuan match`. */
export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const options = { people: text, list: text, out: text, help: { type: 'boolean', short: 'h' } } as const;
  const { people, list, out, help } = parseArgs({ args: [...args], options }).values;
  if (help === true) {
    process.stdout.write(HELP);
    return;
  }
  if (people === undefined) throw new UsageError('--people FILE is missing');
  if (list === undefined) throw new UsageError('--list FILE is missing');
  if (out === undefined) throw new UsageError('--out FILE is missing');
  const entries = await readPersonFile(list);
  const persons = await readPersonFile(people);
  const counts = writeWhole(out, (put) => writeMatches({ persons, entries }, put));
  process.stderr.write(`${GRADES.map((grade) => `${grade} ${counts[grade]}`).join(', ')}\n`);
}

/** Writes beside the file and moves it there when it is complete; after a failure nothing is left of it. */
function writeWhole<T>(path: string, write: (put: (bytes: Uint8Array) => void) => T): T {
  const draft = `${path}.draft-${process.pid}`;
  const file = openSync(draft, 'wx');
  try {
    const result = write((bytes) => void writeSync(file, bytes));
    closeSync(file);
    renameSync(draft, path);
    return result;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

interface Compared {
  readonly persons: PersonTable;
  readonly entries: PersonTable;
}

function writeMatches({ persons, entries }: Compared, put: (bytes: Uint8Array) => void): Record<Grade, number> {
  const counts: Record<Grade, number> = { identity: 0, strong: 0, possible: 0 };
  const csv = new CsvOut();
  for (const name of HEADER) csv.text(name);
  csv.endRow();
  const matcher = new PersonMatcher(entries, openNameSounds());
  const write = (row: number, { entry, grade, reasons }: Match): void => {
    counts[grade] += 1;
    const { ids } = persons;
    csv.cell(ids.bytes, ids.offsets[row] as number, ids.offsets[row + 1] as number);
    csv.cell(entries.ids.bytes, entries.ids.offsets[entry] as number, entries.ids.offsets[entry + 1] as number);
    csv.text(grade);
    csv.text(reasons.join(';'));
    csv.endRow();
  };
  for (let row = 0; row < persons.rows; row += 1) {
    for (const match of matcher.match(persons, row)) write(row, match);
    if (csv.length >= BLOCK) put(csv.take());
  }
  put(csv.take());
  return counts;
}
