import { epochDay, type PlainDate } from '../../kernel/plain-date.ts';
import { dayOf, NO_DAY, readMinute, UNREADABLE_DAY } from '../insight/read-time.ts';
import { ACCOUNT, NONE, PERSON } from '../structure-file/layout.ts';
import { type FileSections, readRecord, readRecords, readTextBlock, readWords } from '../structure-file/sections.ts';

const BLOCK = 1 << 13;

/** Figures of a line on the basis of persons; money in fen, gross. */
export interface LineFigures {
  readonly people: number;
  readonly levels: number;
  readonly moneyFen: bigint;
  /** Accounts below those of the person, excluded ones left out. */
  readonly accounts: number;
}

export interface LineUntil {
  readonly whole: LineFigures;
  /** Without accounts that joined after the day. */
  readonly until: LineFigures;
  /** Accounts below without a readable day of joining: they count in both. */
  readonly undated: number;
}

/** How a line is counted. */
export interface LineCount {
  /** The last day on which somebody joined in time. */
  readonly day: PlainDate;
  /** Indexes of accounts found to be filled in by the system: no heads and no level of their own, as on the basis of persons. */
  readonly excluded: ReadonlySet<number>;
}

/**
 * The lines of the person behind an account, taken together, whole and as far as they had joined by the end of a day
 * (公通字〔2013〕37号: whether downline counts that was developed after a formal exit depends on pay). Links that were cut
 * or set, and persons that were split or merged, stand in the file as decided; of excluded accounts only the money counts.
 * Goes through the lines level by level, each one stretch of the file: O(accounts below × own accounts), a byte for each
 * account and person of the scheme. Throws RangeError when there is no such account.
 */
export async function lineUntil(file: FileSections, index: number, { day, excluded }: LineCount): Promise<LineUntil> {
  const person = (await readRecord(file, index)).getUint32(ACCOUNT.person, true);
  const record = await readRecords(file, 'persons', { from: person, to: person + 1, width: PERSON.bytes });
  const from = record.getUint32(PERSON.from, true);
  const own = await readWords(file, 'personAccounts', [from, from + record.getUint32(PERSON.count, true)]);
  const lined = own.filter((account) => account < file.lined);
  const tally = newTally(file, person);
  for (const account of lined)
    tally.addOwn(account, (await readRecord(file, account)).getBigInt64(ACCOUNT.paidIn, true));
  const the: Walk = { file, tally, lastDay: epochDay(day), excluded };
  for (const account of lined) await walk(the, { account, person: await headAbove(the, account) });
  return tally.result();
}

/** The person of the nearest account at or above that counts; 0xffffffff where there is none. */
async function headAbove({ file, excluded }: Walk, account: number): Promise<number> {
  let at = account;
  let record = await readRecord(file, at);
  while (excluded.has(at)) {
    at = record.getUint32(ACCOUNT.parent, true);
    if (at === NONE) return NONE;
    record = await readRecord(file, at);
  }
  return record.getUint32(ACCOUNT.person, true);
}

interface Met {
  readonly account: number;
  readonly person: number;
  /** Person levels below the account where the walk began. */
  readonly depth: number;
  readonly paidIn: bigint;
  /** Whether the account is a head. */
  readonly counts: boolean;
  readonly dated: boolean;
  readonly inTime: boolean;
}

interface Sums {
  people: number;
  depth: number;
  moneyFen: bigint;
  accounts: number;
}

const newSums = (): Sums => ({ people: 1, depth: 0, moneyFen: 0n, accounts: 0 });
const [SEEN, SEEN_IN_TIME] = [1, 2];

/** What was met, each account and person once, however many of the lines it is in. */
function newTally(file: FileSections, person: number) {
  const accounts = new Uint8Array(file.accounts);
  const persons = new Uint8Array(file.persons);
  persons[person] = SEEN | SEEN_IN_TIME;
  const [whole, until] = [newSums(), newSums()];
  let undated = 0;
  const add = (sums: Sums, met: Met, bit: number): void => {
    const known = (accounts[met.account] as number) !== 0;
    if (!known) sums.moneyFen += met.paidIn;
    if (!met.counts) return;
    sums.depth = Math.max(sums.depth, met.depth);
    if (known) return;
    sums.accounts += 1;
    if (((persons[met.person] as number) & bit) !== 0) return;
    persons[met.person] = (persons[met.person] as number) | bit;
    sums.people += 1;
  };
  const figures = ({ people, depth, moneyFen, accounts: count }: Sums): LineFigures => ({
    people,
    levels: depth + 1,
    moneyFen,
    accounts: count,
  });
  return {
    addOwn: (account: number, paidIn: bigint): void => {
      accounts[account] = 1;
      whole.moneyFen += paidIn;
      until.moneyFen += paidIn;
    },
    add: (met: Met): void => {
      add(whole, met, SEEN);
      if (met.inTime) add(until, met, SEEN_IN_TIME);
      if (met.counts && !met.dated && accounts[met.account] === 0) undated += 1;
      accounts[met.account] = 1;
    },
    result: (): LineUntil => ({ whole: figures(whole), until: figures(until), undated }),
  };
}

interface Walk {
  readonly file: FileSections;
  readonly tally: ReturnType<typeof newTally>;
  readonly lastDay: number;
  readonly excluded: ReadonlySet<number>;
}

/** One level of a line: a stretch of accounts, of each the nearest head at or above, and how deep that stands. */
interface Stretch {
  readonly from: number;
  readonly persons: Uint32Array;
  readonly depths: Uint32Array;
}

async function walk(
  the: Walk,
  { account, person }: { readonly account: number; readonly person: number },
): Promise<void> {
  let above: Stretch = { from: account, persons: Uint32Array.of(person), depths: Uint32Array.of(0) };
  const top = await readRecord(the.file, account);
  let next = childrenOf(top, 0);
  while (next !== undefined) {
    const level = await walkLevel(the, above, next);
    above = level.stretch;
    next = level.next;
  }
}

type Between = readonly [from: number, to: number];

function childrenOf(view: DataView, at: number): Between | undefined {
  const direct = view.getUint32(at + ACCOUNT.direct, true);
  const first = view.getUint32(at + ACCOUNT.firstChild, true);
  return direct === 0 ? undefined : [first, first + direct];
}

/** The children of neighbours are neighbours: the next level is one stretch too. */
async function walkLevel(
  { file, tally, lastDay, excluded }: Walk,
  above: Stretch,
  [from, to]: Between,
): Promise<{ readonly stretch: Stretch; readonly next: Between | undefined }> {
  const stretch: Stretch = { from, persons: new Uint32Array(to - from), depths: new Uint32Array(to - from) };
  let next: Between | undefined;
  for (let start = from; start < to; start += BLOCK) {
    const end = Math.min(to, start + BLOCK);
    const view = await readRecords(file, 'accounts', { from: start, to: end, width: ACCOUNT.bytes });
    const days = await joiningDays(file, start, end);
    for (let account = start; account < end; account += 1) {
      const at = (account - start) * ACCOUNT.bytes;
      const person = view.getUint32(at + ACCOUNT.person, true);
      const parent = view.getUint32(at + ACCOUNT.parent, true) - above.from;
      const counts = !excluded.has(account);
      const depth = (above.depths[parent] as number) + (counts && person !== above.persons[parent] ? 1 : 0);
      stretch.persons[account - from] = counts ? person : (above.persons[parent] as number);
      stretch.depths[account - from] = depth;
      const children = childrenOf(view, at);
      if (children !== undefined) next = [next?.[0] ?? children[0], children[1]];
      const day = days[account - start] as number;
      const dated = day !== NO_DAY && day !== UNREADABLE_DAY;
      const paidIn = view.getBigInt64(at + ACCOUNT.paidIn, true);
      tally.add({ account, person, depth, paidIn, counts, dated, inTime: !dated || day <= lastDay });
    }
  }
  return { stretch, next };
}

/** Days since 1970, as `dayOf` codes them. */
async function joiningDays(file: FileSections, from: number, to: number): Promise<Uint16Array> {
  const days = new Uint16Array(to - from).fill(NO_DAY);
  const block = await readTextBlock(file, 'joined_at', [from, to]);
  if (block === undefined) return days;
  const { starts, bytes } = block;
  for (let at = 0; at < days.length; at += 1)
    days[at] = dayOf(readMinute(bytes, starts[at] as number, starts[at + 1] as number));
  return days;
}
