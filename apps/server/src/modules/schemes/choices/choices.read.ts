import type { SchemeChoice, SchemeChoices } from '@qingyuan/contract/scheme-choices';
import type { Choice } from '@qingyuan/core/scheme/choices/choice';
import type { Actor, Scope } from '../../../platform/access/actor.ts';
import { hasRole } from '../../../platform/access/actor.ts';
import { openField } from '../../../platform/crypto/field-cipher.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Services } from '../../../platform/platform.ts';
import { WORKABLE } from '../../cases/index.ts';
import { getReadableScheme } from '../readable-scheme.ts';
import { ANALYSE_SCHEMES, possibleActs } from '../schemes.policy.ts';
import type { StoredAnalysis } from '../schemes.sql.ts';
import { CHOICE_MEMBER, CHOICE_OTHER } from './choice-fields.ts';
import { choiceState, countWaiting, toEngine } from './choice-digests.ts';
import { listChoices, type StoredChoice } from './choices.sql.ts';

type Keys = Services['keys'];

function idsOf(keys: Keys, row: StoredChoice): { memberId: string; otherId: string | null } {
  return {
    memberId: openField(keys, { ...CHOICE_MEMBER, record: row.id }, row.memberId),
    otherId: row.otherId === null ? null : openField(keys, { ...CHOICE_OTHER, record: row.id }, row.otherId),
  };
}

/** A decision for the engine, and how figures name it. */
export interface OpenChoice {
  readonly choice: Choice;
  readonly seal: { readonly id: string; readonly digest: string };
}

/** The decisions that an analysis was asked for with, revoked since or not, in their order. */
export async function openChoices(
  keys: Keys,
  { db, scope }: { readonly db: ScopedDb; readonly scope: Scope },
  { schemeId, options }: StoredAnalysis,
): Promise<OpenChoice[]> {
  const asked = new Set(options.choices);
  if (asked.size === 0) return [];
  const rows = (await listChoices(db, scope, schemeId)).filter(({ id }) => asked.has(id));
  if (rows.length < asked.size) throw new Error('a decision about the data of this scheme has gone');
  return rows.map((row) => ({
    choice: toEngine({ ...row, ...idsOf(keys, row) }),
    seal: { id: row.id, digest: row.digest },
  }));
}

/** Every decision about the data of a scheme, those in force first, newest first, and what the actor may do. */
export function schemeChoices(keys: Keys, asked: { readonly actor: Actor; readonly id: string }) {
  return async (db: ScopedDb, scope: Scope): Promise<{ data: SchemeChoices; can: string[] }> => {
    const { kase, result } = await getReadableScheme(db, scope, asked);
    const all = await listChoices(db, scope, asked.id);
    const counted = result?.figures.choices ?? [];
    const rows = all.toReversed().map((row) => present(keys, row, choiceState(row, counted)));
    const waiting = result === undefined ? 0 : countWaiting(all, counted);
    const workable = WORKABLE.includes(kase.state);
    const decides = possibleActs(asked.actor, { workable, analysed: result !== undefined }).includes('mark-role');
    const analyses = result !== undefined && workable && hasRole(asked.actor, ...ANALYSE_SCHEMES);
    return {
      data: {
        rows: [...rows.filter((row) => row.revoked === null), ...rows.filter((row) => row.revoked !== null)],
        waiting,
      },
      can: [...(decides ? ['choose'] : []), ...(analyses ? ['reanalyse'] : [])],
    };
  };
}

function present(keys: Keys, row: StoredChoice, state: SchemeChoice['state']): SchemeChoice {
  const { revoked } = row;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    tree: row.tree,
    ...idsOf(keys, row),
    reason: row.reason,
    decidedBy: row.deciderName,
    agency: row.agencyName,
    decidedAt: row.decidedAt.toISOString(),
    digest: row.digest,
    revoked: revoked === null ? null : { ...revoked, at: revoked.at.toISOString() },
    state,
  };
}
