import { blindIndex } from '../../../platform/crypto/field-cipher.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import { requireWorkableCase } from '../../cases/index.ts';
import { HEAD_ID } from '../decision-fields.ts';
import { openStructure } from '../open-structure.ts';
import { type AnalysedScheme, getAnalysedScheme } from '../readable-scheme.ts';
import { byPolice } from '../schemes.policy.ts';

/** An analysed scheme in whose case the actor may decide and record. @throws DomainError otherwise. */
export async function getDecidableScheme(
  { db, scope, actor }: CommandContext,
  { id }: { readonly id: string },
): Promise<AnalysedScheme> {
  const found = await getAnalysedScheme(db, scope, { actor, id });
  if (!byPolice(actor)) await requireWorkableCase(db, scope, found.kase.id);
  return found;
}

export interface Head {
  /** Id of the person's first account: the same in every analysis of the file. */
  readonly headId: string;
  readonly headIndex: Buffer;
}

/** Who stands behind an account. @throws DomainError when there is no such account. */
export async function headBehind(
  { services }: Pick<CommandContext, 'services'>,
  { result }: AnalysedScheme,
  index: number,
): Promise<Head> {
  const { headId } = await (await openStructure(services.vault, result)).person(index);
  return { headId, headIndex: blindIndex(services.keys, HEAD_ID, headId) };
}
