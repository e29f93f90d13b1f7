import { nameResponsible } from '@qingyuan/contract/jurisdictions';
import { anyOf } from '../../platform/access/actor.ts';
import { invalid } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { findTermStart, getArea, startTerm } from './jurisdictions.sql.ts';
import { NAME_RESPONSIBLE } from './jurisdictions.policy.ts';

/** Names the first (主要领导) or direct (分管领导) responsible person of an area. */
export const nameResponsiblePerson = command({
  name: 'responsibility.name',
  input: nameResponsible.body,
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: anyOf(...NAME_RESPONSIBLE),
  run: async ({ db, scope }, area, input) => {
    const running = await findTermStart(db, scope, area.code, input.kind);
    if (running !== undefined && input.termFrom <= running) {
      const message = `起任日期须晚于现任的起任日期 ${running}。`;
      throw invalid('term-overlaps', message, [{ path: 'termFrom', message }]);
    }
    await startTerm(db, scope, input);
    const data = { kind: input.kind, name: input.name, post: input.post, termFrom: input.termFrom };
    return { result: { id: input.id }, area: area.code, streams: [{ type: 'responsibility', id: input.id }], data };
  },
});
