import type { FurtherTable, JoinRole } from '@qingyuan/contract/scheme-join';
import { parseMoneyField } from '@qingyuan/core/scheme/reading/money-field';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableSource } from '../../../platform/tabular/table-source.ts';
import { allRows, bytesSource } from '../../../platform/tabular/test-support.ts';
import type { AnalysisOptions } from '../schemes.figures.ts';
import { IdSlots } from './id-slots.ts';
import { isLater } from './member-values.ts';
import { joinFaults, openMembers, type Opening } from './open-members.ts';
import type { JoinFault } from './table-join.ts';

const quoted = (cell: string) => (/[",\n\r]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');

function original(id: string, content: string | Buffer, { name = `${id}.csv`, chunk = 65_536 } = {}) {
  return { id, name, sha256: 'a'.repeat(64), sm3: 'b'.repeat(64), source: bytesSource(content, name, chunk) };
}

const options = (join: readonly FurtherTable[], table?: string): AnalysisOptions => ({
  join: [...join],
  persons: [],
  ...(table === undefined ? {} : { table }),
});

async function joinedRows(opening: Opening) {
  const { chosen, joined } = await openMembers(opening);
  const faults: JoinFault[] = [];
  for await (const fault of joinFaults(opening)) faults.push(fault);
  return { chosen, joined, faults, rows: await allRows(chosen.table) };
}

const cellsOf = (table: TableSource, rows: readonly (readonly string[])[], column: number | undefined) =>
  rows.map((row) => row[column ?? table.columns.length] ?? '');

const MEMBERS = original('members', '会员编号,推荐人编号,充值金额\nA,,9.00\n B ,A,1\nC,B,\nB,C,5\n,A,3\n');

describe('tables joined to the members', () => {
  it('amounts are summed exactly, of texts the first counts, of log-ins the latest', async () => {
    const log = original(
      'log',
      csv([
        ['uid', 'money', 'card', 'at', 'ip'],
        ['A', '0.10', '', '2025-1-9 8:00', '10.0.0.1'],
        [' A', '0.20', '6222', '2025-01-10 07:00', '10.0.0.2'],
        ['A', '￥1,000.70', '6333', '2024-12-31', ''],
        ['C', '90071992547409.91', '', '', ''],
        ['C', '90071992547409.91', '', '', ''],
        ['B', '一百', '7"7', '', ''],
        ['X', '5', '', '', ''],
        ['', '6', '', '', ''],
        ['B', '-3', '', '', ''],
      ]),
    );
    const wish: FurtherTable = {
      evidenceId: 'log',
      table: 'log.csv',
      key: 'uid',
      values: { paid_in: 'money', bank_card: 'card', last_active_at: 'at', ip: 'ip' },
    };
    const { chosen, joined, faults, rows } = await joinedRows({
      evidence: MEMBERS,
      others: [log],
      options: options([wish]),
    });
    expect(chosen.table.columns.slice(3)).toEqual([
      'log.csv.money',
      'log.csv.bank_card'.replace('bank_', ''),
      'log.csv.ip',
      'log.csv.at',
    ]);
    expect(rows).toEqual([
      ['A', '', '9.00', '1001.00', '6222', '10.0.0.1', '2025-01-10 07:00'],
      [' B ', 'A', '1', '-3.00', '7"7', '', ''],
      ['C', 'B', '', '180143985094819.82', '', '', ''],
      ['B', 'C', '5', '', '', '', ''],
      ['', 'A', '3', '', '', '', ''],
    ]);
    expect(chosen.mapping).toMatchObject({ member_id: 0, recommender_id: 1, paid_in: 3, bank_card: 4 });
    expect(joined).toEqual([
      {
        evidenceId: 'log',
        file: 'log.csv',
        sha256: 'a'.repeat(64),
        sm3: 'b'.repeat(64),
        table: 'log.csv',
        rows: 9,
        joined: 7,
        otherStatus: 0,
        unknownMember: 2,
        badAmount: 1,
        otherKind: 0,
      },
    ]);
    expect(faults).toEqual([
      { table: 'log.csv', row: 6, kind: 'bad_amount', memberId: 'B', column: 'money', value: '一百' },
      { table: 'log.csv', row: 7, kind: 'unknown_member', memberId: 'X', column: 'uid', value: 'X' },
      { table: 'log.csv', row: 8, kind: 'unknown_member', memberId: '', column: 'uid', value: '' },
    ]);
  });

  it('kinds of a log say what an amount is; only rows whose status counts are taken', async () => {
    const dump = original(
      'dump',
      `CREATE TABLE m (会员编号 int, 推荐人编号 int); INSERT INTO m VALUES (1,0),(2,1);
       CREATE TABLE bonus (uid int, type varchar(9), money decimal(9,2), state int);
       INSERT INTO bonus VALUES (1,'直推奖',10,1),(1,'见点奖',2.5,1),(2,'直推奖',4,0),(2,'其他',3,1),(9,'直推奖',1,0);`,
      { name: 'a.sql' },
    );
    const wish: FurtherTable = {
      table: 'bonus',
      key: 'uid',
      values: { paid_out: 'money' },
      kinds: { column: 'type', amount: 'money', roles: { 直推奖: 'pay_direct', 见点奖: 'pay_node' } },
      status: { column: 'state', values: ['1'] },
    };
    const { chosen, joined, rows } = await joinedRows({ evidence: dump, others: [], options: options([wish], 'm') });
    const { mapping, table } = chosen;
    expect(cellsOf(table, rows, mapping.paid_out)).toEqual(['12.50', '3.00']);
    expect(cellsOf(table, rows, mapping.pay_direct)).toEqual(['10.00', '']);
    expect(cellsOf(table, rows, mapping.pay_node)).toEqual(['2.50', '']);
    expect(table.columns.slice(2)).toEqual(['bonus.money', 'bonus.money[直推奖]', 'bonus.money[见点奖]']);
    expect(joined).toMatchObject([{ rows: 5, joined: 3, otherStatus: 2, otherKind: 1, unknownMember: 0 }]);
  });

  it('a table or column that is not there is named', async () => {
    const wish: FurtherTable = { table: 'nowhere', key: 'uid', values: { paid_in: 'money' } };
    const opening = { evidence: MEMBERS, others: [], options: options([wish]) };
    await expect(openMembers(opening)).rejects.toMatchObject({ code: 'columns' });
    const same = { ...opening, options: options([{ ...wish, table: 'members.csv' }]) };
    await expect(openMembers(same)).rejects.toMatchObject({ code: 'mapping' });
  });

  it('amounts of one member beyond 64 bits stop the analysis', async () => {
    const most = '92233720368547758.07';
    const log = original('log', `uid,money\nA,${most}\nA,${most}\n`);
    const wish: FurtherTable = { evidenceId: 'log', table: 'log.csv', key: 'uid', values: { paid_in: 'money' } };
    await expect(openMembers({ evidence: MEMBERS, others: [log], options: options([wish]) })).rejects.toMatchObject({
      code: 'too_large',
    });
  });
});

describe('moments', () => {
  it('are compared by their numbers, however they are written', () => {
    expect(isLater('2025-10-1', '2025-9-30')).toBe(true);
    expect(isLater('2025/01/02 09:00', '2025-1-2 10:00')).toBe(false);
    expect(isLater('1736380801', '1736380800')).toBe(true);
    expect(isLater('2025-01-02', '2025-01-02')).toBe(false);
  });
});

describe('ids', () => {
  it('have the slot of their first occurrence, as in a map', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 4000, size: 'max' }), (ids) => {
        const slots = new IdSlots();
        const map = new Map<string, number>();
        for (const id of ids) {
          const bytes = Buffer.from(`xx${id}y`);
          if (!map.has(id)) map.set(id, map.size);
          expect(slots.add(bytes, 2, bytes.length - 1)).toBe(map.get(id));
        }
        for (const id of ids) expect(slots.find(Buffer.from(id), 0, Buffer.byteLength(id))).toBe(map.get(id));
        expect(slots.find(Buffer.from('absent'), 0, 6)).toBe(-1);
      }),
      { numRuns: 20 },
    );
  });
});

interface Invented {
  readonly members: readonly (readonly [string, string])[];
  readonly log: readonly (readonly [string, string, string, string, string])[];
}

const id = fc.constantFrom('1', '2', '3', '10', '甲', ' 1', 'a"b', 'c,d', '');
const amount = fc.oneof(
  fc.constantFrom('', '0', '1.5', '-2.25', '￥1,200.00', '1e9', '一元', '90071992547409.91', '12,34'),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((fen) => (fen / 100).toFixed(2)),
);
const invented: fc.Arbitrary<Invented> = fc.record({
  members: fc.array(fc.tuple(id, id), { minLength: 1, maxLength: 12 }),
  log: fc.array(
    fc.tuple(
      id,
      amount,
      fc.constantFrom('直', '见', '无', ''),
      fc.constantFrom('付', '退'),
      fc.constantFrom('', '6222', '63\n3'),
    ),
    { minLength: 1, maxLength: 30 },
  ),
});

const WISH: FurtherTable = {
  evidenceId: 'log',
  table: 'log.csv',
  key: 'uid',
  values: { paid_in: 'money', bank_card: 'card' },
  kinds: { column: 'kind', amount: 'money', roles: { 直: 'pay_direct', 见: 'pay_node' } },
  status: { column: 'status', values: ['付'] },
};
const KINDS: Readonly<Record<string, JoinRole>> = { 直: 'pay_direct', 见: 'pay_node' };

/** The same by a map of maps, row by row, with big integers. */
function slowJoin({ members, log }: Invented) {
  const known = new Map<string, Map<JoinRole, bigint>>();
  const cards = new Map<string, string>();
  for (const [member] of members) if (member.trim() !== '') known.set(member.trim(), new Map());
  const counts = { rows: log.length, joined: 0, otherStatus: 0, unknownMember: 0, badAmount: 0, otherKind: 0 };
  for (const [uid, money, kind, status, card] of log) {
    const sums = known.get(uid.trim());
    if (status !== '付') counts.otherStatus += 1;
    else if (sums === undefined) counts.unknownMember += 1;
    else {
      counts.joined += 1;
      const read = parseMoneyField(money);
      if (read === 'fault') counts.badAmount += 1;
      const fen = typeof read === 'bigint' ? read : 0n;
      const role = KINDS[kind];
      if (role === undefined) counts.otherKind += 1;
      for (const to of ['paid_in', role] as const) if (to !== undefined) sums.set(to, (sums.get(to) ?? 0n) + fen);
      if (card !== '' && !cards.has(uid.trim())) cards.set(uid.trim(), card);
    }
  }
  const seen = new Set<string>();
  const added = members.map(([member]) => {
    const key = member.trim();
    const first = key !== '' && !seen.has(key);
    seen.add(key);
    const sums = (['paid_in', 'pay_direct', 'pay_node'] as const).map((role) =>
      first ? (known.get(key)?.get(role) ?? 0n) : 0n,
    );
    return { sums, card: first ? (cards.get(key) ?? '') : '' };
  });
  return { counts, added };
}

describe('any tables', () => {
  it('join as a slow second reckoning joins them, however the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(invented, fc.integer({ min: 1, max: 50 }), async (tables, chunk) => {
        const evidence = original('members', csv([['会员编号', '推荐人编号'], ...tables.members]), { chunk });
        const log = original('log', csv([['uid', 'money', 'kind', 'status', 'card'], ...tables.log]), { chunk });
        const { chosen, joined, faults, rows } = await joinedRows({
          evidence,
          others: [log],
          options: options([WISH]),
        });
        const { counts, added } = slowJoin(tables);
        expect(joined).toMatchObject([counts]);
        expect(faults.filter(({ kind }) => kind === 'unknown_member')).toHaveLength(counts.unknownMember);
        expect(rows.map((row) => row.slice(0, 2))).toEqual(tables.members);
        for (const [at, role] of (['paid_in', 'pay_direct', 'pay_node'] as const).entries()) {
          const cells = cellsOf(chosen.table, rows, chosen.mapping[role]);
          expect(cells.map((cell) => parseMoneyField(cell)).map((fen) => (fen === 'empty' ? 0n : fen))).toEqual(
            added.map(({ sums }) => sums[at]),
          );
        }
        expect(cellsOf(chosen.table, rows, chosen.mapping.bank_card)).toEqual(added.map(({ card }) => card));
      }),
      { numRuns: 200 },
    );
  });
});
