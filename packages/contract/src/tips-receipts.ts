import { z } from 'zod';
import { Instant } from './common.ts';
import { endpoint } from './endpoint.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/u);

export const ReceiptRoot = z.object({
  /** Leaves in the tree. */
  size: z.number().int().positive(),
  root: Hash,
  /** Proof that the tree of the root before is the beginning of this one. */
  consistency: z.array(Hash),
  publishedAt: Instant,
});
export type ReceiptRoot = z.infer<typeof ReceiptRoot>;

/** All published roots, oldest first, to be kept elsewhere. */
export const RootsFile = z.object({ format: z.literal('qingyuan-roots-v1'), roots: z.array(ReceiptRoot) });
export type RootsFile = z.infer<typeof RootsFile>;

/** What a reporter keeps: his leaf and the way from it to a published root. */
export const ReceiptFile = z.object({
  format: z.literal('qingyuan-receipt-v1'),
  leaf: Hash,
  /** Digest of what was handed in; binds leaf and receipt code together. */
  content: Hash.nullable(),
  index: z.number().int().nonnegative(),
  size: z.number().int().positive(),
  root: Hash,
  publishedAt: Instant,
  path: z.array(Hash),
});
export type ReceiptFile = z.infer<typeof ReceiptFile>;

/** Stands before receipt hash and content digest in a leaf. */
export const LEAF_LABEL = 'qingyuan tip v1';

export const listReceiptRoots = endpoint({
  method: 'GET',
  path: '/tips/receipts',
  summary: 'Published roots of the tree of tips, newest first',
  response: z.object({ roots: z.array(ReceiptRoot), can: z.array(z.string()) }),
});

export const publishReceipts = endpoint({
  method: 'POST',
  path: '/tips/receipts',
  summary: 'Put all tips received so far into the tree and publish its root now, besides the daily one',
  body: z.object({}),
  response: z.object({ size: z.number().int(), published: z.boolean() }),
});
