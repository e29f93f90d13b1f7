import { nameResponsible } from '@qingyuan/contract/jurisdictions';
import { anyOf } from '../../platform/access/actor.ts';
import { command } from '../../platform/command/command.ts';
import { getArea, startTerm } from './jurisdictions.sql.ts';
import { NAME_RESPONSIBLE } from './jurisdictions.policy.ts';

/** Names the first (主要领导) or direct (分管领导) responsible person of an area. */
export const nameResponsiblePerson = command({
  name: 'responsibility.name',
  input: nameResponsible.body,
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: anyOf(...NAME_RESPONSIBLE),
  run: async ({ db, scope }, area, input) => {
    await startTerm(db, scope, input);
    const data = { kind: input.kind, name: input.name, post: input.post, termFrom: input.termFrom };
    return { result: { id: input.id }, area: area.code, streams: [{ type: 'responsibility', id: input.id }], data };
  },
});
