/**
 * Append-only Merkle tree after RFC 9162 (2.1): a leaf is hashed with 0x00 before it, an inner node
 * with 0x01, and a tree of n leaves splits at the largest power of two below n. SHA-256 is given by
 * the caller, so that the same code runs on a server, at the public's site and at a verifier's desk.
 */

/** SHA-256 of some bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** A tree of which every complete subtree is known: `node(0, i)` is leaf i, `node(h, i)` covers 2^h leaves. */
export interface Tree {
  readonly size: number;
  readonly node: (level: number, position: number) => Uint8Array;
}

/** Place of a complete subtree. */
export interface NodeAt {
  readonly level: number;
  readonly position: number;
}

const LEAF = Uint8Array.of(0);
const INNER = Uint8Array.of(1);

/** Hash of a leaf's content. */
export function leafHash(sha256: Sha256, content: Uint8Array): Uint8Array {
  return sha256(joined(LEAF, content));
}

/** Hash of two neighbours. */
export function innerHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joined(INNER, left, right));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Largest power of two below n; n is at least 2. */
function splitOf(n: number): number {
  let split = 1;
  while (split * 2 < n) split *= 2;
  return split;
}

interface Range {
  readonly begin: number;
  readonly end: number;
}

const lengthOf = ({ begin, end }: Range): number => end - begin;
const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));

/** The two halves that a range of more than one leaf splits into. */
function halves(range: Range): readonly [Range, Range] {
  const middle = range.begin + splitOf(lengthOf(range));
  return [
    { begin: range.begin, end: middle },
    { begin: middle, end: range.end },
  ];
}

/** Ranges that come up in a tree begin at a multiple of their size when that is a power of two. */
function rangeHash(sha256: Sha256, tree: Tree, range: Range): Uint8Array {
  const length = lengthOf(range);
  if (isPowerOfTwo(length)) return tree.node(Math.log2(length), range.begin / length);
  const [left, right] = halves(range);
  return innerHash(sha256, rangeHash(sha256, tree, left), rangeHash(sha256, tree, right));
}

/** Root of a tree with at least one leaf. O(log n). */
export function rootOf(sha256: Sha256, tree: Tree): Uint8Array {
  if (tree.size < 1) throw new RangeError('a tree without leaves has no root here');
  return rangeHash(sha256, tree, { begin: 0, end: tree.size });
}

/**
 * Hashes that lead from leaf `index` to the root, the nearest first. O(log² n).
 * @throws RangeError when the tree has no such leaf.
 */
export function inclusionPath(sha256: Sha256, tree: Tree, index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= tree.size) throw new RangeError(`no leaf ${index}`);
  const path: Uint8Array[] = [];
  let range: Range = { begin: 0, end: tree.size };
  while (lengthOf(range) > 1) {
    const [left, right] = halves(range);
    const inLeft = index < left.end;
    path.push(rangeHash(sha256, tree, inLeft ? right : left));
    range = inLeft ? left : right;
  }
  return path.toReversed();
}

/**
 * Hashes that show that the first `from` leaves are the same in the tree as it is now. O(log² n).
 * @throws RangeError unless 0 < from ≤ size.
 */
export function consistencyPath(sha256: Sha256, tree: Tree, from: number): Uint8Array[] {
  if (!Number.isInteger(from) || from < 1 || from > tree.size) throw new RangeError(`no tree of ${from} leaves`);
  const path: Uint8Array[] = [];
  let range: Range = { begin: 0, end: tree.size };
  while (range.end !== from) {
    const [left, right] = halves(range);
    const inLeft = from <= left.end;
    path.push(rangeHash(sha256, tree, inLeft ? right : left));
    range = inLeft ? left : right;
  }
  // A subtree that begins the tree is the earlier root itself, which the verifier has.
  if (range.begin !== 0) path.push(rangeHash(sha256, tree, range));
  return path.toReversed();
}

/** What a receipt claims: this leaf stands at this place in the tree with this root. */
export interface InclusionClaim {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the claim holds (RFC 9162, 2.1.3.2). Never throws. */
export function verifyInclusion(sha256: Sha256, claim: InclusionClaim): boolean {
  const { leaf, index, size, path, root } = claim;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let [place, last] = [index, size - 1];
  let hash = leaf;
  for (const one of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = innerHash(sha256, one, hash);
      [place, last] = skipRightEdge(place, last);
    } else {
      hash = innerHash(sha256, hash, one);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(hash, root);
}

/** Levels at which the right edge has no sibling are gone through without a hash. */
function skipRightEdge(place: number, last: number): [number, number] {
  let [at, end] = [place, last];
  while (at % 2 === 0 && at !== 0) [at, end] = [at / 2, Math.floor(end / 2)];
  return [at, end];
}

/** What two published roots claim: the later tree begins with the earlier one. */
export interface ConsistencyClaim {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/** Whether the claim holds (RFC 9162, 2.1.4.2). Never throws. */
export function verifyConsistency(sha256: Sha256, claim: ConsistencyClaim): boolean {
  const { from, to, fromRoot, toRoot, path } = claim;
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || from > to) return false;
  if (from === to) return path.length === 0 && same(fromRoot, toRoot);
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...path] : path;
  if (first === undefined) return false;
  const { earlier, later, whole } = rebuilt(sha256, { from, to, first, rest });
  return whole && same(earlier, fromRoot) && same(later, toRoot);
}

interface Rebuilding extends Pick<ConsistencyClaim, 'from' | 'to'> {
  readonly first: Uint8Array;
  readonly rest: readonly Uint8Array[];
}

/** Both roots as the path gives them, and whether it had the right length. */
function rebuilt(
  sha256: Sha256,
  { from, to, first, rest }: Rebuilding,
): { readonly earlier: Uint8Array; readonly later: Uint8Array; readonly whole: boolean } {
  let [place, last] = [from - 1, to - 1];
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  let [earlier, later] = [first, first];
  for (const one of rest) {
    if (last === 0) return { earlier, later, whole: false };
    if (place % 2 === 1 || place === last) {
      [earlier, later] = [innerHash(sha256, one, earlier), innerHash(sha256, one, later)];
      [place, last] = skipRightEdge(place, last);
    } else {
      later = innerHash(sha256, later, one);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return { earlier, later, whole: last === 0 };
}

/** Complete subtrees above the leaves that come into being when a tree grows, lower levels first. */
export function completedNodes(from: number, to: number): NodeAt[] {
  const nodes: NodeAt[] = [];
  for (let level = 1; 2 ** level <= to; level += 1) {
    const width = 2 ** level;
    for (let position = Math.floor(from / width); position < Math.floor(to / width); position += 1)
      nodes.push({ level, position });
  }
  return nodes;
}

/** Which complete subtrees `work` asks a tree of this size for, so that they can be fetched before. */
export function nodesNeeded(size: number, work: (tree: Tree) => void): NodeAt[] {
  const needed: NodeAt[] = [];
  work({
    size,
    node: (level, position) => {
      needed.push({ level, position });
      return new Uint8Array(32);
    },
  });
  return needed;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
