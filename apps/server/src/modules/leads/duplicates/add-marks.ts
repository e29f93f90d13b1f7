import type { LeadMarkInput } from '@qingyuan/contract/leads';
import { blindIndex } from '../../../platform/crypto/field-cipher.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import { insertMarks, listAreaNames } from './duplicates.sql.ts';
import { foldMarks } from './marks.rules.ts';

const PHONE = { table: 'lead_mark', column: 'phone' } as const;

/**
 * Folds what the lead is about and stores it; a phone only as its blind index and masked. @returns how many could be
 * used.
 */
export async function addMarks(
  { db, scope, services }: Pick<CommandContext, 'db' | 'scope' | 'services'>,
  lead: { readonly id: string; readonly areaCode: string },
  inputs: readonly LeadMarkInput[],
): Promise<number> {
  const folded = foldMarks(inputs, await listAreaNames(db, scope, lead.areaCode));
  const marks = folded.map((mark) =>
    mark.kind === 'phone' ? { ...mark, key: blindIndex(services.keys, PHONE, mark.key).toString('hex') } : mark,
  );
  await insertMarks(db, scope, { leadId: lead.id, marks });
  return marks.length;
}
