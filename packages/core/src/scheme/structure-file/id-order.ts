import type { TextColumn } from '../reading/cells.ts';

const SMALL = 24;

/** Indexes in byte order of the texts of their rows. Radix sort from the first byte on; no recursion. O(bytes of all distinguishing prefixes). */
export function sortByText(column: TextColumn, rowAt: Uint32Array): Uint32Array {
  const sorted = Uint32Array.from(rowAt.keys());
  const spare = new Uint32Array(sorted.length);
  const stretches: (readonly [from: number, to: number, depth: number])[] = [[0, sorted.length, 0]];
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    const [from, to, depth] = stretch;
    if (to - from <= SMALL) {
      insertionSort(column, rowAt, { sorted, from, to });
      continue;
    }
    const ends = splitByByte({ column, rowAt, sorted, spare }, stretch);
    for (let part = 1; part <= 256; part += 1) {
      const start = ends[part - 1] as number;
      const end = ends[part] as number;
      if (end - start > 1) stretches.push([start, end, depth + 1]);
    }
  }
  return sorted;
}

interface Sorting {
  readonly column: TextColumn;
  readonly rowAt: Uint32Array;
  readonly sorted: Uint32Array;
  readonly spare: Uint32Array;
}

/** Groups a stretch by the byte at a depth, texts that end there first; returns where each group ends. */
function splitByByte(
  { column, rowAt, sorted, spare }: Sorting,
  [from, to, depth]: readonly [number, number, number],
): Uint32Array {
  const { offsets, bytes } = column;
  const partOf = (index: number): number => {
    const row = rowAt[index] as number;
    const at = (offsets[row] as number) + depth;
    return at < (offsets[row + 1] as number) ? (bytes[at] as number) + 1 : 0;
  };
  const next = new Uint32Array(258);
  for (let at = from; at < to; at += 1) {
    const part = partOf(sorted[at] as number);
    next[part + 1] = (next[part + 1] as number) + 1;
  }
  next[0] = from;
  for (let part = 1; part < 258; part += 1) next[part] = (next[part] as number) + (next[part - 1] as number);
  for (let at = from; at < to; at += 1) {
    const index = sorted[at] as number;
    const part = partOf(index);
    const place = next[part] as number;
    spare[place] = index;
    next[part] = place + 1;
  }
  sorted.set(spare.subarray(from, to), from);
  return next;
}

function insertionSort(
  column: TextColumn,
  rowAt: Uint32Array,
  { sorted, from, to }: { readonly sorted: Uint32Array; readonly from: number; readonly to: number },
): void {
  for (let at = from + 1; at < to; at += 1) {
    const index = sorted[at] as number;
    let hole = at;
    for (
      ;
      hole > from && compareTexts(column, rowAt[sorted[hole - 1] as number] as number, rowAt[index] as number) > 0;
      hole -= 1
    )
      sorted[hole] = sorted[hole - 1] as number;
    sorted[hole] = index;
  }
}

function compareTexts({ offsets, bytes }: TextColumn, left: number, right: number): number {
  const from = offsets[left] as number;
  const other = offsets[right] as number;
  const size = (offsets[left + 1] as number) - from;
  const otherSize = (offsets[right + 1] as number) - other;
  const shorter = Math.min(size, otherSize);
  for (let at = 0; at < shorter; at += 1) {
    const difference = (bytes[from + at] as number) - (bytes[other + at] as number);
    if (difference !== 0) return difference;
  }
  return size - otherSize;
}

/** Byte order; a text stands before its continuations. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (left[at] as number) - (right[at] as number);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
