import type { Scope } from '../../../platform/access/actor.ts';
import { openField } from '../../../platform/crypto/field-cipher.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Services } from '../../../platform/platform.ts';
import { CHOICE_MEMBER } from '../choices/choice-fields.ts';
import { listChoices } from '../choices/choices.sql.ts';
import type { AnalysedScheme } from '../readable-scheme.ts';
import type { StructureView } from '../structure-view.ts';

/** Accounts that the analysis took for filled in by the system, as officers had decided; one decided since does not count yet. */
export async function excludedAccounts(
  { keys }: Pick<Services, 'keys'>,
  { db, scope }: { readonly db: ScopedDb; readonly scope: Scope },
  { found, structure }: { readonly found: AnalysedScheme; readonly structure: Pick<StructureView, 'find'> },
): Promise<ReadonlySet<number>> {
  const counted = new Set((found.result.figures.choices ?? []).filter(({ applied }) => applied).map(({ id }) => id));
  if (counted.size === 0) return new Set();
  const choices = (await listChoices(db, scope, found.scheme.id)).filter(
    ({ id, kind }) => kind === 'exclude_account' && counted.has(id),
  );
  const indexes = await Promise.all(
    choices.map(({ id, memberId }) => structure.find(openField(keys, { ...CHOICE_MEMBER, record: id }, memberId))),
  );
  return new Set(indexes.filter((index) => index !== undefined));
}
