import { registerTip } from '@qingyuan/contract/tips';
import { DETAILS_OF, type TipDetails } from '@qingyuan/contract/tips-registration';
import { z } from 'zod';
import { anyOf, followsOnly } from '../../platform/access/actor.ts';
import { invalid } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { sealField } from '../../platform/crypto/field-cipher.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { startClock } from '../../platform/deadlines/deadlines.ts';
import { getArea } from '../jurisdictions/index.ts';
import { IDENTITY_FIELD } from './identity/open-identity.ts';
import { HANDLE_TIPS } from './tips.policy.ts';
import { getTip, insertTip } from './tips.sql.ts';

const HANDLING = 'tip-handling';

/** Enters a tip that came by another channel than the tip line. */
export const registerTipCommand = command({
  name: 'tip.register',
  input: registerTip.body,
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: anyOf(...HANDLE_TIPS),
  run: async (ctx, area, input) => {
    const { db, scope, actor, now, services } = ctx;
    const receivedAt = input.receivedAt === undefined ? now : new Date(input.receivedAt);
    if (receivedAt > now)
      throw invalid('received-in-future', '收到时间不能晚于现在。', [{ path: 'receivedAt', message: '不能晚于现在' }]);
    const details = detailsOfChannel(input);
    const identity = sealIdentity(services.keys, input);
    const registeredBy = { id: actor.userId, name: actor.name };
    await insertTip(db, scope, { ...input, ...identity, details, areaCode: area.code, receivedAt, registeredBy });
    const subject = { type: 'tip', id: input.id };
    await startClock(ctx, { ruleId: HANDLING, subject, area: area.code, startedAt: receivedAt });
    const { title } = await getTip(db, scope, input.id);
    return {
      result: { id: input.id, state: 'received' as const },
      area: area.code,
      streams: [subject],
      data: { channel: input.channel, kind: input.kind },
      events: [{ name: 'tip.registered', payload: { tipId: input.id, title } }],
    };
  },
});

/** Starts the clock of a tip that the tip line handed in: the public's site knows no law. */
export const startHandling = command({
  name: 'tip.start-handling',
  input: z.object({ id: z.uuid() }),
  load: ({ db, scope }, input) => getTip(db, scope, input.id),
  policy: followsOnly,
  run: async (ctx, tip) => {
    const subject = { type: 'tip', id: tip.id };
    await startClock(ctx, { ruleId: HANDLING, subject, area: tip.areaCode, startedAt: tip.receivedAt });
    return { result: { id: tip.id }, area: tip.areaCode, streams: [] };
  },
});

/** Sealed before it reaches a table; fields that were left empty are no fields. */
function sealIdentity(
  keys: KeyRing,
  { id, identity }: z.output<typeof registerTip.body>,
): { readonly contact: Buffer | null; readonly named: boolean } {
  const said = Object.entries(identity ?? {}).filter(([, text]) => text !== '');
  if (said.length === 0) return { contact: null, named: false };
  const text = JSON.stringify(Object.fromEntries(said));
  return {
    contact: sealField(keys, { ...IDENTITY_FIELD, record: id }, text),
    named: said.some(([name]) => name === 'name'),
  };
}

/** Details that belong to the channel; those of another were typed before it was changed. */
function detailsOfChannel({ channel, details }: z.output<typeof registerTip.body>): TipDetails {
  const own = new Set<string>(DETAILS_OF[channel]);
  return Object.fromEntries(Object.entries(details ?? {}).filter(([name, text]) => own.has(name) && text !== ''));
}
