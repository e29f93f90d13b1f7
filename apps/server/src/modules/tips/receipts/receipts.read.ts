import type { ReceiptRoot } from '@qingyuan/contract/tips-receipts';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import { listRoots } from './receipts.sql.ts';

const SHOWN = 100;

export function rootsNewestFirst(db: ScopedDb, scope: Scope): Promise<ReceiptRoot[]> {
  return listRoots(db, scope, SHOWN);
}
