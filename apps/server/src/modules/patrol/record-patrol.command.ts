import { recordPatrol as endpoint } from '@qingyuan/contract/patrol';
import { anyOf } from '../../platform/access/actor.ts';
import { invalid } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { getArea } from '../jurisdictions/index.ts';
import { PATROL } from './patrol.policy.ts';
import { insertPatrol } from './patrols.sql.ts';

/** Enters an online patrol: who, when, where, with which words, with what result. */
export const recordPatrol = command({
  name: 'patrol.record',
  input: endpoint.body,
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: anyOf(...PATROL),
  run: async ({ db, scope, actor, now }, area, input) => {
    const [beganAt, endedAt] = [new Date(input.beganAt), new Date(input.endedAt)];
    if (endedAt < beganAt)
      throw invalid('ends-before-it-begins', '结束时间不能早于开始时间。', [
        { path: 'endedAt', message: '不能早于开始时间' },
      ]);
    if (endedAt > now)
      throw invalid('patrol-in-future', '巡查时间不能晚于现在。', [{ path: 'endedAt', message: '不能晚于现在' }]);
    await insertPatrol(db, scope, {
      ...input,
      areaCode: area.code,
      words: [...new Set(input.words)],
      beganAt,
      endedAt,
      officerId: actor.userId,
      officerName: actor.name,
      agencyName: actor.agency.name,
      recordedAt: now,
    });
    return {
      result: { id: input.id },
      area: area.code,
      streams: [{ type: 'patrol', id: input.id }],
      data: { platform: input.platform, words: input.words.length },
    };
  },
});
