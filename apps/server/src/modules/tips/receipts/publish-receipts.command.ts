import { createHash } from 'node:crypto';
import { publishReceipts } from '@qingyuan/contract/tips-receipts';
import {
  completedNodes,
  consistencyPath,
  innerHash,
  type NodeAt,
  nodesNeeded,
  rootOf,
  type Sha256,
  type Tree,
} from '@qingyuan/core/receipts/merkle';
import { ALLOWED, hasRole, refused } from '../../../platform/access/actor.ts';
import { command, type CommandContext, nothing } from '../../../platform/command/command.ts';
import { appendReceipts, fetchNodes, insertNodes, insertRoot, listRoots, type NewNode } from './receipts.sql.ts';

export const PUBLISH_RECEIPTS = ['joint_office', 'auditor'] as const;

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** Puts all tips received so far into the tree and publishes its root. */
export const publishReceiptsCommand = command({
  name: 'receipt.publish',
  input: publishReceipts.body,
  load: nothing,
  policy: (actor) =>
    actor.via !== 'session' || hasRole(actor, ...PUBLISH_RECEIPTS) ? ALLOWED : refused('role-missing'),
  run: async (ctx) => {
    const size = await appendReceipts(ctx.db, ctx.scope);
    const [latest] = await listRoots(ctx.db, ctx.scope, 1);
    const before = latest?.size ?? 0;
    const published = size > before;
    const root = published ? await publish(ctx, before, size) : null;
    return {
      result: { size, published },
      area: ctx.actor.areaCode,
      streams: [],
      data: { size, root: root === null ? null : Buffer.from(root).toString('hex') },
    };
  },
});

/** Stores the nodes that came into being and the root with the proof that it continues the one before. */
async function publish(ctx: CommandContext, before: number, size: number): Promise<Uint8Array> {
  const { db, scope, now } = ctx;
  await insertNodes(db, scope, await completed(ctx, before, size));
  const work = (tree: Tree) => ({
    root: rootOf(sha256, tree),
    consistency: before === 0 ? [] : consistencyPath(sha256, tree, before),
  });
  const tree = await treeFor(ctx, { size, needed: nodesNeeded(size, work) });
  const { root, consistency } = work(tree);
  await insertRoot(db, scope, { size, root, consistency, at: now });
  return root;
}

/** New complete subtrees, from the leaves up. */
async function completed(ctx: CommandContext, before: number, size: number): Promise<NewNode[]> {
  const places = completedNodes(before, size);
  const children = places.flatMap(({ level, position }) => [
    { level: level - 1, position: position * 2 },
    { level: level - 1, position: position * 2 + 1 },
  ]);
  const known = new Map(await fetchNodes(ctx.db, ctx.scope, children));
  const made: NewNode[] = [];
  for (const { level, position } of places) {
    const hash = innerHash(
      sha256,
      nodeIn(known, { level: level - 1, position: position * 2 }),
      nodeIn(known, { level: level - 1, position: position * 2 + 1 }),
    );
    known.set(`${level}/${position}`, hash);
    made.push({ level, position, hash });
  }
  return made;
}

async function treeFor(
  ctx: CommandContext,
  { size, needed }: { readonly size: number; readonly needed: readonly NodeAt[] },
): Promise<Tree> {
  const known = await fetchNodes(ctx.db, ctx.scope, needed);
  return { size, node: (level, position) => nodeIn(known, { level, position }) };
}

function nodeIn(known: ReadonlyMap<string, Uint8Array | null>, { level, position }: NodeAt): Uint8Array {
  const found = known.get(`${level}/${position}`);
  if (found === undefined || found === null) throw new Error(`the tree of receipts has no node ${level}/${position}`);
  return found;
}
