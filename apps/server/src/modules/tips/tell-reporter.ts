import type { CommandContext } from '../../platform/command/command.ts';
import { insertOfficeMessage } from './tips.sql.ts';

/** Writes into the conversation of a tip within another module's command; the reporter reads it with the receipt code. */
export function tellReporter(
  { db, scope, actor, now }: CommandContext,
  word: { readonly tipId: string; readonly text: string },
): Promise<void> {
  return insertOfficeMessage(db, scope, { tipId: word.tipId, authorName: actor.agency.name, text: word.text, at: now });
}
