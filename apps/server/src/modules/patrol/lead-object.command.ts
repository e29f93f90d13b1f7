import { makeLeadOfObject as endpoint } from '@qingyuan/contract/patrol';
import { anyOf } from '../../platform/access/actor.ts';
import { conflict } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { leadMarksOf } from './lead-marks.rules.ts';
import { changeObject, lockObject } from './online-objects.sql.ts';
import { mayBecomeLead, PATROL } from './patrol.policy.ts';

/** Makes the object a lead in one step; module leads follows and registers it. */
export const makeLeadOfObject = command({
  name: 'online.make-lead',
  input: endpoint.params.extend(endpoint.body.shape),
  load: ({ db, scope }, input) => lockObject(db, scope, input.id),
  policy: anyOf(...PATROL),
  run: async ({ db, scope }, object, { leadId, title, summary, grade }) => {
    if (!mayBecomeLead(object)) throw conflict('no-lead-of-it', '该对象已形成线索或已被排除，请刷新后再看。');
    await changeObject(db, scope, object.id, { leadId });
    const from = { type: 'online_object', id: object.id };
    const lead = {
      leadId,
      source: 'online_patrol',
      grade,
      title,
      summary,
      areaCode: object.areaCode,
      from,
      marks: leadMarksOf(object),
    };
    return {
      result: { id: object.id, state: object.state, leadId },
      area: object.areaCode,
      streams: [from],
      data: { leadId, title },
      events: [{ name: 'lead.proposed', payload: lead }],
    };
  },
});
