import { ACCOUNT } from './layout.ts';
import type { FileAccount, FileSections } from './sections.ts';
import { readAccounts, readRecord, readRecords } from './sections.ts';

/** Accounts of a line that stand side by side in the file, and how many levels they are below its top. */
export interface LineStretch {
  readonly below: number;
  readonly accounts: readonly FileAccount[];
}

/** Accounts read at a time. */
const STRETCH = 2048;

/**
 * Every account of a line, its top first, level by level; of all lines when no top is given. Accounts are numbered
 * breadth-first, so those of a line on one level stand side by side: O(accounts of the line), in stretches. Below an
 * account that no root reaches only those whom it recommended follow. Throws RangeError when there is no such account.
 */
export async function* lineAccounts(file: FileSections, top?: number): AsyncGenerator<LineStretch> {
  if (top !== undefined) await readRecord(file, top);
  let from = top ?? 0;
  let to = top === undefined ? file.roots : top + 1;
  const closed = top !== undefined && top >= file.lined;
  for (let below = 0; from < to; below += 1) {
    let next: number | undefined;
    let count = 0;
    for (let at = from; at < to; at += STRETCH) {
      const end = Math.min(to, at + STRETCH);
      const records = await readRecords(file, 'accounts', { from: at, to: end, width: ACCOUNT.bytes });
      for (let one = 0; one < end - at; one += 1) {
        const direct = records.getUint32(one * ACCOUNT.bytes + ACCOUNT.direct, true);
        if (direct > 0) next ??= records.getUint32(one * ACCOUNT.bytes + ACCOUNT.firstChild, true);
        count += direct;
      }
      yield { below, accounts: await readAccounts(file, at, end) };
    }
    // A cycle has no end.
    if (next === undefined || (closed && below > 0)) return;
    from = next;
    to = next + count;
  }
}
