import { SchemeJoin } from '@qingyuan/contract/scheme-join';
import type { MappingProfile } from '@qingyuan/contract/scheme-import';
import { ActiveValues, ColumnNames } from '@qingyuan/contract/scheme-source';
import { z } from 'zod';
import type { Actor, Scope } from '../../../platform/access/actor.ts';
import { notFound } from '../../../platform/access/errors.ts';
import { inScope, type ScopedDb } from '../../../platform/db/scope.ts';

export type NewProfile = Pick<MappingProfile, 'id' | 'name' | 'columns' | 'mapping' | 'join' | 'activeValues'>;

const Columns = z.array(z.string());

/** Saved mappings of the scope, by name. */
export async function listProfiles(db: ScopedDb, scope: Scope): Promise<MappingProfile[]> {
  const rows = await db
    .selectFrom('scheme_mapping_profile')
    .selectAll()
    .where(inScope(scope))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    area: row.area_code,
    name: row.name,
    columns: Columns.parse(row.columns),
    mapping: ColumnNames.parse(row.mapping),
    join: SchemeJoin.parse(row.joined_tables),
    ...(row.active_values === null ? {} : { activeValues: ActiveValues.parse(row.active_values) }),
    createdBy: row.creator_name,
    createdAt: row.created_at.toISOString(),
  }));
}

/** @throws DomainError when there is none within the scope. */
export async function getProfileName(
  db: ScopedDb,
  scope: Scope,
  id: string,
): Promise<{ id: string; area: string; name: string }> {
  const row = await db
    .selectFrom('scheme_mapping_profile')
    .select(['id', 'area_code as area', 'name'])
    .where('id', '=', id)
    .where(inScope(scope))
    .executeTakeFirst();
  if (row === undefined) throw notFound('该列对应模板');
  return row;
}

/** Deletes the one of this name in the area, if there is one. */
export async function deleteProfileNamed(
  db: ScopedDb,
  scope: Scope,
  at: { area: string; name: string },
): Promise<void> {
  await db
    .deleteFrom('scheme_mapping_profile')
    .where('area_code', '=', at.area)
    .where('name', '=', at.name)
    .where(inScope(scope))
    .execute();
}

export async function deleteProfile(db: ScopedDb, scope: Scope, id: string): Promise<void> {
  await db.deleteFrom('scheme_mapping_profile').where('id', '=', id).where(inScope(scope)).execute();
}

export async function insertProfile(
  db: ScopedDb,
  _scope: Scope,
  profile: NewProfile & { readonly area: string; readonly actor: Actor; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('scheme_mapping_profile')
    .values({
      id: profile.id,
      area_code: profile.area,
      name: profile.name,
      columns: JSON.stringify(profile.columns),
      mapping: JSON.stringify(profile.mapping),
      joined_tables: JSON.stringify(profile.join),
      active_values: profile.activeValues === undefined ? null : JSON.stringify(profile.activeValues),
      created_by: profile.actor.userId,
      creator_name: profile.actor.name,
      created_at: profile.at,
    })
    .execute();
}
