import { LISTED, type Listed, type MemberList } from './insight.ts';

/** Collects groups of accounts and keeps the biggest, as indexes one group after the other. */
export class MemberLists {
  private readonly indexOf: Int32Array;
  private members = new Uint32Array(1024);
  private end = 0;

  /** @param indexOf index of each row in the structure file. */
  constructor(indexOf: Int32Array) {
    this.indexOf = indexOf;
  }

  add(rows: Iterable<number>): MemberList {
    const from = this.end;
    for (const row of rows) {
      if (this.end === this.members.length) {
        const grown = new Uint32Array(this.end * 2);
        grown.set(this.members);
        this.members = grown;
      }
      this.members[this.end] = this.indexOf[row] as number;
      this.end += 1;
    }
    return { from, count: this.end - from };
  }

  all(): Uint32Array {
    return this.members.subarray(0, this.end);
  }
}

/** Rows of one group, and what else is known of it. */
export interface RowGroup<T> {
  readonly rows: Uint32Array;
  readonly about: T;
}

/** Gathers groups one by one; only the biggest stay, the earlier one when two are equally big. */
export class BiggestGroups<T> {
  private kept: RowGroup<T>[] = [];
  private total = 0;
  private accounts = 0;

  offer(rows: Uint32Array, about: T): void {
    this.total += 1;
    this.accounts += rows.length;
    this.kept.push({ rows, about });
    if (this.kept.length >= 4 * LISTED) this.cut();
  }

  list<U>(lists: MemberLists, present: (group: RowGroup<T>) => U): Listed<U & MemberList> {
    this.cut();
    const rows = this.kept.map((group) => ({ ...present(group), ...lists.add(group.rows) }));
    return { total: this.total, accounts: this.accounts, rows };
  }

  private cut(): void {
    this.kept = this.kept.toSorted((a, b) => b.rows.length - a.rows.length).slice(0, LISTED);
  }
}
