import * as contract from '@qingyuan/contract/scheme-import';
import { anyOf } from '../../../platform/access/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { ANALYSE_SCHEMES } from '../schemes.policy.ts';
import { deleteProfile, deleteProfileNamed, getProfileName, insertProfile } from './mapping-profiles.sql.ts';

/** Keeps how the tables of a site software are read, for the area of whoever saves it. */
export const saveMappingProfile = command({
  name: 'scheme.save-mapping-profile',
  input: contract.saveMappingProfile.body,
  load: async () => ({}),
  policy: anyOf(...ANALYSE_SCHEMES),
  run: async ({ db, scope, actor, now }, _, input) => {
    const area = actor.areaCode;
    await deleteProfileNamed(db, scope, { area, name: input.name });
    await insertProfile(db, scope, { ...input, area, actor, at: now });
    return {
      result: { id: input.id },
      area,
      streams: [{ type: 'scheme-mapping-profile', id: input.id }],
      data: { name: input.name, columns: input.columns.length, tables: input.join.length },
    };
  },
});

export const deleteMappingProfile = command({
  name: 'scheme.delete-mapping-profile',
  input: contract.deleteMappingProfile.params,
  load: ({ db, scope }, { id }) => getProfileName(db, scope, id),
  policy: anyOf(...ANALYSE_SCHEMES),
  run: async ({ db, scope }, { id, area, name }) => {
    await deleteProfile(db, scope, id);
    return { result: { id }, area, streams: [{ type: 'scheme-mapping-profile', id }], data: { name } };
  },
});
