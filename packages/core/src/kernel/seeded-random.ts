/** A stream of repeatable random choices for the demo world, lots drawn on record, and tests. Never for secrets. */
export interface SeededRandom {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** One of the items; throws on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** A new list in random order; O(n). */
  shuffle<T>(items: readonly T[]): T[];
  /** An independent stream, so that adding draws in one place does not move another. */
  fork(label: string): SeededRandom;
}

/** FNV-1a over UTF-16 units: turns a label into 32 bits. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: one word of state, equidistributed enough for test data. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same seed gives the same stream on every machine. */
export function seededRandom(seed: string): SeededRandom {
  const next = mulberry32(hash32(seed));
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    integer,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('Nothing to pick from');
      return items[integer(0, items.length - 1)] as T;
    },
    chance: (probability) => next() < probability,
    shuffle: (items) => shuffled(items, integer),
    fork: (label) => seededRandom(`${seed}/${label}`),
  };
}

function shuffled<T>(items: readonly T[], integer: (min: number, max: number) => number): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = integer(0, i);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}
