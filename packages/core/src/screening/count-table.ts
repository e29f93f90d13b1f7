const START = 1 << 12;
const FULL = 0.7;

/**
 * Counts keys in 12 bytes a slot, whatever their length: half a million addresses take 12 MiB. A key is known by 64
 * bits of hash, so two of them fall together once in about 150 million lists of half a million entries.
 */
export class CountTable {
  #high = new Uint32Array(START);
  #low = new Uint32Array(START);
  #counts = new Uint32Array(START);
  #used = 0;

  /** Counts one more of the key. */
  add(key: string): void {
    const [high, low] = hash(key);
    const slot = this.#slot(high, low);
    if (this.#counts[slot] === 0) this.#used += 1;
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    if (this.#used > this.#counts.length * FULL) this.#grow();
  }

  /** How often the key was added. */
  count(key: string): number {
    return this.#counts[this.#slot(...hash(key))] ?? 0;
  }

  /** The slot of a hash, or the free one where it would go. */
  #slot(high: number, low: number): number {
    const mask = this.#counts.length - 1;
    let at = low & mask;
    while (this.#counts[at] !== 0 && (this.#high[at] !== high || this.#low[at] !== low)) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [high, low, counts] = [this.#high, this.#low, this.#counts];
    this.#high = new Uint32Array(high.length * 2);
    this.#low = new Uint32Array(high.length * 2);
    this.#counts = new Uint32Array(high.length * 2);
    for (let at = 0; at < counts.length; at += 1) {
      const count = counts[at] ?? 0;
      if (count === 0) continue;
      const slot = this.#slot(high[at] ?? 0, low[at] ?? 0);
      this.#high[slot] = high[at] ?? 0;
      this.#low[slot] = low[at] ?? 0;
      this.#counts[slot] = count;
    }
  }
}

/** Two 32-bit multiplicative hashes with different seeds, mixed at the end (Appleby's finaliser). */
function hash(key: string): readonly [number, number] {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x27d4eb2f) + 0x165667b1;
    low ^= low >>> 15;
  }
  return [mix(high ^ key.length), mix(low)];
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
