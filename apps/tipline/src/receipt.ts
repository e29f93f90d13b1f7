import { createHash } from 'node:crypto';
import type { ReceiptFile, ReceiptRoot } from '@qingyuan/contract/tips-receipts';
import { inclusionPath, nodesNeeded, type Sha256, type Tree, verifyInclusion } from '@qingyuan/core/receipts/merkle';
import type { Tips } from './tipline.sql.ts';

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** Whether a leaf is in the tree, with the proof; `waiting` until the day's root is published. */
export type Proof = { readonly state: 'proved'; readonly file: ReceiptFile } | { readonly state: 'waiting' | 'wrong' };

/** The way from a leaf to the newest root, checked before it is given out. */
export async function proveReceipt(
  tips: Tips,
  { leaf, content }: { readonly leaf: string; readonly content: string | null },
): Promise<Proof> {
  const bytes = Buffer.from(leaf, 'hex');
  const [roots, index] = [await tips.listRoots(), await tips.findLeaf(bytes)];
  const newest = roots.at(-1);
  if (newest === undefined || index === undefined || index >= newest.size) return { state: 'waiting' };
  const path = await pathTo(tips, newest, index);
  const claim = { leaf: bytes, index, size: newest.size, path, root: Buffer.from(newest.root, 'hex') };
  if (!verifyInclusion(sha256, claim)) return { state: 'wrong' };
  const { size, root, publishedAt } = newest;
  const file = {
    leaf,
    content,
    index,
    size,
    root,
    publishedAt,
    path: path.map((one) => Buffer.from(one).toString('hex')),
  };
  return { state: 'proved', file: { format: 'qingyuan-receipt-v1', ...file } };
}

async function pathTo(tips: Tips, { size }: ReceiptRoot, index: number): Promise<Uint8Array[]> {
  const work = (tree: Tree) => inclusionPath(sha256, tree, index);
  const known = await tips.fetchNodes(nodesNeeded(size, work));
  return work({
    size,
    node: (level, position) => known.get(`${level}/${position}`) ?? Buffer.alloc(0),
  });
}
