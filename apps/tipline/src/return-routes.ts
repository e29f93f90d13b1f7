import { TIP_LIMITS } from '@qingyuan/contract/tips';
import { parseReceiptCode } from '@qingyuan/core/identifiers/receipt-code';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkFormToken, newFormToken, receiptHash } from './keys.ts';
import { returnPage, talkPage, type TalkPage } from './pages/return.ts';
import { Written } from './report.ts';
import { send, type Site, viewOf } from './site.ts';

/** Looks of one visitor in ten minutes; codes cannot be guessed anyway. */
const LOOKS = { max: 40, timeWindow: 10 * 60_000 };

/** Coming back with a receipt code. The code travels in forms only, never in an address. */
export function returnRoutes(app: FastifyInstance, site: Site): void {
  const freshToken = () => newFormToken(site.formKey, site.now()).text;

  app.get('/return', (request, reply) => send(reply, 200, returnPage(viewOf(request), { token: freshToken() })));

  app.post('/return', { config: { rateLimit: LOOKS } }, (request, reply) => {
    const { code, token } = Written.parse(request.body ?? {});
    const view = viewOf(request);
    if (checkFormToken(site.formKey, token, site.now()) === undefined) {
      return send(reply, 403, returnPage(view, { token: freshToken(), code, notice: 'expired' }));
    }
    return showTalk(site, { request, reply }, { code, token: freshToken(), message: '' });
  });

  app.post('/return/message', { config: { rateLimit: LOOKS } }, async (request, reply) => {
    const { code, message, token } = Written.parse(request.body ?? {});
    const exchange = { request, reply };
    const shown = { code, message, token: freshToken() };
    if (checkFormToken(site.formKey, token, site.now()) === undefined) {
      return showTalk(site, exchange, { ...shown, notice: 'expired', status: 403 });
    }
    if (message === '') return showTalk(site, exchange, { ...shown, notice: 'empty', status: 422 });
    if (message.length > TIP_LIMITS.message)
      return showTalk(site, exchange, { ...shown, notice: 'tooLong', status: 422 });
    const done = await site.tips.reply(receiptHash(parseReceiptCode(code)), message).catch(() => false);
    return showTalk(
      site,
      exchange,
      done ? { ...shown, message: '', notice: 'sent' } : { ...shown, notice: 'failed', status: 503 },
    );
  });
}

/** The conversation, or the question for the code again; a code that can be none costs the same look-up. */
async function showTalk(
  site: Site,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  { status, ...shown }: Omit<TalkPage, 'talk'> & { readonly status?: number },
): Promise<FastifyReply> {
  const view = viewOf(request);
  const talk = await site.tips.find(receiptHash(parseReceiptCode(shown.code)));
  if (talk === undefined) return send(reply, 404, returnPage(view, { token: shown.token, code: shown.code }));
  return send(reply, status ?? 200, talkPage(view, { ...shown, talk }));
}
