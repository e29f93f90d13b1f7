import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  completedNodes,
  consistencyPath,
  inclusionPath,
  innerHash,
  leafHash,
  nodesNeeded,
  rootOf,
  type Sha256,
  type Tree,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const bytes = (n: number) => Buffer.from(`tip ${n}`);

// The second implementation: RFC 9162 as it is written, on whole lists.
const k = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1);
function mth(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return sha256(Buffer.concat([Buffer.of(0), leaves[0] ?? Buffer.alloc(0)]));
  const split = k(leaves.length);
  return sha256(Buffer.concat([Buffer.of(1), mth(leaves.slice(0, split)), mth(leaves.slice(split))]));
}
function path(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const split = k(leaves.length);
  return m < split
    ? [...path(m, leaves.slice(0, split)), mth(leaves.slice(split))]
    : [...path(m - split, leaves.slice(split)), mth(leaves.slice(0, split))];
}
function subproof(m: number, leaves: readonly Uint8Array[], complete: boolean): Uint8Array[] {
  if (m === leaves.length) return complete ? [] : [mth(leaves)];
  const split = k(leaves.length);
  return m <= split
    ? [...subproof(m, leaves.slice(0, split), complete), mth(leaves.slice(split))]
    : [...subproof(m - split, leaves.slice(split), false), mth(leaves.slice(0, split))];
}

/** The tree as it is stored: leaves and complete subtrees. */
function grown(size: number, steps: readonly number[] = []): Tree {
  const nodes = new Map<string, Uint8Array>();
  const node: Tree['node'] = (level, position) => {
    const found = nodes.get(`${level}/${position}`);
    if (found === undefined) throw new Error(`node ${level}/${position} is not stored`);
    return found;
  };
  let before = 0;
  for (const to of [...steps.filter((step) => step < size).toSorted((a, b) => a - b), size]) {
    for (let i = before; i < to; i += 1) nodes.set(`0/${i}`, leafHash(sha256, bytes(i)));
    for (const { level, position } of completedNodes(before, to)) {
      const [left, right] = [node(level - 1, position * 2), node(level - 1, position * 2 + 1)];
      nodes.set(`${level}/${position}`, innerHash(sha256, left, right));
    }
    before = to;
  }
  return { size, node };
}

const leaves = (n: number) => Array.from({ length: n }, (_, i) => bytes(i));
const size = fc.integer({ min: 1, max: 200 });
const hex = (list: readonly Uint8Array[]) => list.map((one) => Buffer.from(one).toString('hex'));

describe('收件证明的树', () => {
  test('RFC 6962 的已知值：一片空叶子', () => {
    expect(Buffer.from(leafHash(sha256, new Uint8Array())).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  test('根、证明路径、一致性路径与照抄标准的笨办法相同，怎样一批批长大都一样', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), fc.array(size, { maxLength: 5 }), (n, a, b, steps) => {
        const [tree, all, index, from] = [grown(n, steps), leaves(n), a % n, (b % n) + 1];
        expect(hex([rootOf(sha256, tree)])).toEqual(hex([mth(all)]));
        expect(hex(inclusionPath(sha256, tree, index))).toEqual(hex(path(index, all)));
        expect(hex(consistencyPath(sha256, tree, from))).toEqual(hex(subproof(from, all, true)));
      }),
    );
  });

  test('在册的验得过；换一片叶子、一个位置、一个哈希、一个根都验不过', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (n, a, b) => {
        const [tree, index] = [grown(n), a % n];
        const claim = {
          leaf: tree.node(0, index),
          index,
          size: n,
          path: inclusionPath(sha256, tree, index),
          root: rootOf(sha256, tree),
        };
        expect(verifyInclusion(sha256, claim)).toBe(true);
        const other = leafHash(sha256, Buffer.from('never handed in'));
        expect(verifyInclusion(sha256, { ...claim, leaf: other })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, root: other })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, path: [...claim.path, other] })).toBe(false);
        if (claim.path.length > 0) {
          const at = b % claim.path.length;
          expect(verifyInclusion(sha256, { ...claim, path: claim.path.with(at, other) })).toBe(false);
          expect(verifyInclusion(sha256, { ...claim, path: claim.path.slice(1) })).toBe(false);
        }
        const elsewhere = b % n;
        if (elsewhere !== index) expect(verifyInclusion(sha256, { ...claim, index: elsewhere })).toBe(false);
      }),
    );
  });

  test('后来的根接着先前的根；先前的叶子换过一片就接不上', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (n, a, b) => {
        const [tree, from] = [grown(n), (a % n) + 1];
        const claim = {
          from,
          to: n,
          fromRoot: rootOf(sha256, { ...tree, size: from }),
          toRoot: rootOf(sha256, tree),
          path: consistencyPath(sha256, tree, from),
        };
        expect(verifyConsistency(sha256, claim)).toBe(true);
        const changed = leaves(from).with(b % from, Buffer.from('changed'));
        expect(verifyConsistency(sha256, { ...claim, fromRoot: mth(changed) })).toBe(false);
        expect(verifyConsistency(sha256, { ...claim, toRoot: leafHash(sha256, bytes(n)) })).toBe(false);
        if (claim.path.length > 0)
          expect(verifyConsistency(sha256, { ...claim, path: claim.path.slice(0, -1) })).toBe(false);
      }),
    );
  });

  test('乱写的主张不会通过，也不会出错', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(hash, fc.integer(), fc.integer(), fc.array(hash, { maxLength: 70 }), (one, a, b, list) => {
        const root = Uint8Array.from(one, (byte) => byte ^ 1);
        expect(verifyInclusion(sha256, { leaf: one, index: a, size: b, path: list, root })).toBe(false);
        expect(verifyConsistency(sha256, { from: a, to: b, fromRoot: one, toRoot: root, path: list })).toBe(false);
      }),
    );
  });

  test('证明只要对数多个已存的节点', () => {
    const needed = nodesNeeded(1_000_000, (tree) => void inclusionPath(sha256, tree, 777_777));
    expect(needed.length).toBeLessThan(60);
  });
});
