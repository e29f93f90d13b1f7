import { sameText, type Texts } from '../structure/partition.ts';
import { compareBytes } from '../structure-file/id-order.ts';

/** What is compared of one analysis. Columns that its table did not have are undefined. */
export interface Snapshot {
  readonly accounts: number;
  /** Indexes in byte order of the ids. */
  readonly idOrder: Uint32Array;
  /** Texts by index. */
  readonly ids: Texts;
  readonly recommenders: Texts;
  /** Keys of persons, the same in both snapshots. */
  readonly keys: readonly (Texts | undefined)[];
  /** Fen. */
  readonly paidIn: BigInt64Array;
  readonly paidOut: BigInt64Array;
  /** Account at the head of the line that each stands in, for figures by line; itself outside every line. */
  readonly lineOf: Uint32Array;
}

export const CHANGES = ['added', 'removed', 'moved', 'person', 'money'] as const;
export type Change = (typeof CHANGES)[number];

/** An account that is not as it was; -1 where a snapshot does not have it. */
export interface Pairs {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** Changes in the order of ids. One account can be in several lists of changes. */
export interface Comparison {
  readonly unchanged: number;
  readonly lists: Readonly<Record<Change, Pairs>>;
  /** By head of the line, in byte order of its id; a moved account counts in its new line. */
  readonly lines: readonly LineChanges[];
}

export interface LineChanges extends Readonly<Record<Change, number>> {
  /** Indexes of the head; -1 where the snapshot does not have it. */
  readonly before: number;
  readonly after: number;
}

/** So many accounts are compared before others get their turn. */
const SLICE = 50_000;

/**
 * Merges two snapshots by their ids: accounts that are new, gone, recommended by somebody else, with another key of a
 * person, or with other amounts. A key that only one of them has as a column is no change. O(accounts + bytes of texts).
 * Yields now and then, so that a caller may let others work.
 */
export function* compareSnapshots(before: Snapshot, after: Snapshot): Generator<void, Comparison> {
  const found = new Changes(before, after);
  let unchanged = 0;
  let compared = 0;
  for (const [left, right] of pairedAccounts(before, after)) {
    compared += 1;
    if (compared % SLICE === 0) yield;
    if (left < 0) found.note('added', [left, right]);
    else if (right < 0) found.note('removed', [left, right]);
    else {
      const changes = changesOf(before, after, [left, right]);
      for (const change of changes) found.note(change, [left, right]);
      if (changes.length === 0) unchanged += 1;
    }
  }
  return { unchanged, lists: found.all(), lines: found.allLines() };
}

type Pair = readonly [before: number, after: number];

/** Accounts with the same id side by side, in the order of ids; -1 where a snapshot has none. */
function* pairedAccounts(before: Snapshot, after: Snapshot): Generator<Pair> {
  let left = 0;
  let right = 0;
  while (left < before.accounts || right < after.accounts) {
    const one = before.idOrder[left] ?? -1;
    const other = after.idOrder[right] ?? -1;
    const order = one < 0 ? 1 : other < 0 ? -1 : compareBytes(textAt(before.ids, one), textAt(after.ids, other));
    if (order <= 0) left += 1;
    if (order >= 0) right += 1;
    yield [order <= 0 ? one : -1, order >= 0 ? other : -1];
  }
}

function changesOf(before: Snapshot, after: Snapshot, [left, right]: Pair): Change[] {
  const changes: Change[] = [];
  if (!sameText(before.recommenders, left, after.recommenders, right)) changes.push('moved');
  const otherKey = before.keys.some((key, at) => {
    const other = after.keys[at];
    return key !== undefined && other !== undefined && !sameText(key, left, other, right);
  });
  if (otherKey) changes.push('person');
  if (before.paidIn[left] !== after.paidIn[right] || before.paidOut[left] !== after.paidOut[right])
    changes.push('money');
  return changes;
}

/** Collects changes of each kind and by line. */
class Changes {
  private readonly lists = {
    added: new PairList(),
    removed: new PairList(),
    moved: new PairList(),
    person: new PairList(),
    money: new PairList(),
  };
  private readonly lines = new Map<string, Record<Change, number> & { before: number; after: number }>();
  private readonly before: Snapshot;
  private readonly after: Snapshot;

  constructor(before: Snapshot, after: Snapshot) {
    this.before = before;
    this.after = after;
  }

  note(change: Change, [left, right]: Pair): void {
    this.lists[change].add(left, right);
    // The line of the account in the later snapshot; in the earlier one when it is gone.
    const side = right < 0 ? 'before' : 'after';
    const snapshot = this[side];
    const head = snapshot.lineOf[right < 0 ? left : right] ?? 0;
    const key = binaryText(textAt(snapshot.ids, head));
    const line = this.lines.get(key) ?? { before: -1, after: -1, added: 0, removed: 0, moved: 0, person: 0, money: 0 };
    line[side] = head;
    line[change] += 1;
    this.lines.set(key, line);
  }

  all(): Readonly<Record<Change, Pairs>> {
    const { added, removed, moved, person, money } = this.lists;
    return {
      added: added.pairs(),
      removed: removed.pairs(),
      moved: moved.pairs(),
      person: person.pairs(),
      money: money.pairs(),
    };
  }

  allLines(): LineChanges[] {
    return [...this.lines.values()];
  }
}

/** A key for maps; cheaper than decoding. */
function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

const textAt = ({ offsets, bytes }: Texts, index: number): Uint8Array =>
  bytes.subarray(offsets[index], offsets[index + 1]);

class PairList {
  private before = new Int32Array(64);
  private after = new Int32Array(64);
  private end = 0;

  add(before: number, after: number): void {
    if (this.end === this.before.length) {
      this.before = doubled(this.before);
      this.after = doubled(this.after);
    }
    this.before[this.end] = before;
    this.after[this.end] = after;
    this.end += 1;
  }

  pairs(): Pairs {
    return { before: this.before.slice(0, this.end), after: this.after.slice(0, this.end) };
  }
}

function doubled(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(old.length * 2);
  grown.set(old);
  return grown;
}
