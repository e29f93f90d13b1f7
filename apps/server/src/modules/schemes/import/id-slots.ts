import { SchemeError } from '@qingyuan/core/scheme/scheme-error';

const MAX_BYTES = 0xffff_ffff;

/**
 * Numbers member ids from 0 in the order in which they first occur and finds them again. Ids are compared byte by byte.
 * Memory by member: the id itself, 8 bytes, and 8 to 16 of the table; 6 million ids of 12 bytes take about 200 MB.
 * O(length of the id) for each call.
 */
export class IdSlots {
  count = 0;
  private bytes = new Uint8Array(1 << 16);
  /** Id `s` is `bytes[starts[s] … starts[s + 1])`. */
  private starts = new Uint32Array(1025);
  private hashes = new Uint32Array(1024);
  /** Slot + 1 by hash, open addressing; never more than half full. */
  private table = new Int32Array(1 << 11);

  /** The slot of the id in `[from, to)`; -1 when there is none. */
  find(bytes: Uint8Array, from: number, to: number): number {
    return (this.table[this.place(bytes, { from, to, hash: hashOf(bytes, from, to) })] as number) - 1;
  }

  /** The same, after giving the id a slot if it has none. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOf(bytes, from, to);
    const at = this.place(bytes, { from, to, hash });
    const known = (this.table[at] as number) - 1;
    if (known >= 0) return known;
    const slot = this.count;
    this.reserve(to - from);
    const start = this.starts[slot] as number;
    this.bytes.set(bytes.subarray(from, to), start);
    this.starts[slot + 1] = start + to - from;
    this.hashes[slot] = hash;
    this.table[at] = slot + 1;
    this.count = slot + 1;
    if (this.count * 2 > this.table.length) this.rehash();
    return slot;
  }

  /** Where the id is in the table, or would be. */
  private place(bytes: Uint8Array, id: { readonly from: number; readonly to: number; readonly hash: number }): number {
    const mask = this.table.length - 1;
    for (let at = id.hash & mask; ; at = (at + 1) & mask) {
      const slot = (this.table[at] as number) - 1;
      if (slot < 0 || (this.hashes[slot] === id.hash && this.isAt(slot, bytes, id))) return at;
    }
  }

  private isAt(slot: number, bytes: Uint8Array, id: { readonly from: number; readonly to: number }): boolean {
    const start = this.starts[slot] as number;
    const length = id.to - id.from;
    if ((this.starts[slot + 1] as number) - start !== length) return false;
    for (let at = 0; at < length; at += 1) if (this.bytes[start + at] !== bytes[id.from + at]) return false;
    return true;
  }

  private reserve(length: number): void {
    if (this.count === this.hashes.length) {
      const more = Math.ceil(this.count * 1.5);
      this.hashes = grown(this.hashes, new Uint32Array(more));
      this.starts = grown(this.starts, new Uint32Array(more + 1));
    }
    const need = (this.starts[this.count] as number) + length;
    if (need > MAX_BYTES) throw new SchemeError('too_large', 'the member ids of the table exceed 4 GiB');
    if (need > this.bytes.length)
      this.bytes = grown(this.bytes, new Uint8Array(Math.min(MAX_BYTES, Math.ceil(need * 1.5))));
  }

  private rehash(): void {
    this.table = new Int32Array(this.table.length * 2);
    const mask = this.table.length - 1;
    for (let slot = 0; slot < this.count; slot += 1) {
      let at = (this.hashes[slot] as number) & mask;
      while (this.table[at] !== 0) at = (at + 1) & mask;
      this.table[at] = slot + 1;
    }
  }
}

/** FNV-1a, with its bits spread so that the lower ones can choose a place. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function grown<T extends Uint8Array | Uint32Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}
