import { type SeededRandom, seededRandom } from '@qingyuan/core/kernel/seeded-random';
import { type InventedPerson, inventPerson } from './people.ts';

/** Column names as a shop site's export has them. */
const MEMBER_COLUMNS = [
  '会员编号',
  '推荐人编号',
  '姓名',
  '手机号',
  '身份证号',
  '银行卡号',
  '会员级别',
  '注册时间',
  '充值金额',
  '提现金额',
  '状态',
  '地区',
  '设备号',
  '注册IP',
  '最后登录时间',
  '直推奖',
  '团队奖',
  '分红',
  '接点人编号',
] as const;

export interface MemberTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How large the invented scheme is. */
export interface SchemeShape {
  readonly accounts: number;
  /** Deepest level. */
  readonly levels: number;
  /** Accounts below the head of the largest line. */
  readonly largestLine: number;
}

/** 云上优品: a shop whose buyers earn by bringing in buyers. */
export const DEMO_SCHEME: SchemeShape = { accounts: 52_908, levels: 53, largestLine: 18_000 };

interface Account {
  readonly id: string;
  readonly parent: number;
  readonly level: number;
  readonly person: InventedPerson;
}

/** A member table of an invented scheme, with the faults that recovered tables have. Same seed, same table. */
export function inventMemberTable(seed: string, shape: SchemeShape = DEMO_SCHEME): MemberTable {
  const random = seededRandom(seed);
  const accounts = growScheme(random, shape);
  const rows = accounts.map((account, index) => toRow(random, accounts, account, index));
  // Of its own, so that columns added here leave those before them as they are.
  const further = addFurther(seededRandom(`${seed} further`), accounts, rows);
  const places = placeAccounts(seededRandom(`${seed} places`), accounts);
  const placed = further.map((row, index) => [...row, accounts[places[index] ?? -1]?.id ?? '']);
  return { columns: MEMBER_COLUMNS, rows: addFaults(placed) };
}

/** Legs below one account; whoever recruits more has the others placed below his own recruits (滑落). */
const LEGS = 2;

/** Under whom each account is placed, by position; -1 at the top. */
function placeAccounts(random: SeededRandom, accounts: readonly Account[]): readonly number[] {
  const legs = accounts.map((): number[] => []);
  return accounts.map(({ parent }, index) => {
    let at = parent;
    for (let below = legs[at]; below !== undefined && below.length >= LEGS; below = legs[at]) at = random.pick(below);
    legs[at]?.push(index);
    return at;
  });
}

/** One root, a largest line of exact size that reaches the deepest level, and two more lines. */
function growScheme(random: SeededRandom, shape: SchemeShape): readonly Account[] {
  const accounts: Account[] = [];
  const add = (parent: number): number => {
    const above = accounts[parent];
    const level = above === undefined ? 1 : above.level + 1;
    const person = above !== undefined && random.chance(0.12) ? above.person : inventPerson(random);
    accounts.push({ id: `YP${String(100_000 + accounts.length)}`, parent, level, person });
    return accounts.length - 1;
  };
  const root = add(-1);
  const rest = shape.accounts - 1 - (shape.largestLine + 1);
  growLine(random, accounts, {
    head: add(root),
    below: shape.largestLine,
    chain: shape.levels - 2,
    deepest: shape.levels,
    add,
  });
  growLine(random, accounts, {
    head: add(root),
    below: Math.floor(rest * 0.55) - 1,
    chain: 20,
    deepest: shape.levels - 1,
    add,
  });
  const last = add(root);
  growLine(random, accounts, {
    head: last,
    below: shape.accounts - accounts.length,
    chain: 12,
    deepest: shape.levels - 1,
    add,
  });
  return accounts;
}

interface Line {
  readonly head: number;
  readonly below: number;
  /** Length of a straight chain grown first, so that the line is as deep as wanted. */
  readonly chain: number;
  readonly deepest: number;
  readonly add: (parent: number) => number;
}

function growLine(random: SeededRandom, accounts: readonly Account[], line: Line): void {
  const members = [line.head];
  let tip = line.head;
  for (let i = 0; i < line.below; i += 1) {
    const parent = i < line.chain ? tip : pickParent(random, accounts, members, line.deepest);
    tip = line.add(parent);
    members.push(tip);
  }
}

/** Early members recruit more; nobody recruits below the deepest level. */
function pickParent(
  random: SeededRandom,
  accounts: readonly Account[],
  members: readonly number[],
  deepest: number,
): number {
  for (;;) {
    const bias = random.next();
    const member = members[Math.floor(bias * bias * members.length)] ?? 0;
    if ((accounts[member]?.level ?? deepest) < deepest) return member;
  }
}

const FEES = [3_980, 3_980, 3_980, 7_960, 19_900, 39_800] as const;
const OPENED = Date.UTC(2025, 2, 8, 1);
const OPEN_MS = 460 * 24 * 3600_000;

function toRow(random: SeededRandom, accounts: readonly Account[], account: Account, index: number): readonly string[] {
  const { person, parent } = account;
  const active = random.chance(0.91);
  const paid = active ? random.pick(FEES) : 0;
  const earned = account.level < 12 && random.chance(0.35) ? Math.floor(paid * random.next() * 0.9 * 100) / 100 : 0;
  const joined = new Date(
    OPENED + Math.floor(OPEN_MS * Math.sqrt(index / accounts.length)) + random.integer(0, 3_600_000),
  );
  return [
    account.id,
    accounts[parent]?.id ?? '',
    person.name,
    person.phone,
    person.idNumber,
    person.bankCard,
    gradeOf(account.level, random),
    joined.toISOString().slice(0, 19).replace('T', ' '),
    `${paid}.00`,
    earned.toFixed(2),
    active ? '1' : '0',
  ];
}

const AREAS = [
  ...Array.from({ length: 5 }, () => '贵州省都匀市'),
  '贵州省福泉市',
  '贵州省凯里市',
  '贵州省贵阳市',
  '贵州省贵阳市',
  '四川省成都市',
  '湖南省怀化市',
  '广西壮族自治区南宁市',
  '重庆市',
  '',
] as const;
const FURTHER = { paid: 8, out: 9, joined: 7 } as const;

/** Area, device, address, last activity and pay by kind; a device serves several people now and then. */
function addFurther(
  random: SeededRandom,
  accounts: readonly Account[],
  rows: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const recruits = new Uint32Array(accounts.length);
  for (const { parent } of accounts) if (parent >= 0) recruits[parent] = (recruits[parent] ?? 0) + 1;
  return rows.map((row, index) => {
    const own = random.chance(0.96);
    const device = own ? `D${String(random.integer(10_000_000, 99_999_999))}` : `D${String(random.integer(100, 400))}`;
    const joined = Date.parse(`${row[FURTHER.joined]}Z`.replace(' ', 'T'));
    const active = new Date(joined + random.integer(0, 120 * 24 * 3_600_000));
    const earned = Number(row[FURTHER.out]);
    const direct = (recruits[index] ?? 0) > 0 ? Math.floor(earned * 80) / 100 : 0;
    const team = Math.floor((earned - direct) * 60) / 100;
    return [
      ...row,
      random.pick(AREAS),
      device,
      `117.${random.integer(160, 191)}.${random.integer(0, 255)}.${random.integer(1, 254)}`,
      Number(row[FURTHER.paid]) === 0 ? '' : active.toISOString().slice(0, 19).replace('T', ' '),
      direct.toFixed(2),
      team.toFixed(2),
      (earned - direct - team).toFixed(2),
    ];
  });
}

function gradeOf(level: number, random: SeededRandom): string {
  if (level <= 3) return '总代';
  if (level <= 8 && random.chance(0.3)) return '省代';
  return random.chance(0.08) ? '市代' : '会员';
}

const FAULTY = { paid: 8, out: 9, id: 0, recommender: 1 } as const;

/** Doubled rows, rows without a number, unknown recommenders, a cycle, one's own recommender, amounts that are none. */
function addFaults(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const out = rows.map((row) => [...row]);
  const change = (index: number, column: number, value: string) => {
    const row = out[index];
    if (row !== undefined) row[column] = value;
  };
  const last = out.length - 1;
  change(last, FAULTY.paid, '1e9');
  change(last - 1, FAULTY.paid, '三千九百八');
  change(last - 2, FAULTY.out, '12.345');
  const extra: string[][] = [
    faultyRow('YP900001', 'YP999901', '孤立甲'),
    faultyRow('YP900002', 'YP999902', '孤立乙'),
    faultyRow('YP900003', 'YP900003', '自荐丙'),
    faultyRow('YP900011', 'YP900013', '环一'),
    faultyRow('YP900012', 'YP900011', '环二'),
    faultyRow('YP900013', 'YP900012', '环三'),
    faultyRow('YP900014', 'YP900012', '环下'),
    faultyRow('', 'YP100000', '无号'),
    [...(out[500] ?? [])],
    [...(out[501] ?? [])],
  ];
  return [...out, ...extra];
}

function faultyRow(id: string, recommender: string, name: string): string[] {
  const further = ['', '', '', '', '0.00', '0.00', '0.00'];
  const known = ['', '', '', '会员', '2026-05-20 09:30:00', '3980.00', '0.00', '1'];
  return [id, recommender, name, ...known, ...further, recommender];
}

/** RFC 4180 text with `\r\n`, as office software writes it. */
export function toCsv(table: MemberTable): string {
  const line = (cells: readonly string[]) => cells.map(quote).join(',');
  return [table.columns, ...table.rows].map(line).join('\r\n') + '\r\n';
}

function quote(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
