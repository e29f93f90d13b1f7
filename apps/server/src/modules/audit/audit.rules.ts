import type { AuditCheck } from '@qingyuan/contract/audit';

/** An entry as stored, the hashes as raw bytes. */
export interface ChainEntry {
  readonly seq: number;
  readonly body: string;
  readonly prevHash: Uint8Array;
  readonly hash: Uint8Array;
}

export interface ChainHead {
  readonly seq: number;
  readonly hash: Uint8Array;
}

export type Digest = (...parts: readonly (Uint8Array | string)[]) => Uint8Array;

/** What the chain looked like up to here. */
export interface ChainState {
  readonly seq: number;
  readonly hash: Uint8Array;
}

type Broken = NonNullable<AuditCheck['broken']>;

/** The state before the first entry; the seed text stands in the first migration. */
export function chainStart(digest: Digest): ChainState {
  return { seq: 0, hash: digest('qingyuan audit log') };
}

/**
 * Checks one entry against what came before.
 * @returns the new state, or what is wrong with the first broken entry.
 */
export function checkEntry(
  state: ChainState,
  entry: ChainEntry,
  digest: Digest,
): { readonly state: ChainState } | { readonly broken: Broken } {
  const expected = state.seq + 1;
  if (entry.seq !== expected)
    return broken(expected, 'missing', `第 ${expected} 条记录不见了（下一条是第 ${entry.seq} 条）。`);
  if (!sameBytes(entry.prevHash, state.hash))
    return broken(entry.seq, 'reordered', `第 ${entry.seq} 条记录没有接在前一条之后。`);
  if (!sameBytes(entry.hash, digest(state.hash, entry.body)))
    return broken(entry.seq, 'changed', `第 ${entry.seq} 条记录的内容被改动过。`);
  if (seqInBody(entry.body) !== entry.seq)
    return broken(entry.seq, 'reordered', `第 ${entry.seq} 条记录的编号与其内容不符。`);
  return { state: { seq: entry.seq, hash: entry.hash } };
}

/** Checks the end of the chain against the stored head: entries cut off the end. */
export function checkHead(state: ChainState, head: ChainHead | undefined): Broken | null {
  if (head !== undefined && head.seq === state.seq && sameBytes(head.hash, state.hash)) return null;
  const last = head?.seq ?? 0;
  return {
    seq: Math.max(state.seq, last),
    fault: 'head',
    detail: `日志末尾应是第 ${last} 条，实际到第 ${state.seq} 条。`,
  };
}

function broken(seq: number, fault: Broken['fault'], detail: string): { readonly broken: Broken } {
  return { broken: { seq, fault, detail } };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function seqInBody(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null && 'seq' in parsed ? parsed.seq : undefined;
  } catch {
    return undefined;
  }
}
