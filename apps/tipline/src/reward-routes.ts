import { parseReceiptCode } from '@qingyuan/core/identifiers/receipt-code';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { checkFormToken, newFormToken, receiptHash } from './keys.ts';
import { newOfficeBox } from './office-box.ts';
import { ACCOUNT_FIELDS, type AccountField, pinPage, rewardPage, type RewardPage } from './pages/reward.ts';
import { returnPage } from './pages/return.ts';
import { newPin, pinHash } from './pin.ts';
import { Written } from './report.ts';
import type { TipReward } from './reward-tips.sql.ts';
import { send, type Site, viewOf } from './site.ts';

/** Looks of one visitor in ten minutes; codes cannot be guessed anyway. */
const LOOKS = { max: 40, timeWindow: 10 * 60_000 };

const Line = z.preprocess(
  (raw) => (typeof raw === 'string' ? raw.normalize('NFKC').trim().slice(0, 60) : ''),
  z.string(),
);
const Account = z.object({ holder: Line, bank: Line, number: Line });
type Account = z.infer<typeof Account>;
const NOTHING: Account = { holder: '', bank: '', number: '' };

/** The reward of a receipt: how far it is, a PIN, an account once. Code, PIN and account travel in forms only. */
export function rewardRoutes(app: FastifyInstance, site: Site): void {
  app.post('/reward', { config: { rateLimit: LOOKS } }, (request, reply) =>
    withTip(site, { request, reply }, async (held, show) => show(held.valid ? {} : { notice: 'expired', status: 403 })),
  );

  app.post('/reward/pin', { config: { rateLimit: LOOKS } }, (request, reply) =>
    withTip(site, { request, reply }, async (held, show) => {
      if (!held.valid) return show({ notice: 'expired', status: 403 });
      const pin = newPin();
      const done = await site.tips.setPin(held.hash, pinHash(held.code, pin)).catch(() => false);
      if (!done) return show({ notice: 'failed', status: 503 });
      return send(reply, 200, pinPage(viewOf(request), { code: held.code, token: held.token, pin }));
    }),
  );

  app.post('/reward/account', { config: { rateLimit: LOOKS } }, (request, reply) =>
    withTip(site, { request, reply }, async (held, show) => {
      const account = Account.parse(request.body ?? {});
      if (!held.valid || held.reward === undefined) return show({ account, notice: 'expired', status: 403 });
      const faults = faultsOf(account);
      if (Object.keys(faults).length > 0) return show({ account, faults, status: 422 });
      const done = await site.tips.giveAccount(held.hash, seal(site, held.reward, account)).catch(() => false);
      return done ? show({}) : show({ account, notice: 'failed', status: 503 });
    }),
  );
}

interface Held {
  readonly code: string;
  readonly hash: Buffer;
  readonly token: string;
  readonly reward: TipReward | undefined;
  /** The form is one of this site's and not too old. */
  readonly valid: boolean;
}

type Show = (
  shown: Partial<Pick<RewardPage, 'account' | 'faults' | 'notice'>> & { status?: number },
) => Promise<FastifyReply>;

/** Looks the code up; one that does not exist leads back to the question for it. */
async function withTip(
  site: Site,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  act: (held: Held, show: Show) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const sent = Written.parse(request.body ?? {});
  const token = newFormToken(site.formKey, site.now()).text;
  const code = parseReceiptCode(sent.code);
  const hash = receiptHash(code);
  const view = viewOf(request);
  if (code === undefined || (await site.tips.find(hash)) === undefined)
    return send(reply, 404, returnPage(view, { token, code: sent.code }));
  const valid = checkFormToken(site.formKey, sent.token, site.now()) !== undefined;
  const show: Show = async ({ status, account = NOTHING, faults = {}, notice }) => {
    const reward = await site.tips.findReward(hash);
    return send(reply, status ?? 200, rewardPage(view, { code, token, reward, account, faults, notice }));
  };
  return act({ code, hash, token, valid, reward: await site.tips.findReward(hash) }, show);
}

function faultsOf(account: Account): Partial<Record<AccountField, 'missing' | 'wrong'>> {
  const missing = ACCOUNT_FIELDS.filter((name) => account[name] === '').map((name) => [name, 'missing'] as const);
  const digits = account.number.replaceAll(/[\s-]/gu, '');
  const wrong = account.number !== '' && !/^\d{8,30}$/u.test(digits) ? ([['number', 'wrong']] as const) : [];
  return Object.fromEntries([...missing, ...wrong]);
}

/** Sealed with the public key of the office before it reaches any table; bound to this reward. */
function seal(site: Site, reward: TipReward, { holder, bank, number }: Account): Buffer {
  const account = number.replaceAll(/[\s-]/gu, '');
  const box = newOfficeBox(site.officeKey, { purpose: 'account', record: reward.id });
  return Buffer.concat([box.header, box.seal(Buffer.from(JSON.stringify({ holder, bank, account })), true)]);
}
