import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Structure } from '../structure/analyse-structure.ts';
import { analyseStructure } from '../structure/analyse-structure.ts';
import { readText, RULES_2013 } from '../analyse.test-support.ts';
import type { ReferenceRow } from '../reference.test-support.ts';
import { referenceStructure } from '../reference.test-support.ts';
import { encodeStructure } from './encode.ts';
import { COUNTING_BASES, NO_MARKS } from '../bases/basis.ts';
import { headCountOf, reckon } from '../bases/count-bases.ts';
import { basisFigures, countPersons } from './figures.ts';
import type { FileAccount, FileAccountRef, FileLines, FilePerson, StructureFile } from './structure-file.ts';
import { searchIndexes } from './search.ts';
import { openSections, type ReadBytes } from './sections.ts';
import { openStructureFile, SHOWN_STEPS } from './structure-file.ts';
import type { ThresholdRules } from '../threshold-rules.ts';

const RULES: ThresholdRules = {
  id: 'small',
  version: '1',
  people: 3,
  levels: 2,
  peopleSerious: 5,
  moneySerious: 100_000,
};

function fileBytes(structure: Structure, rules: ThresholdRules): Uint8Array {
  return Buffer.concat([...encodeStructure(structure, reckon(structure, rules, NO_MARKS))]);
}

function readerOf(bytes: Uint8Array): ReadBytes {
  return async (offset, length) => bytes.subarray(offset, offset + length);
}

const openBytes = (bytes: Uint8Array): Promise<StructureFile> => openStructureFile(readerOf(bytes));

const openText = (text: string, rules = RULES_2013): Promise<StructureFile> =>
  openBytes(fileBytes(analyseStructure(readText(new TextEncoder().encode(text), { withTexts: true })), rules));

interface Row extends ReferenceRow {
  readonly name: string;
}

const HEADER = 'member_id,recommender_id,id_number,phone,bank_card,paid_in,paid_out,name';
const csv = (rows: readonly Row[]): string =>
  [
    HEADER,
    ...rows.map((row) => [row.member, row.recommender, ...row.keys, row.paidIn, row.paidOut, row.name].join(',')),
  ].join('\n');

/** What can be asked of the file, worked out from the lines of the slow second reckoning. */
interface Line {
  readonly id: string;
  readonly recommender: string;
  readonly status: string;
  readonly downline: number;
  readonly money: bigint;
  readonly text: string;
  readonly level: number;
}

const fen = (yuan: string): bigint => BigInt(yuan.replace('.', '') || '0');

function toLine(text: string): Line {
  const [id = '', recommender = '', status = '', , level = '', , downline = '', , , , , money = ''] = text.split(',');
  return { id, recommender, status, level: Number(level), downline: Number(downline), money: fen(money), text };
}

const biggestFirst = (lines: readonly Line[]): Line[] => lines.toSorted((a, b) => b.downline - a.downline);
const isTop = ({ status }: Line): boolean => ['root', 'orphan', 'self_reference'].includes(status);

const yuan = (amount: bigint | null): string => {
  if (amount === null) return '';
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

async function asCsv(file: StructureFile, account: FileAccount): Promise<string> {
  const root = account.root === null ? '' : (await file.account(account.root)).memberId;
  const { memberId, recommenderId, status, level, direct, downline, levels, people } = account;
  const figures = [root, level, direct, downline, levels, people].map((value) => value ?? '');
  return [
    memberId,
    recommenderId,
    status,
    ...figures,
    yuan(account.paidInFen),
    yuan(account.paidOutFen),
    yuan(account.moneyLineFen),
  ].join(',');
}

/** All lines of a list, a page of two at a time; checks what each page says about the rest. */
async function allLines(
  ask: (offset: number) => Promise<FileLines>,
  expected: readonly Line[],
): Promise<FileAccount[]> {
  const found: FileAccount[] = [];
  for (let offset = 0; ; offset += 2) {
    const { total, rows, rest } = await ask(offset);
    const behind = expected.slice(offset + 2);
    expect(total).toBe(expected.length);
    expect(rest).toEqual(
      behind.length === 0
        ? null
        : {
            lines: behind.length,
            accounts: behind.reduce((sum, line) => sum + line.downline + 1, 0),
            moneyLineFen: behind.reduce((sum, line) => sum + line.money, 0n),
          },
    );
    found.push(...rows);
    if (rest === null) return found;
  }
}

const ids = (accounts: readonly (FileAccountRef | Line)[]): string[] =>
  accounts.map((account) => ('memberId' in account ? account.memberId : account.id));

async function checkAccount(file: StructureFile, line: Line, lines: readonly Line[]): Promise<void> {
  const index = (await file.findById(line.id)) ?? -1;
  const account = await file.account(index);
  expect(await asCsv(file, account)).toBe(line.text);
  const below = biggestFirst(
    lines.filter(({ recommender, status, id }) => recommender === line.id && status !== 'self_reference' && id !== ''),
  );
  expect(ids(await allLines((offset) => file.childrenOf(index, { offset, limit: 2 }), below))).toEqual(ids(below));
  const up = [line];
  const above = (at: Line | undefined): Line | undefined =>
    at?.status === 'ok' ? lines.find(({ id }) => id === at.recommender) : undefined;
  for (let at = above(line); at !== undefined; at = above(at)) up.push(at);
  expect(await file.path(index)).toMatchObject({ omitted: 0, near: [] });
  expect(ids((await file.path(index)).top)).toEqual(ids(up.toReversed()));
}

async function checkPersons(
  file: StructureFile,
  rows: readonly Row[],
  persons: readonly (readonly string[])[],
): Promise<void> {
  expect(file.persons).toBe(persons.length);
  const facts = persons.map(([id = '', accounts = '', people = '', levels = '', money = '']) => {
    const organiser = Number(people) >= RULES.people && Number(levels) >= RULES.levels;
    const meets = [
      '30_3',
      ...(Number(people) >= RULES.peopleSerious ? ['120'] : []),
      ...(fen(money) >= RULES.moneySerious ? ['2_5m'] : []),
    ];
    return {
      personId: Number(id),
      headId: rows[Number(id) - 1]?.member,
      accountCount: Number(accounts),
      people: Number(people),
      levels: Number(levels),
      moneyLineFen: fen(money),
      meets: organiser ? meets : [],
    };
  });
  for (const fact of facts) {
    const found = await file.personOf((await file.findById(fact.headId ?? '')) ?? -1);
    expect(found).toMatchObject(fact);
    const own = await Promise.all(found.accounts.map(({ index }) => file.account(index)));
    expect(own).toHaveLength(fact.accountCount);
    for (const account of own) expect((await file.personOf(account.index)).personId).toBe(fact.personId);
    const below = own.map(({ downline }) => downline ?? -1);
    expect(found.account).toEqual(own[below.indexOf(Math.max(...below))]);
  }
  for (const threshold of ['30_3', '120', '2_5m'] as const) {
    const expected = facts.filter(({ meets }) => meets.includes(threshold)).toSorted((a, b) => b.people - a.people);
    const { total, rows: found } = await file.personsAbove({ basis: 'persons', threshold }, { offset: 1, limit: 4 });
    expect(total).toBe(expected.length);
    expect(found.map(({ personId }) => personId)).toEqual(expected.slice(1, 5).map(({ personId }) => personId));
  }
}

async function checkSearch(bytes: Uint8Array, rows: readonly Row[], lines: readonly Line[]): Promise<void> {
  const read = readerOf(bytes);
  const [file, sections] = [await openStructureFile(read), await openSections(read)];
  const nameOf = new Map(rows.toReversed().map((row) => [row.member, row.name]));
  for (const text of ['a', 'm1', '会员', '李', '李四', 'zz', '四']) {
    const expected = lines.filter(({ id }) => id.startsWith(text) || (nameOf.get(id) ?? '').includes(text));
    const { indexes, more } = await searchIndexes(sections, text, 1000);
    expect(more).toBe(false);
    const found = await Promise.all(indexes.map((index) => file.account(index)));
    expect(ids(found).toSorted()).toEqual(ids(expected).toSorted());
    const few = await searchIndexes(sections, text, 2);
    expect(few).toEqual({ indexes: indexes.slice(0, 2), more: expected.length > 2 });
  }
}

async function checkAll(rows: readonly Row[]): Promise<void> {
  const slow = referenceStructure(rows);
  const lines = slow.accounts.map(toLine);
  const structure = analyseStructure(
    readText(csv(rows), { withTexts: true, persons: ['id_number', 'phone', 'bank_card'] }),
  );
  const bytes = fileBytes(structure, RULES);
  const file = await openBytes(bytes);
  expect(file.accounts).toBe(lines.length);
  const tops = biggestFirst(lines.filter(isTop));
  expect(ids(await allLines((offset) => file.rootLines({ offset, limit: 2 }), tops))).toEqual(ids(tops));
  for (const line of lines) await checkAccount(file, line, lines);
  await checkPersons(
    file,
    rows,
    slow.persons.map((line) => line.split(',')),
  );
  await checkSearch(bytes, rows, lines);
  const depth = Math.max(0, ...lines.map(({ level }) => level));
  const levels = await file.levels();
  expect(levels.map(({ accounts }) => accounts)).toEqual(
    Array.from({ length: depth }, (_, at) => lines.filter(({ level }) => level === at + 1).length),
  );
  await checkBases(file, structure);
  const [byAccount] = basisFigures(structure, reckon(structure, RULES, NO_MARKS));
  expect(byAccount).toMatchObject({ basis: 'accounts', heads: lines.length, levels: depth });
  expect(countPersons(structure)).toBe(slow.persons.length);
}

/** The file says of every account and person what was counted, and lists those above each threshold on each basis. */
async function checkBases(file: StructureFile, structure: Structure): Promise<void> {
  const reckoning = reckon(structure, RULES, NO_MARKS);
  const persons = new Map<number, FilePerson>();
  for (let index = 0; index < file.accounts; index += 1) {
    const account = await file.account(index);
    const person = await file.personOf(index);
    persons.set(person.personId, person);
    const node = structure.forest.place[account.row - 1] as number;
    for (const basis of COUNTING_BASES) {
      const { counts } = reckoning.counts[basis];
      const own = { people: counts.people[node], levels: counts.levels[node] };
      expect(account.bases?.[basis]).toEqual(node < 0 ? undefined : own);
      expect(person.bases[basis]).toEqual(headCountOf(structure, reckoning.counts[basis], person.personId - 1));
    }
  }
  for (const { basis, meets } of basisFigures(structure, reckoning)) {
    for (const threshold of ['30_3', '120', '2_5m'] as const) {
      const expected = [...persons.values()].filter(({ meetsOn }) => meetsOn[basis].includes(threshold));
      const { total, rows: found } = await file.personsAbove({ basis, threshold }, { offset: 0, limit: 1000 });
      expect([meets[threshold], total]).toEqual([expected.length, expected.length]);
      const order = expected.toSorted(
        (a, b) => b.bases[basis].people - a.bases[basis].people || a.personId - b.personId,
      );
      expect(found.map(({ personId }) => personId)).toEqual(order.map(({ personId }) => personId));
      for (const { bases } of found) {
        expect(bases[basis].people).toBeGreaterThanOrEqual(threshold === '120' ? RULES.peopleSerious : RULES.people);
        expect(bases[basis].levels).toBeGreaterThanOrEqual(RULES.levels);
      }
    }
  }
}

const key = fc.constantFrom('', '', '', '99X', '98', '97');
const name = fc.constantFrom('', '李四', '王李四', '李', '张三', 'zz');
const money = fc.constantFrom(
  '',
  '0',
  '1',
  '-2.5',
  '300.25',
  '999.99',
  '1e9',
  '90071992547409.91',
  '-90071992547409.93',
);

describe('every answer of the file is that of a slow second reckoning', () => {
  test('for small tables of every fault', async () => {
    const id = fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'ab', '007', '7', '会员一', '会员');
    const row = fc.record({
      member: id,
      recommender: id,
      keys: fc.tuple(key, key, key),
      paidIn: money,
      paidOut: money,
      name,
    });
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 14 }), checkAll), { numRuns: 120 });
  });

  test('for trees in which persons have accounts all over', async () => {
    const tree = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 9 }), name), { minLength: 1, maxLength: 60 });
    const toRows = fc.tuple(tree, fc.boolean()).map(([picks, reversed]) => {
      const rows = picks.map(([up, person, called], index): Row => {
        const recommender = index === 0 || up % 17 === 0 ? '' : `m${up % index}`;
        return {
          member: `m${index}`,
          recommender,
          keys: [person > 7 ? '' : `p${person}`, '', ''],
          paidIn: `${index}.01`,
          paidOut: '',
          name: called,
        };
      });
      return reversed ? rows.toReversed() : rows;
    });
    await fc.assert(fc.asyncProperty(toRows, checkAll), { numRuns: 40 });
  });
});

describe('shapes at the edge', () => {
  test('a chain of 10,000: both ends of its path, found in few reads', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `m${at},${at === 0 ? '' : `m${at - 1}`},1`).toReversed();
    const bytes = fileBytes(
      analyseStructure(readText(['member_id,recommender_id,paid_in', ...rows].join('\n'))),
      RULES_2013,
    );
    let reads = 0;
    const file = await openStructureFile(async (offset, length) => {
      reads += 1;
      expect(length).toBeLessThan(1000);
      return bytes.subarray(offset, offset + length);
    });
    const last = (await file.findById('m9999')) ?? -1;
    const { top, omitted, near } = await file.path(last);
    expect(omitted).toBe(10_000 - 2 * SHOWN_STEPS);
    expect(ids(top)).toEqual(Array.from({ length: SHOWN_STEPS }, (_, at) => `m${at}`));
    expect(ids(near)).toEqual(Array.from({ length: SHOWN_STEPS }, (_, at) => `m${10_000 - SHOWN_STEPS + at}`));
    expect(await file.rootLines({ offset: 0, limit: 5 })).toMatchObject({
      total: 1,
      rest: null,
      rows: [{ memberId: 'm0', downline: 9999, levels: 10_000, moneyLineFen: 1_000_000n }],
    });
    expect(reads).toBeLessThan(400);
  });

  test('a star of 100,000: a page of lines and what is behind it', async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `${at + 2},1,0.01`);
    const file = await openText(`member_id,recommender_id,paid_in\n1,,5\n${rows.join('\n')}\n100002,77777,3\n`);
    const { total, rows: shown, rest } = await file.childrenOf(0, { offset: 0, limit: 3 });
    expect(total).toBe(100_000);
    expect(ids(shown)).toEqual(['77777', '2', '3']);
    expect(rest).toEqual({ lines: 99_997, accounts: 99_997, moneyLineFen: 99_997n });
    expect((await file.childrenOf(0, { offset: 99_999, limit: 3 })).rest).toBeNull();
    expect(await file.levels()).toEqual([
      { level: 1, accounts: 1, persons: 1 },
      { level: 2, accounts: 100_000, persons: 100_000 },
      { level: 3, accounts: 1, persons: 1 },
    ]);
  });

  test('texts of an account come back as they were written', async () => {
    const long = '长'.repeat(1700);
    const file = await openText(
      `member_id,recommender_id,name,phone,bank_card\n${long},, 李四 ,990 11,6200\nx,${long},,,\n`,
    );
    const at = (await file.findById(long)) ?? -1;
    expect([
      await file.field(at, 'name'),
      await file.field(at, 'phone'),
      await file.field(at, 'bank_card'),
      await file.field(at, 'id_number'),
    ]).toEqual(['李四', '990 11', '6200', null]);
    expect(await file.field((await file.findById('x')) ?? -1, 'phone')).toBeNull();
    expect(await file.findById('长')).toBeUndefined();
    expect(await file.findById('')).toBeUndefined();
  });

  test('what an account was paid is kept by kind, with its device, area and where it was placed', async () => {
    const file = await openText(
      'member_id,recommender_id,接点人编号,直推奖,团队奖,设备号,地区\na,,,12.50,,d-1,贵州\nb,a,a,,7,,\n',
    );
    const a = (await file.findById('a')) ?? -1;
    const b = (await file.findById('b')) ?? -1;
    expect(await file.pay(a)).toEqual({ pay_direct: 1250n, pay_team: 0n });
    expect(await file.pay(b)).toEqual({ pay_direct: 0n, pay_team: 700n });
    expect([await file.field(a, 'device'), await file.field(a, 'area')]).toEqual(['d-1', '贵州']);
    expect(await file.field(b, 'placement')).toBe('a');
    expect((await file.account(a)).bases?.participants).toEqual({ people: 2, levels: 2 });
  });

  test('a system account is listed only where every account counts', async () => {
    const structure = analyseStructure(readText('member_id,recommender_id\nsys,\na,sys\nb,a\nc,b\n'));
    const reckoning = reckon(structure, RULES, { ...NO_MARKS, excluded: new Set([0]) });
    const file = await openBytes(Buffer.concat([...encodeStructure(structure, reckoning)]));
    const above = async (basis: 'accounts' | 'persons') =>
      (await file.personsAbove({ basis, threshold: '30_3' }, { offset: 0, limit: 9 })).rows.map(({ headId }) => headId);
    expect(await above('accounts')).toEqual(['sys', 'a']);
    expect(await above('persons')).toEqual(['a']);
  });

  test('a person is counted once in the levels, where he stands highest', async () => {
    const file = await openText('member_id,recommender_id,id_number\na,,1\nb,a,2\nc,b,1\nd,b,3\n');
    expect(await file.levels()).toEqual([
      { level: 1, accounts: 1, persons: 1 },
      { level: 2, accounts: 1, persons: 1 },
      { level: 3, accounts: 2, persons: 1 },
    ]);
  });

  test('an account that is not there, a file that is none and one cut off are refused', async () => {
    const bytes = fileBytes(analyseStructure(readText('member_id,recommender_id\na,\n')), RULES);
    await expect((await openBytes(bytes)).account(1)).rejects.toThrow(RangeError);
    await expect((await openBytes(bytes)).field(-1, 'phone')).rejects.toThrow(RangeError);
    await expect(openBytes(Uint8Array.of(1, 2, 3))).rejects.toThrow(/structure file/u);
    await expect((await openBytes(bytes.subarray(0, -1))).account(0)).rejects.toThrow(/ends too early/u);
  });
});
