import { createHash } from 'node:crypto';
import type { AuditCheck } from '@qingyuan/contract/audit';
import type { Db } from '../../platform/db/connect.ts';
import { chainStart, type ChainState, checkEntry, checkHead, type Digest } from './audit.rules.ts';
import { findHead, readChain } from './audit.sql.ts';

const sha256: Digest = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Walks the whole log from its first entry; stops at the first broken one. Memory is bounded. */
export async function verifyChain(db: Db): Promise<AuditCheck> {
  // The head is read first: entries written meanwhile lie behind it.
  const head = await findHead(db);
  let state: ChainState = chainStart(sha256);
  for await (const entry of readChain(db)) {
    if (head !== undefined && entry.seq > head.seq) break;
    const checked = checkEntry(state, entry, sha256);
    if ('broken' in checked) return report(state, checked.broken);
    state = checked.state;
  }
  return report(state, checkHead(state, head));
}

function report(state: ChainState, broken: AuditCheck['broken']): AuditCheck {
  return { ok: broken === null, entries: state.seq, head: Buffer.from(state.hash).toString('hex'), broken };
}
