import { unfinishedDump } from './sql-refusals.ts';
import { isWord, type SqlWord } from './sql-statements.ts';
import type { ByteSource } from './table-source.ts';

const EDGE = 4096;

/**
 * Notices a dump that was cut exactly between two statements: a lock or transaction that stays open, or the closing
 * line that mysqldump writes and that is missing.
 */
export class SqlEnding {
  private locked = false;
  private inTransaction = false;

  /** Looks at a statement that went by. */
  note(words: readonly SqlWord[]): void {
    const [first, second] = words;
    if (isWord(first, 'LOCK')) this.locked = true;
    else if (isWord(first, 'UNLOCK')) this.locked = false;
    else if (isWord(first, 'BEGIN') || (isWord(first, 'START') && isWord(second, 'TRANSACTION')))
      this.inTransaction = true;
    else if (isWord(first, 'COMMIT')) this.inTransaction = false;
  }

  /** @throws TabularError `cut-off-dump` */
  async check(source: ByteSource): Promise<void> {
    if (this.locked) throw unfinishedDump(source.size, '缺少 UNLOCK TABLES', 'UNLOCK TABLES is missing');
    if (this.inTransaction) throw unfinishedDump(source.size, '缺少 COMMIT', 'COMMIT is missing');
    const head = plain(await source.read(0, EDGE));
    if (!/^[^\w]*-- (MySQL|MariaDB) dump/mu.test(head)) return;
    const tail = plain(await source.read(Math.max(0, source.size - EDGE), EDGE));
    if (!tail.includes('-- Dump completed')) {
      throw unfinishedDump(source.size, '缺少结尾的 -- Dump completed', 'its last line, -- Dump completed, is missing');
    }
  }
}

function plain(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replaceAll('\0', '');
}
