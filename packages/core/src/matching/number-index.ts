/**
 * Rows by a number, several of them in row order: open addressing over the distinct numbers, rows of one number chained.
 * Building is O(rows), finding the first row of a number O(1) on average.
 */
export class NumberIndex {
  private readonly values: Float64Array;
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly mask: number;

  /** Rows whose value is 0 are left out. */
  constructor(values: Float64Array) {
    this.values = values;
    this.mask = 2 ** Math.ceil(Math.log2(values.length * 2 + 2)) - 1;
    this.heads = new Int32Array(this.mask + 1).fill(-1);
    this.next = new Int32Array(values.length).fill(-1);
    // Backwards, so that each chain is in row order.
    for (let row = values.length - 1; row >= 0; row -= 1) {
      const value = values[row] as number;
      if (value === 0) continue;
      const slot = this.slotOf(value);
      this.next[row] = this.heads[slot] as number;
      this.heads[slot] = row;
    }
  }

  /** The first row with this value, or -1. */
  first(value: number): number {
    return value === 0 ? -1 : (this.heads[this.slotOf(value)] as number);
  }

  /** The next row with the same value as `row`, or -1. */
  after(row: number): number {
    return this.next[row] as number;
  }

  private slotOf(value: number): number {
    let slot = mix(value) & this.mask;
    for (;;) {
      const head = this.heads[slot] as number;
      if (head < 0 || this.values[head] === value) return slot;
      slot = (slot + 1) & this.mask;
    }
  }
}

function mix(value: number): number {
  const low = Math.imul((value % 0x1_0000_0000) | 0, 0x85ebca6b);
  const both = low ^ (low >>> 15) ^ Math.imul((value / 0x1_0000_0000) | 0, 0xc2b2ae35);
  const mixed = Math.imul(both ^ (both >>> 13), 0x27d4eb2f);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
