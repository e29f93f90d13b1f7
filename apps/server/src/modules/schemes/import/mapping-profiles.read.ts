import type { MappingProfile } from '@qingyuan/contract/scheme-import';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import { listProfiles } from './mapping-profiles.sql.ts';

/** Every saved mapping that the actor may use. */
export function mappingProfiles(db: ScopedDb, scope: Scope): Promise<MappingProfile[]> {
  return listProfiles(db, scope);
}
