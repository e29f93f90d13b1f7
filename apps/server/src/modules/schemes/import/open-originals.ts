import type { SchemeJoin } from '@qingyuan/contract/scheme-join';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Services } from '../../../platform/platform.ts';
import { openEvidence } from '../../evidence/index.ts';
import type { StoredAnalysis } from '../schemes.sql.ts';

type OpenEvidence = Awaited<ReturnType<typeof openEvidence>>;

/** The items of evidence besides that of the members that further tables come from, each once. */
export function otherEvidence(asked: {
  readonly evidenceId: string;
  readonly join?: SchemeJoin | undefined;
}): readonly string[] {
  const ids = (asked.join ?? []).flatMap(({ evidenceId }) => evidenceId ?? []);
  return [...new Set(ids)].filter((id) => id !== asked.evidenceId);
}

/** Opens every original that an analysis rests on. @throws DomainError when one is not within the scope. */
export async function openOriginals(
  services: Pick<Services, 'vault'>,
  db: ScopedDb,
  { scope, analysis }: { readonly scope: Scope; readonly analysis: StoredAnalysis },
): Promise<{ readonly evidence: OpenEvidence; readonly others: readonly OpenEvidence[] }> {
  const evidence = await openEvidence(services, db, { scope, id: analysis.evidenceId });
  const others: OpenEvidence[] = [];
  const ids = otherEvidence({ evidenceId: analysis.evidenceId, join: analysis.options.join });
  for (const id of ids) others.push(await openEvidence(services, db, { scope, id }));
  return { evidence, others };
}
