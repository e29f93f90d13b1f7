import { closeSync, openSync, writeSync } from 'node:fs';
import { seededRandom } from '@qingyuan/core/kernel/seeded-random';

export const HEADER = '会员编号,推荐人编号,姓名,手机号,身份证号,银行卡号,会员级别,注册时间,充值金额,提现金额\n';

/**
 * Writes a believable member table: members in the order of joining, a long-tailed tree of some 50 to 100 levels, a
 * quarter of the accounts belonging to persons who have others, one row in a thousand faulty. The same count gives the
 * same bytes. Ids, phones and cards are such that nobody can have them.
 */
export function generateMembers(path: string, count: number): void {
  const random = seededRandom(`scheme-bench-${count}`);
  const next = (): number => random.next();
  writeTable(path, { count, next, recommender: (parent, row) => (row < 3 ? -1 : recommender(parent, row, next)) });
}

/**
 * The same with exactly so many levels, as many members on each: a member's recommender is on the level before, more
 * often one of the first there. One line from top to bottom is free of faults, so that no fault takes a level away.
 */
export function generateDeepMembers(path: string, { count, levels }: { count: number; levels: number }): void {
  const random = seededRandom(`scheme-bench-deep-${count}-${levels}`);
  const next = (): number => random.next();
  const width = count / levels;
  const isTrunk = (row: number): boolean => row % width === 0;
  const above = (row: number): number => {
    if (row < width) return -1;
    if (isTrunk(row)) return row - width;
    return Math.floor(row / width - 1) * width + Math.floor(next() ** 1.5 * width);
  };
  writeTable(path, { count, next, recommender: (_, row) => above(row), isSound: isTrunk });
}

interface Plan {
  readonly count: number;
  readonly next: () => number;
  /** Row of who recommended the member of a row, given those of all rows before; -1 for nobody. */
  readonly recommender: (parent: Int32Array, row: number) => number;
  /** Rows without faults. */
  readonly isSound?: (row: number) => boolean;
}

function writeTable(path: string, { count, next, recommender: above, isSound }: Plan): void {
  const file = openSync(path, 'w');
  const parts: string[] = [HEADER];
  const parent = new Int32Array(count);
  const person = new Int32Array(count);
  let persons = 0;
  for (let row = 0; row < count; row += 1) {
    parent[row] = above(parent, row);
    const own = row > 3 && (parent[row] as number) >= 0 && next() < 0.25;
    person[row] = own
      ? (person[next() < 0.6 ? (parent[row] as number) : Math.floor(next() * row)] as number)
      : persons++;
    const member = { row, parent: parent[row] as number, person: person[row] as number, next };
    parts.push(memberLine(member, isSound?.(row) === true ? 0.45 : next()));
    if (parts.length >= 20_000) writeSync(file, parts.splice(0).join(''));
  }
  writeSync(file, parts.join(''));
  closeSync(file);
}

/** Half join under somebody recent, a third under whoever recommended a random member, the rest anywhere. */
function recommender(parent: Int32Array, row: number, next: () => number): number {
  const kind = next();
  if (kind < 0.5) return row - 1 - Math.floor(next() * row * 0.35);
  const other = Math.floor(next() * row);
  if (kind < 0.85 && (parent[other] as number) >= 0) return parent[other] as number;
  return other;
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰秀珍文建国海燕红梅'];
const GRADES = ['普通会员', '经理', '高级经理', '总监', '总代'];

const pick = <T>(items: readonly T[], next: () => number): T => items[Math.floor(next() * items.length)] as T;
const digits = (value: number, width: number): string => String(value).padStart(width, '0');

/** A member number that does not grow with the row: spread over nine digits, one to one. */
const memberNumber = (row: number): string => `M${digits((row * 386_547_057) % 1_000_000_007, 10)}`;

export interface Member {
  readonly row: number;
  readonly parent: number;
  readonly person: number;
  readonly next: () => number;
}

/** A row of the table; `fault`, from 0 to 1, says whether and how it is faulty. */
export function memberLine({ row, parent, person, next }: Member, fault: number): string {
  const id = fault < 0.0002 ? '' : memberNumber(fault < 0.0004 ? row >> 1 : row);
  const up = fault > 0.9996 ? id : fault > 0.9992 ? `X${row}` : parent < 0 ? '' : memberNumber(parent);
  const name = pick(SURNAMES, next) + pick(GIVEN, next) + (next() < 0.6 ? pick(GIVEN, next) : '');
  const paid =
    fault > 0.5 && fault < 0.5001 ? '待定' : (Math.floor(next() * 8) * 3980 + 0.5 * Math.floor(next() * 3)).toFixed(2);
  const out = next() < 0.6 ? '0.00' : (next() * 20_000).toFixed(2);
  const day = 1 + (Math.floor(row / 1000) % 28);
  const joined = `2019-${digits(1 + (row % 12), 2)}-${digits(day, 2)} ${digits(row % 24, 2)}:${digits(row % 60, 2)}:07`;
  return `${id},${up},${name},100${digits(person % 100_000_000, 8)},990000${digits(person, 11)}X,000${digits(person, 16)},${pick(GRADES, next)},${joined},${paid},${out}\n`;
}
