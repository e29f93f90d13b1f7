import { compareBytes } from '../structure-file/id-order.ts';

/** Texts of accounts, by index. */
export interface Texts {
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** What is compared of one analysis. Columns that its table did not have are undefined. */
export interface Snapshot {
  readonly accounts: number;
  /** Indexes in byte order of the ids. */
  readonly idOrder: Uint32Array;
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
  const lists = CHANGES.map(() => new PairList());
  const lines = new Map<string, Record<Change, number> & { before: number; after: number }>();
  const note = (change: Change, left: number, right: number): void => {
    lists[CHANGES.indexOf(change)]?.add(left, right);
    const line = lineAt(lines, { before, after }, [left, right]);
    line[change] += 1;
  };
  let unchanged = 0;
  for (let i = 0, k = 0; i < before.accounts || k < after.accounts;) {
    if ((i + k) % SLICE === 0) yield;
    const left = i < before.accounts ? (before.idOrder[i] as number) : -1;
    const right = k < after.accounts ? (after.idOrder[k] as number) : -1;
    const order = left < 0 ? 1 : right < 0 ? -1 : compareBytes(textAt(before.ids, left), textAt(after.ids, right));
    if (order <= 0) i += 1;
    if (order >= 0) k += 1;
    if (order < 0) note('removed', left, -1);
    else if (order > 0) note('added', -1, right);
    else {
      const changes = changesOf(before, after, [left, right]);
      for (const change of changes) note(change, left, right);
      if (changes.length === 0) unchanged += 1;
    }
  }
  const [added, removed, moved, person, money] = lists.map((list) => list.pairs());
  const none = new PairList().pairs();
  return {
    unchanged,
    lists: {
      added: added ?? none,
      removed: removed ?? none,
      moved: moved ?? none,
      person: person ?? none,
      money: money ?? none,
    },
    lines: [...lines.values()],
  };
}

function changesOf(before: Snapshot, after: Snapshot, [left, right]: readonly [number, number]): Change[] {
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

type Lines = Map<string, Record<Change, number> & { before: number; after: number }>;

/** The line of the account in the later snapshot; in the earlier one when it is gone. */
function lineAt(
  lines: Lines,
  { before, after }: { readonly before: Snapshot; readonly after: Snapshot },
  [left, right]: readonly [number, number],
) {
  const later = right >= 0;
  const head = later ? (after.lineOf[right] as number) : (before.lineOf[left] as number);
  const key = binaryText(textAt(later ? after.ids : before.ids, head));
  const known = lines.get(key);
  if (known !== undefined) {
    if (later) known.after = head;
    else known.before = head;
    return known;
  }
  const line = {
    before: later ? -1 : head,
    after: later ? head : -1,
    added: 0,
    removed: 0,
    moved: 0,
    person: 0,
    money: 0,
  };
  lines.set(key, line);
  return line;
}

/** A key for maps; cheaper than decoding. */
function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

const textAt = ({ starts, bytes }: Texts, index: number): Uint8Array =>
  bytes.subarray(starts[index] as number, starts[index + 1] as number);

function sameText(one: Texts, left: number, other: Texts, right: number): boolean {
  const from = one.starts[left] as number;
  const length = (one.starts[left + 1] as number) - from;
  const beside = other.starts[right] as number;
  if ((other.starts[right + 1] as number) - beside !== length) return false;
  for (let at = 0; at < length; at += 1) if (one.bytes[from + at] !== other.bytes[beside + at]) return false;
  return true;
}

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
