import { splitTip } from '@qingyuan/contract/tips-registration';
import { anyOf } from '../../../platform/access/actor.ts';
import { conflict } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { HANDLE_TIPS } from '../tips.policy.ts';
import { insertOfficeMessage, lockTip, type Tip } from '../tips.sql.ts';
import { findComplaint, insertComplaint } from './complaints.sql.ts';

/** Splits the complaint off; the reporter reads where it went. */
export const splitTipCommand = command({
  name: 'tip.split',
  input: splitTip.params.extend(splitTip.body.shape),
  load: ({ db, scope }, input) => lockTip(db, scope, input.id),
  policy: anyOf(...HANDLE_TIPS),
  run: async ({ db, scope, actor, now }, tip, { complaintId, demand, handedTo }) => {
    if ((await findComplaint(db, scope, tip.id)) !== undefined)
      throw conflict('already-split', '这件举报里的投诉已经分送过。');
    const splitBy = { id: actor.userId, name: actor.name };
    await insertComplaint(db, scope, { id: complaintId, tipId: tip.id, demand, handedTo, splitBy, at: now });
    if (tip.canReply)
      await insertOfficeMessage(db, scope, {
        tipId: tip.id,
        authorName: actor.name,
        text: notice(tip, handedTo),
        at: now,
      });
    return {
      result: { id: tip.id, complaintId },
      area: tip.areaCode,
      streams: [{ type: 'tip', id: tip.id }],
      data: { handedTo },
    };
  },
});

/** 投诉举报分送告知, in the language of the report. */
function notice(tip: Tip, handedTo: string): string {
  return tip.locale === 'en'
    ? `What you ask for yourself (money back, damages) is a complaint and was handed to: ${handedTo}. It goes its own way there. Your report of pyramid selling continues here.`
    : `您来信中要求退款、赔偿等属于投诉的部分，已分送${handedTo}办理，由其另行答复；举报传销的部分由我们继续办理。`;
}
