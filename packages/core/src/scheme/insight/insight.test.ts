import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText, RULES_2013 } from '../analyse.test-support.ts';
import { NO_MARKS } from '../bases/basis.ts';
import { reckon } from '../bases/count-bases.ts';
import { parseMoneyField } from '../reading/money-field.ts';
import { analyseStructure, type Structure } from '../structure/analyse-structure.ts';
import { encodeStructure } from '../structure-file/encode.ts';
import { openSections } from '../structure-file/sections.ts';
import { openStructureFile } from '../structure-file/structure-file.ts';
import type { MemberList } from './insight.ts';
import { csv, type Row, RULES, someRows } from './insight.test-support.ts';
import { encodeInsight, type InsightFile, openInsightFile } from './insight-file.ts';
import { lineFigures } from './line-figures.ts';
import { dayText } from './read-time.ts';

const readsOf = (bytes: Uint8Array) => async (offset: number, length: number) =>
  bytes.subarray(offset, offset + length);

async function openAll(rows: readonly Row[]) {
  const structure = analyseStructure(readText(csv(rows), { withTexts: true }));
  const reads = readsOf(Buffer.concat([...encodeStructure(structure, reckon(structure, RULES_2013, NO_MARKS))]));
  const insight = await openInsightFile(readsOf(Buffer.concat([...encodeInsight(structure, RULES)])));
  return { structure, insight, sections: await openSections(reads), file: await openStructureFile(reads) };
}

/** Rows that are accounts: the first of each id. */
function accountsOf(rows: readonly Row[]): Row[] {
  return rows.filter(({ id }, at) => rows.findIndex((other) => other.id === id) === at);
}

const fenOf = (text: string): bigint => {
  const parsed = parseMoneyField(text);
  return typeof parsed === 'bigint' ? parsed : 0n;
};
const total = (rows: readonly Row[], of: (row: Row) => string): bigint =>
  rows.reduce((sum, row) => sum + fenOf(of(row)), 0n);

const DAYS: Readonly<Record<string, string>> = {
  '2019-03-01 10:20': '2019-03-01',
  '20190301': '2019-03-01',
  '2020-01-05': '2020-01-05',
};

/** Days with their accounts, slowly. */
function daysOf(rows: readonly Row[]): [string, number][] {
  const days = rows.flatMap(({ joined }) => DAYS[joined] ?? []);
  return [...new Set(days)].toSorted().map((day) => [day, days.filter((other) => other === day).length]);
}

/** Accounts by level from one on; everything below it comes up only once, as no line has a cycle. */
function linesBelow(accounts: readonly Row[], head: Row): Row[][] {
  const levels: Row[][] = [[head]];
  for (let level = levels[0] ?? []; ;) {
    level = accounts.filter((row) => row.up !== row.id && level.some(({ id }) => id === row.up));
    if (level.length === 0) return levels;
    levels.push(level);
  }
}

async function idsOf(
  { insight, file }: { insight: InsightFile; file: Awaited<ReturnType<typeof openStructureFile>> },
  list: MemberList,
): Promise<string[]> {
  const indexes = await insight.words('members', list.from, list.from + list.count);
  return Promise.all([...indexes].map(async (index) => (await file.account(index)).memberId));
}

describe('figures of a whole scheme', () => {
  test('growth, areas and pay are those of the accounts one by one', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const { insight } = (await openAll(rows)).insight;
        const accounts = accountsOf(rows);
        expect(insight.accounts).toBe(accounts.length);
        expect(insight.growth?.days.map(([day, count]) => [dayText(day), count])).toEqual(daysOf(accounts));
        expect(insight.growth?.empty).toBe(accounts.filter(({ joined }) => joined === '').length);
        expect(insight.growth?.unreadable).toBe(accounts.filter(({ joined }) => joined === '??').length);
        const known = ({ area, idNumber }: Row) => area.startsWith('贵') || area === '四川' || idNumber.length === 18;
        expect(insight.areas?.unknown).toBe(accounts.filter((row) => !known(row)).length);
        expect(insight.areas?.unknownPaidIn).toBe(
          String(
            total(
              accounts.filter((row) => !known(row)),
              ({ paid }) => paid,
            ),
          ),
        );
        expect(insight.areas?.rows.find(({ city }) => city === '都匀市')?.accounts ?? 0).toBe(
          accounts.filter(({ area }) => area.startsWith('贵')).length,
        );
        const direct = insight.pay?.kinds.find(({ kind }) => kind === 'pay_direct');
        expect(direct).toEqual({
          kind: 'pay_direct',
          class: 'recruiting',
          sum: String(total(accounts, (row) => row.direct)),
          receivers: accounts.filter((row) => row.direct === '5').length,
        });
        const ids = new Set(accounts.map(({ id }) => id));
        expect(insight.pay?.recruited).toBe(accounts.filter(({ id, up }) => up !== id && ids.has(up)).length);
      }),
    );
  });

  test('shared values list the accounts of several persons that have them', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const opened = await openAll(rows);
        const accounts = accountsOf(rows);
        const person = personsOf(opened.structure, rows);
        const devices = opened.insight.insight.shared.find(({ key }) => key === 'device');
        const slow = ['d1', 'd2'].flatMap((device) => {
          const sharing = accounts.filter((row) => row.device === device);
          return new Set(sharing.map(person)).size > 1 ? [sharing.map(({ id }) => id)] : [];
        });
        const found = await Promise.all((devices?.rows ?? []).map((group) => idsOf(opened, group)));
        expect(found.toSorted()).toEqual(slow.toSorted());
        expect(devices?.total).toBe(slow.length);
        expect(devices?.accounts).toBe(slow.flat().length);
      }),
    );
  });

  test('small parts are isolated unless there is only one part', async () => {
    const line = (id: string, up: string) => ({ ...EMPTY, id, up });
    const { insight } = (
      await openAll([line('A', ''), line('B', 'A'), line('C', 'A'), line('D', 'lost'), line('E', 'E')])
    ).insight;
    expect(insight.parts).toEqual([
      { accounts: 1, parts: 2 },
      { accounts: 3, parts: 1 },
    ]);
    expect(insight.isolated).toEqual({ atMost: 2, parts: 2, accounts: 2 });
    expect((await openAll([line('A', '')])).insight.insight.isolated.parts).toBe(0);
  });
});

const EMPTY: Row = {
  id: '',
  up: '',
  name: '',
  phone: '',
  idNumber: '',
  device: '',
  area: '',
  joined: '',
  active: '',
  paid: '0',
  out: '',
  direct: '',
  sales: '',
};

/** Which person an account is, by the structure; checked by its own tests. */
function personsOf({ persons }: Structure, rows: readonly Row[]) {
  return (row: Row): number => {
    const at = rows.indexOf(row);
    const group = persons.groupOf[at] ?? -1;
    return group < 0 ? -1 - at : group;
  };
}

describe('suspicious structure', () => {
  const filled = (number: number, more: Partial<Row> = {}): Row => ({
    ...EMPTY,
    id: `U${number}`,
    up: 'A',
    joined: '2019-03-01 10:20',
    ...more,
  });
  const root = { ...EMPTY, id: 'A', paid: '10' };

  test('accounts filled in one after the other, without payment or activity, are a burst', async () => {
    const rows = [root, filled(8), filled(9, { paid: '3' }), filled(10), filled(11), filled(12), filled(14)];
    const opened = await openAll(rows);
    const { burst } = opened.insight.insight.suspicious;
    expect([burst.total, burst.accounts]).toEqual([1, 3]);
    const [only] = burst.rows;
    expect(only === undefined ? [] : await idsOf(opened, only)).toEqual(['U10', 'U11', 'U12']);
    expect(new Date((only?.value ?? 0) * 60_000).toISOString()).toContain('2019-03-01T10:20');
  });

  test.each([
    ['another minute', { joined: '2019-03-01 10:21' }],
    ['a payment', { paid: '0.01' }],
    ['activity', { active: '2020-01-01' }],
    ['another upline', { up: 'U8' }],
  ])('%s ends a burst', async (_, more) => {
    const opened = await openAll([root, filled(8), filled(10), filled(11), filled(12, more)]);
    expect(opened.insight.insight.suspicious.burst.total).toBe(0);
  });

  test('names of one upline that are made up, or one name for several persons', async () => {
    const rows = [
      root,
      ...['用户1', '用户2', 'user77', '用户甲'].map((name, at) => filled(10 + at * 2, { name, paid: '1' })),
      ...[1, 2, 3].map((at) => filled(30 + at * 2, { name: '李四', paid: '1' })),
    ];
    const opened = await openAll(rows);
    const { made_up_names: madeUp, same_name: sameName } = opened.insight.insight.suspicious;
    expect([madeUp.total, madeUp.accounts, sameName.total, sameName.accounts]).toEqual([1, 3, 1, 3]);
  });

  test('one person below himself again and again is a ladder', async () => {
    const step = (id: string, up: string, idNumber: string) => ({ ...EMPTY, id, up, idNumber });
    const rows = [
      step('A', '', 'P1'),
      step('B', 'A', 'P1'),
      step('C', 'B', 'P1'),
      step('D', 'A', 'P1'),
      step('E', 'C', 'P2'),
      step('F', 'E', 'P1'),
      step('G', 'F', 'P1'),
    ];
    const opened = await openAll(rows);
    const { ladder } = opened.insight.insight.suspicious;
    const [only] = ladder.rows;
    expect([ladder.total, only?.value]).toEqual([1, 3]);
    expect(only === undefined ? [] : (await idsOf(opened, only)).toSorted()).toEqual(['A', 'B', 'C', 'D']);
  });
});

describe('figures of a line', () => {
  test('are those of the account and all below it, level by level', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, async (rows) => {
        const opened = await openAll(rows);
        const accounts = accountsOf(rows);
        for (const head of accounts) {
          const index = (await opened.file.findById(head.id)) ?? -1;
          const figures = await lineFigures(opened, index);
          if ((await opened.file.account(index)).level === null) {
            expect(figures).toBeUndefined();
            continue;
          }
          const levels = linesBelow(accounts, head);
          const line = levels.flat();
          expect(figures?.levels).toEqual(levels.map((level) => level.length));
          expect(figures?.days.map(([day, count]) => [dayText(day), count])).toEqual(daysOf(line));
          expect(figures?.undated).toBe(line.filter(({ joined }) => DAYS[joined] === undefined).length);
          expect(figures?.paidIn).toBe(total(line, ({ paid }) => paid));
          expect(figures?.paidOut).toBe(total(line, ({ out }) => out));
          expect(figures?.pay).toEqual([
            { kind: 'pay_direct', own: fenOf(head.direct), line: total(line, ({ direct }) => direct) },
            { kind: 'pay_sales', own: fenOf(head.sales), line: total(line, ({ sales }) => sales) },
          ]);
          const active = line.flatMap((row) => (row.active === '' ? [] : [row.active])).toSorted();
          expect(figures?.firstActive).toBe(active[0] === undefined ? null : Date.parse(active[0]) / 86_400_000);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('sums over hundreds of accounts a level are exact', async () => {
    const rows: Row[] = [{ ...EMPTY, id: 'R' }];
    for (let number = 0; number < 700; number += 1)
      rows.push({ ...EMPTY, id: `N${number}`, up: number < 300 ? 'R' : `N${number % 300}`, paid: `${number}.01` });
    const opened = await openAll(rows);
    for (const head of ['R', 'N3', 'N250']) {
      const row = rows.find(({ id }) => id === head) ?? EMPTY;
      const line = linesBelow(rows, row).flat();
      const index = (await opened.file.findById(head)) ?? -1;
      expect((await lineFigures(opened, index))?.paidIn).toBe(total(line, ({ paid }) => paid));
    }
  });

  test('there is no line of an account that is not there', async () => {
    await expect(openAll([{ ...EMPTY, id: 'R' }]).then((all) => lineFigures(all, 7))).rejects.toThrow(RangeError);
  });
});
