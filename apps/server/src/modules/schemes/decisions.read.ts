import type { RoleFile } from '@qingyuan/contract/law';
import type { SchemeDecision } from '@qingyuan/contract/scheme-decisions';
import type { Actor, Scope } from '../../platform/access/actor.ts';
import { blindIndex, openField } from '../../platform/crypto/field-cipher.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import type { Services } from '../../platform/platform.ts';
import { HEAD_ID, MEMBER_ID } from './decision-fields.ts';
import { listDecisions, type StoredDecision } from './decisions.sql.ts';
import { getReadableScheme } from './readable-scheme.ts';

type Known = Pick<Services, 'keys' | 'law'>;

/** Every decision about persons of a scheme, newest first. */
export function schemeDecisions(known: Known, asked: { readonly actor: Actor; readonly id: string }) {
  return async (db: ScopedDb, scope: Scope): Promise<SchemeDecision[]> => {
    await getReadableScheme(db, scope, asked);
    return (await listDecisions(db, scope, asked.id)).map((row) => present(known, row));
  };
}

/** Finds the decision in force about a person by the id of his first account. */
export type DecisionFinder = (headId: string) => SchemeDecision | null;

export async function decisionsInForce(
  known: Known,
  tx: { readonly db: ScopedDb; readonly scope: Scope },
  schemeId: string,
): Promise<DecisionFinder> {
  const all = await listDecisions(tx.db, tx.scope, schemeId);
  const inForce = new Map(
    all.filter((row) => row.supersededAt === null).map((row) => [row.headIndex.toString('hex'), row]),
  );
  return (headId) => {
    // Most schemes have few decisions or none, and most persons none.
    const row = inForce.size === 0 ? undefined : inForce.get(blindIndex(known.keys, HEAD_ID, headId).toString('hex'));
    return row === undefined ? null : present(known, row);
  };
}

function present({ keys, law }: Known, row: StoredDecision): SchemeDecision {
  return {
    id: row.id,
    version: row.version,
    memberId: openField(keys, { ...MEMBER_ID, record: row.id }, row.memberId),
    name: row.name,
    personId: row.personId,
    decision: row.decision,
    role: row.role,
    ground: row.ground,
    roleName: nameOf(law.all.roles, row),
    rule: row.rule,
    citation: row.citation,
    conductOn: row.conductOn,
    penalties: [...row.penalties],
    reason: row.reason,
    decidedBy: row.deciderName,
    agency: row.agencyName,
    decidedAt: row.decidedAt.toISOString(),
    supersededAt: row.supersededAt?.toISOString() ?? null,
    digest: row.digest,
  };
}

/** The name of a code in the version of the rule it was decided under. */
function nameOf(files: readonly RoleFile[], { rule, role }: StoredDecision): SchemeDecision['roleName'] {
  const file = files.find(({ id, version }) => `${id}@${version}` === rule);
  return file?.roles.find(({ id }) => id === role)?.name ?? null;
}
