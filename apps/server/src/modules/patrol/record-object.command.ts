import { recordObject as endpoint } from '@qingyuan/contract/patrol';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { identityOf } from '@qingyuan/core/screening/online-identity';
import { anyOf } from '../../platform/access/actor.ts';
import { invalid } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { getArea } from '../jurisdictions/index.ts';
import { classify } from './classify.rules.ts';
import { insertSighting } from './object-history.sql.ts';
import { getObject, insertObject } from './online-objects.sql.ts';
import { PATROL } from './patrol.policy.ts';
import { getPatrol } from './patrols.sql.ts';

/** Enters a find. What the county knows already, however its address is written, gets a further sighting. */
export const recordObject = command({
  name: 'online.record',
  input: endpoint.body,
  load: async ({ db, scope }, input) => ({
    area: await getArea(db, scope, input.areaCode),
    patrol: input.patrolId === undefined ? undefined : await getPatrol(db, scope, input.patrolId),
  }),
  policy: anyOf(...PATROL),
  run: async ({ db, scope, actor, now, services }, { area, patrol }, input) => {
    const identity = identityOf(input);
    if (identity === undefined)
      throw invalid('no-address', '填写的不是这类对象的地址或账号，请核对。', [
        { path: 'address', message: '请核对地址' },
      ]);
    const dictionary = services.law.disguises('disguises', shanghaiDate(now.getTime()));
    const { patrolId: _patrol, ...fields } = input;
    const id = await insertObject(db, scope, {
      ...fields,
      areaCode: area.code,
      identity,
      ...classify(dictionary, [input.name, input.description]),
      foundAt: now,
      foundBy: actor.name,
    });
    const object = await getObject(db, scope, id);
    await insertSighting(db, scope, {
      id: input.id,
      objectId: id,
      area: object.areaCode,
      patrolId: patrol?.id ?? null,
      address: input.address,
      note: input.description.slice(0, 500),
      officerName: actor.name,
      at: now,
    });
    const known = id !== input.id;
    return {
      result: { id, state: object.state, known },
      area: object.areaCode,
      streams: [{ type: 'online_object', id }, ...(patrol === undefined ? [] : [{ type: 'patrol', id: patrol.id }])],
      data: { kind: object.kind, name: object.name, known, disguises: object.disguises },
    };
  },
});
